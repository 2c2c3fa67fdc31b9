using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>What people call the fields of an import, in all languages; case, script, accents and signs do not matter.</summary>
public sealed class HeaderAliases
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>Takes the names of each field.</summary>
    /// <exception cref="ArgumentException">Where two fields go by one name.</exception>
    public HeaderAliases(IReadOnlyDictionary<string, IReadOnlyList<string>> aliases)
    {
        foreach (var (field, alias) in aliases.SelectMany(a => a.Value.Select(alias => (a.Key, alias))))
        {
            if (!_fields.TryAdd(SearchKey.Fold(alias), field) && FieldOf(alias) != field)
                throw new ArgumentException($"“{alias}” is {field} and {FieldOf(alias)}.", nameof(aliases));
        }
    }

    /// <summary>The field a header names; null where none goes by it.</summary>
    public string? FieldOf(string header) => _fields.GetValueOrDefault(SearchKey.Fold(header));
}
