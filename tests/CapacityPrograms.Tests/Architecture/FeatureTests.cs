using System.Reflection;
using System.Text.RegularExpressions;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CapacityPrograms.Tests.Architecture;

/// <summary>A feature is a folder that can be read, changed and removed by itself.</summary>
public sealed partial class FeatureTests
{
    private const string Features = "CapacityPrograms.Web.Features.";
    private const string FeaturesFolder = "src/CapacityPrograms.Web/Features/";

    private static readonly Assembly Web = typeof(DatabaseOptions).Assembly;

    // Pages for people who have not signed in, each with the reason why they may see it.
    private static readonly Dictionary<string, string> PublicPages = new(StringComparer.Ordinal)
    {
        ["CapacityPrograms.Web.Components.Layout.NotFound"] = "shows no data, and tells an absent page from a refused one to nobody",
        ["CapacityPrograms.Web.Components.Layout.Problem"] = "shows no data, and an error may come before the sign-in",
        ["CapacityPrograms.Web.Features.Attendance.CheckIn.CheckInPage"] =
            "lets a participant with the code on the wall say that they are there, and shows nobody's name",
        ["CapacityPrograms.Web.Features.Progress.Sharing.SharedPage"] =
            "shows the figures of one programme to whoever has the secret of a link, and nobody's name",
    };

    [Fact]
    public void No_feature_names_another_in_its_source()
    {
        var files = Repository.Files(FeaturesFolder, ".cs", ".razor").Where(file => file[FeaturesFolder.Length..].Contains('/')).ToList();
        Assert.NotEmpty(files);

        var found = files
            .SelectMany(file => FeatureName().Matches(Repository.Read(file)).Select(match => (file, Named: match.Groups[1].Value)))
            .Where(hit => hit.Named != FeatureOf(hit.file))
            .Select(hit => $"{hit.file} names the feature {hit.Named}");
        Assert.Empty(found);
    }

    [Fact]
    public void No_feature_uses_a_type_of_another()
    {
        var types = Web.GetTypes().Where(type => FeatureOf(type) is not null).ToList();
        Assert.NotEmpty(types);

        var found = types
            .SelectMany(type => TypesUsedBy(type).Select(used => (type, used)))
            .Where(pair => FeatureOf(pair.used) is { } other && other != FeatureOf(pair.type))
            .Select(pair => $"{pair.type.FullName} uses {pair.used.FullName}")
            .Distinct();
        Assert.Empty(found);
    }

    [Fact]
    public void Every_page_outside_the_account_names_its_policy()
    {
        var pages = Web.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>(inherit: false).Any()).ToList();
        Assert.NotEmpty(pages);

        var open = pages.Where(page => !IsGuarded(page)).Select(page => page.FullName);
        Assert.Empty(open);
    }

    private static bool IsGuarded(Type page)
    {
        if (page.GetCustomAttributes<AuthorizeAttribute>(inherit: true).Any(authorize => !string.IsNullOrEmpty(authorize.Policy)))
            return true;
        if (page.Namespace?.StartsWith("CapacityPrograms.Web.Features.Account", StringComparison.Ordinal) == true)
            return page.IsDefined(typeof(AllowAnonymousAttribute), inherit: true) || page.IsDefined(typeof(AuthorizeAttribute), inherit: true);
        return page.IsDefined(typeof(AllowAnonymousAttribute), inherit: true) && PublicPages.ContainsKey(page.FullName!);
    }

    private static string FeatureOf(string file) => file[FeaturesFolder.Length..].Split('/')[0];

    private static string? FeatureOf(Type type) =>
        type.Namespace?.StartsWith(Features, StringComparison.Ordinal) == true ? type.Namespace[Features.Length..].Split('.')[0] : null;

    private static IEnumerable<Type> TypesUsedBy(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).ToList();
        var named = type.GetFields(All).Select(field => field.FieldType)
            .Concat(methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(methods.SelectMany(method => method.GetMethodBody()?.LocalVariables ?? []).Select(local => local.LocalType))
            .Concat(methods.SelectMany(Il.CalledMembers).Select(member => member.DeclaringType).OfType<Type>())
            .Concat(type.GetInterfaces());
        return named.Append(type.BaseType ?? typeof(object)).SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) :
        type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];

    [GeneratedRegex(@"(?:\bWeb\.|(?<![\w.]))Features\.([A-Z]\w*)")]
    private static partial Regex FeatureName();
}
