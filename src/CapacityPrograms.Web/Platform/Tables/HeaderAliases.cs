using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Refusals;

namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>Which column is which field.</summary>
/// <param name="Columns">Column from 1 by field; a field that no header names is absent.</param>
/// <param name="Unknown">Columns whose header no field goes by, to be told to whoever imports.</param>
public sealed record MatchedColumns(IReadOnlyDictionary<string, int> Columns, IReadOnlyList<CellAddress> Unknown);

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

    /// <summary>Gives each column of a header its field.</summary>
    /// <exception cref="RefusedException">Every header that stands twice, and every field that two columns claim.</exception>
    public MatchedColumns Match(TableHeader header, string fileName)
    {
        var columns = header
            .Titles.Select((title, index) => (Title: title, Field: FieldOf(title), Column: index + 1))
            .Where(c => c.Title.Length > 0)
            .ToList();
        var twice = columns
            .GroupBy(c => c.Field is null ? (false, SearchKey.Fold(c.Title)) : (true, c.Field))
            .Where(g => g.Count() > 1)
            .Select(g => new Refusal(
                "", "ColumnTwice", fileName, header.Sheet, g.First().Title, string.Join(", ", g.Select(c => CellAddress.LettersOf(c.Column)))))
            .ToList();
        if (twice.Count > 0)
            throw new RefusedException(twice);
        return new MatchedColumns(
            columns.Where(c => c.Field is not null).ToDictionary(c => c.Field!, c => c.Column),
            [.. columns.Where(c => c.Field is null).Select(c => header.At(header.Row, c.Column))]);
    }
}
