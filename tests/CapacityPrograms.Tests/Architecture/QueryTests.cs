using System.Reflection;
using System.Text.RegularExpressions;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Architecture;

/// <summary>What is named Queries reads, and what is named Service writes; who looked may be noted by either.</summary>
public sealed partial class QueryTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly List<Type> Types = typeof(DatabaseOptions).Assembly.GetTypes().Where(type => !type.IsNested && type.IsClass).ToList();

    // Services with a method that is named for reading, each with the reason why it is no query.
    private static readonly Dictionary<string, string> ReadAndWrite = new(StringComparer.Ordinal)
    {
        ["RollCallService"] = "remembers which device read a sheet, and when",
        ["TwoFactorService"] = "makes the key that it shows where an account has none yet",
    };

    [Fact]
    public void Queries_write_nothing()
    {
        var queries = Named("Queries");
        Assert.NotEmpty(queries);
        // Where no service wrote either, the rule would see nothing.
        Assert.NotEmpty(Named("Service").SelectMany(Writes));

        Assert.Empty(queries.SelectMany(Writes));
    }

    [Fact]
    public void No_service_has_a_method_that_is_named_for_reading()
    {
        var services = Named("Service").Where(type => type.Namespace!.StartsWith("CapacityPrograms.Web.Features.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(services);

        var found = services
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => ReadingName().IsMatch(method.Name))
            .ToLookup(method => method.DeclaringType!.Name, method => $"{method.DeclaringType!.Name}.{method.Name}");
        Assert.All(ReadAndWrite.Keys, name => Assert.Contains(found, service => service.Key == name));
        Assert.Empty(found.Where(service => !ReadAndWrite.ContainsKey(service.Key)).SelectMany(service => service));
    }

    private static List<Type> Named(string ending) => Types.Where(type => type.Name.EndsWith(ending, StringComparison.Ordinal)).ToList();

    private static IEnumerable<string> Writes(Type type) => WithNested(type)
        .SelectMany(part => part.GetMethods(All).Cast<MethodBase>().Concat(part.GetConstructors(All)))
        .SelectMany(Il.CalledMembers)
        .OfType<MethodBase>()
        .Where(IsWrite)
        .Select(write => $"{type.Name} calls {write.DeclaringType!.Name}.{write.Name}")
        .Distinct();

    // The body of an async method and of a lambda is in a type that the compiler nests.
    private static IEnumerable<Type> WithNested(Type type) =>
        type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(WithNested).Prepend(type);

    private static bool IsWrite(MethodBase called) =>
        BulkWrite().IsMatch(called.Name) || (IsSet(called.DeclaringType!) && SetWrite().IsMatch(called.Name));

    private static bool IsSet(Type type) =>
        typeof(DbContext).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DbSet<>));

    [GeneratedRegex("^(Read|List|Find|Count)")]
    private static partial Regex ReadingName();

    [GeneratedRegex("^Execute(Update|Delete|Sql)")]
    private static partial Regex BulkWrite();

    [GeneratedRegex("^(Add|Attach|Update|Remove)(Range)?(Async)?$")]
    private static partial Regex SetWrite();
}
