using System.Collections;
using System.Reflection;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Tests.Support;

/// <summary>What nobody means and anybody can send: odd texts, numbers at their ends, days that are none. The same for the same seed.</summary>
internal sealed class OddValues(int seed)
{
    private const int Deepest = 4;

    private static readonly string[] _texts =
    [
        "", " ", "a", "Željko Čović", "Жељко", "0", "-1", "1", "2147483648", "99999999999999999999", "1e400", "NaN", "true", "null", "2026-02-30",
        "0001-01-01", "9999-12-31", "12.1.2027", "２０２７-０１-１２", "٣", "25:99", "24:00", "en", "sr-Latn", "xx-nonsense-too-long-to-be-one",
        "Europe/Sarajevo", "Mars/Olympus", "a@b.example", "@", "' OR 1=1 --", "<script>alert(1)</script>", "%00", "%", "_", "[]", "{}", "{0}", "..",
        "../../etc/passwd", "\\\\host\\share", "\t", "\r\n", "a\0b", "\0", "\u0001", "\u202Eabc", "\ufeff", "\ufffe", "\ud800", "\udc00\ud800",
        "\U0001F600", "e\u0301", "=1+1", "+381 64 1", "|", "\\", "/", "//evil.example", "javascript:alert(1)", new string('a', 101),
        new string('ж', 401), new string('x', 9000), string.Concat(Enumerable.Repeat("\U0001F600", 300)),
    ];

    /// <summary>The texts, each once.</summary>
    public static IReadOnlyList<string> Texts => _texts;

    private readonly Random _random = new(seed);
    private readonly NullabilityInfoContext _nullability = new();

    public string Text() => _texts[_random.Next(_texts.Length)];

    public int Number() => Pick(0, 1, 2, 3, -1, 7, 100, 999_999, int.MaxValue, int.MinValue);

    public T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    public int Next(int below) => _random.Next(below);

    /// <summary>A value for what a form or a method asks for; some types are nobody's input, and have none.</summary>
    public object? For(ParameterInfo parameter) =>
        Of(parameter.ParameterType, _nullability.Create(parameter).WriteState == NullabilityState.Nullable, 0);

    /// <summary>True where such a value can be made.</summary>
    public static bool Knows(Type type) =>
        !typeof(Delegate).IsAssignableFrom(type) && type != typeof(Stream) && type.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) != true;

    private object? Of(Type type, bool mayBeNull, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if ((mayBeNull || plain != type) && (depth > Deepest || _random.Next(4) == 0)) return null;
        if (plain == typeof(string)) return Text();
        if (plain == typeof(int)) return Number();
        if (plain == typeof(long)) return (long)Number();
        if (plain == typeof(bool)) return _random.Next(2) == 0;
        if (plain == typeof(decimal)) return Pick(0m, -1m, 0.5m, 1m, 79228162514264337593543950335m);
        if (plain == typeof(double)) return Pick(0.0, -1.0, 0.5, double.NaN, double.PositiveInfinity, 1e308);
        if (plain == typeof(Guid)) return Guid.NewGuid();
        if (plain == typeof(DateOnly)) return Pick(DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2026, 5, 12), new DateOnly(2026, 5, 13));
        if (plain == typeof(TimeOnly)) return Pick(TimeOnly.MinValue, TimeOnly.MaxValue, new TimeOnly(9, 0));
        if (plain == typeof(DateTime)) return DateTime.SpecifyKind(Pick(DateTime.MinValue, DateTime.MaxValue, new DateTime(2026, 5, 12)), DateTimeKind.Utc);
        if (plain == typeof(LocalizedText)) return Pick(LocalizedText.Empty, LocalizedText.Of("en", Text()), LocalizedText.Of(Pick("bs", "x'", ""), Text()));
        if (plain.IsEnum) return Enum.GetValues(plain).GetValue(_random.Next(Enum.GetValues(plain).Length));
        if (plain != typeof(string) && typeof(IEnumerable).IsAssignableFrom(plain)) return Many(plain, depth);
        return Made(plain, depth);
    }

    private object? Many(Type type, int depth)
    {
        var count = depth > Deepest ? 0 : _random.Next(3);
        var parts = type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments();
        if (parts.Length == 2)
        {
            var pairs = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(parts))!;
            for (var i = 0; i < count; i++) pairs[Of(parts[0], false, depth + 1)!] = Of(parts[1], false, depth + 1);
            return pairs;
        }
        if (parts.Length != 1) return null;
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(parts))!;
        for (var i = 0; i < count; i++) list.Add(Of(parts[0], false, depth + 1));
        if (type.IsInstanceOfType(list)) return list;
        if (!type.IsArray) return Activator.CreateInstance(type.IsInterface ? typeof(HashSet<>).MakeGenericType(parts) : type, list);
        var array = Array.CreateInstance(parts[0], list.Count);
        list.CopyTo(array, 0);
        return array;
    }

    private object? Made(Type type, int depth)
    {
        if (type.IsAbstract || type.GetConstructors().OrderBy(c => c.GetParameters().Length).FirstOrDefault() is not { } constructor) return null;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p =>
            Of(p.ParameterType, _nullability.Create(p).WriteState == NullabilityState.Nullable, depth + 1))]);
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0))
            property.SetValue(made, Of(property.PropertyType, _nullability.Create(property).WriteState == NullabilityState.Nullable, depth + 1));
        return made;
    }
}
