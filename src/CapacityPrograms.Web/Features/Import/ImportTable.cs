using CapacityPrograms.Data.Import;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>A row with its columns by field.</summary>
internal sealed record TableLine(TableHeader Header, IReadOnlyDictionary<string, int> Columns, TableRow Row)
{
    /// <summary>Where the row begins.</summary>
    public CellAddress Start => Header.At(Row.Number, 1);

    /// <summary>The cell of a field; blank where the table has no such column.</summary>
    public TableCell this[string field] => Columns.TryGetValue(field, out var column) ? Row[column] : TableCell.Blank;

    /// <summary>Where a field stands; the first column where the table has none for it.</summary>
    public CellAddress At(string field) => Header.At(Row.Number, Columns.GetValueOrDefault(field, 1));

    /// <summary>Whether nothing stands in any column that is known.</summary>
    public bool IsBlank => Columns.Values.All(c => Row[c].IsBlank);
}

/// <summary>The sheets of a file that hold a table of one kind.</summary>
internal sealed class ImportTable
{
    private readonly List<(TableSheet Sheet, TableHeader Header, MatchedColumns Matched)> _sheets = [];

    /// <summary>Finds them by their headers; a hidden sheet is none of them.</summary>
    /// <exception cref="RefusedException">No sheet has the columns that are needed.</exception>
    public ImportTable(TableFile file, ImportKind kind)
    {
        var aliases = ImportFields.Aliases(kind);
        var refusals = new List<Refusal>();
        foreach (var sheet in file.Sheets.Where(s => !s.IsHidden))
        {
            if (!sheet.Rows().Any()) continue;
            try
            {
                var header = TableHeader.Of(sheet, file.Name, aliases);
                var matched = aliases.Match(header, file.Name);
                if (ImportFields.Needed(kind).Any(set => set.All(matched.Columns.ContainsKey)))
                {
                    _sheets.Add((sheet, header, matched));
                    continue;
                }
                var lacking = ImportFields.Needed(kind)[0].Where(f => !matched.Columns.ContainsKey(f)).Select(f => ImportFields.Title(f, Language.Current));
                refusals.Add(new Refusal("File", "ImportColumnMissing", file.Name, sheet.Name, string.Join(", ", lacking)));
            }
            catch (RefusedException refused)
            {
                refusals.AddRange(refused.Refusals.Select(r => r with { Field = "File" }));
            }
            Passed.Add(sheet.Name);
        }
        // A sheet of notes may have a line that reads like one of the columns; tables of one workbook are alike.
        foreach (var poor in _sheets.Where(s => s.Matched.Columns.Count * 2 < _sheets.Max(o => o.Matched.Columns.Count)).ToList())
        {
            _sheets.Remove(poor);
            Passed.Add(poor.Sheet.Name);
        }
        if (_sheets.Count == 0) throw new RefusedException(refusals.Count > 0 ? refusals : [new Refusal("File", "FileEmpty", file.Name)]);
        if (refusals.Find(r => r.Key == "ColumnTwice") is { } twice) throw new RefusedException([twice]);
    }

    /// <summary>Columns that no field goes by.</summary>
    public IReadOnlyList<CellAddress> Unknown => [.. _sheets.SelectMany(s => s.Matched.Unknown)];

    /// <summary>Names of sheets that hold something else.</summary>
    public List<string> Passed { get; } = [];

    /// <summary>The rows of all of them, one at a time.</summary>
    public IEnumerable<TableLine> Lines() =>
        _sheets.SelectMany(s => s.Header.RowsOf(s.Sheet).Select(row => new TableLine(s.Header, s.Matched.Columns, row))).Where(line => !line.IsBlank);
}
