using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>A row with its columns by field, as it is mended.</summary>
internal sealed record TableLine(ImportTable Table, TableHeader Header, IReadOnlyDictionary<string, int> Columns, TableRow Row)
{
    /// <summary>Where the row begins.</summary>
    public CellAddress Start => Header.At(Row.Number, 1);

    /// <summary>The cell of a field; blank where the table has no such column and nobody gave it.</summary>
    public TableCell this[string field] =>
        Table.Choices.Mended.TryGetValue((Header.Sheet, Row.Number, field), out var text) ? TableCell.Of(text)
        : Columns.TryGetValue(field, out var column) ? Row[column] : TableCell.Blank;

    /// <summary>Where a field stands; the first column where the table has none for it.</summary>
    public CellAddress At(string field) => Header.At(Row.Number, Columns.GetValueOrDefault(field, 1));

    /// <summary>Whether nothing stands in any column that is known.</summary>
    public bool IsBlank => Columns.Values.All(c => Row[c].IsBlank);

    /// <summary>Whether somebody has left the row out.</summary>
    public bool IsLeftOut => Table.Choices.LeftOut.ContainsKey((Header.Sheet, Row.Number));
}

/// <summary>The sheets of a file that hold a table of one kind.</summary>
internal sealed class ImportTable
{
    private const int Sampled = 200;
    private const int MostSamples = 3;
    private readonly List<Sheet> _sheets = [];
    private readonly Dictionary<(string Field, string Word), ImportWord> _words = [];

    private sealed record Sheet(TableSheet Rows, TableHeader Header, IReadOnlyList<ImportColumn> Columns)
    {
        public Dictionary<string, int> Fields { get; } =
            Columns.Where(c => c.Field is not null).GroupBy(c => c.Field!).ToDictionary(g => g.Key, g => g.First().At.Column);

        public IEnumerable<IGrouping<string, ImportColumn>> Claimed => Columns.Where(c => c.Field is not null).GroupBy(c => c.Field!).Where(g => g.Count() > 1);
    }

    /// <summary>Finds them by their headers; a hidden sheet is none of them.</summary>
    /// <param name="choices">What somebody said of the columns; it prevails.</param>
    /// <exception cref="RefusedException">No sheet has a header.</exception>
    public ImportTable(TableFile file, ImportKind kind, ImportChoices choices)
    {
        Choices = choices;
        var aliases = ImportFields.Aliases(kind);
        var (refusals, read) = (new List<Refusal>(), new List<Sheet>());
        foreach (var sheet in file.Sheets.Where(s => !s.IsHidden))
        {
            if (!sheet.Rows().Any()) continue;
            try
            {
                read.Add(Read(sheet, HeaderOf(sheet, file, kind, choices), kind, aliases));
            }
            catch (RefusedException refused)
            {
                refusals.AddRange(refused.Refusals.Select(r => r with { Field = "File" }));
                Passed.Add(sheet.Name);
            }
        }
        if (read.Count == 0) throw new RefusedException(refusals.Count > 0 ? refusals : [new Refusal("File", "FileEmpty", file.Name)]);
        var needed = ImportFields.Needed(kind);
        _sheets.AddRange(read.Where(s => needed.Any(set => set.All(s.Fields.ContainsKey))));
        // A sheet of notes may have a line that reads like one of the columns; tables of one workbook are alike.
        var most = _sheets.Select(s => s.Fields.Count).DefaultIfEmpty().Max();
        _sheets.RemoveAll(s => s.Fields.Count * 2 < most);
        if (_sheets.Count == 0)
        {
            Faults.AddRange(read.Select(s => new Refusal(
                "File", "ImportColumnMissing", file.Name, s.Header.Sheet,
                string.Join(", ", needed[0].Where(f => !s.Fields.ContainsKey(f)).Select(f => ImportFields.Title(f, Language.Current))))));
            _sheets.AddRange(read);
        }
        else
        {
            Passed.AddRange(read.Except(_sheets).Select(s => s.Header.Sheet));
        }
        Faults.AddRange(_sheets.SelectMany(s => s.Claimed.Select(g => new Refusal(
            "File", "ColumnTwice", file.Name, s.Header.Sheet, ImportFields.Title(g.Key, Language.Current),
            string.Join(", ", g.Select(c => $"{c.At.Letters} ({c.At.Header})"))))));
        // A name may be one by chance; where all that is seen of a column looks like codes, somebody has to say that it holds names.
        Faults.AddRange(_sheets.SelectMany(s => s.Columns)
            .Where(c => c.Field == ImportFields.Name && c.Samples.Count > 0 && c.Samples.All(IsCode) && !choices.Columns.ContainsKey(c.Key))
            .Select(c => new Refusal("File", "ImportCodesAsNames", file.Name, c.At.Sheet, c.At.Header, c.Samples[0])));
        Columns = [.. _sheets.SelectMany(s => s.Columns).GroupBy(c => c.Key).Select(g => g.MaxBy(c => c.Samples.Count)!)];
    }

    /// <summary>The headings of a sheet; where it has none of its own they stand above its first row.</summary>
    /// <exception cref="RefusedException">The sheet has none, and nobody has said what its columns are.</exception>
    public static TableHeader HeaderOf(TableSheet sheet, TableFile file, ImportKind kind, ImportChoices choices) =>
        choices.Titles is { } titles ? new TableHeader(sheet.Name, 0, titles) : TableHeader.Of(sheet, file.Name, ImportFields.Aliases(kind));

    /// <summary>What somebody decided about the file.</summary>
    public ImportChoices Choices { get; }

    /// <summary>The columns of all sheets, each heading once.</summary>
    public IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>Why the rows cannot be read yet.</summary>
    public List<Refusal> Faults { get; } = [];

    /// <summary>Names of sheets that hold something else.</summary>
    public List<string> Passed { get; } = [];

    /// <summary>The words that nobody has explained yet; known once the rows are read.</summary>
    public IReadOnlyList<ImportWord> Words => [.. _words.Values];

    /// <summary>The rows of all of them, one at a time.</summary>
    public IEnumerable<TableLine> Lines() =>
        _sheets.SelectMany(s => s.Header.RowsOf(s.Rows).Select(row => new TableLine(this, s.Header, s.Fields, row))).Where(line => !line.IsBlank);

    /// <summary>What somebody said a word means; null where nobody has, and then it is asked.</summary>
    public string? Meaning(string field, string word, Func<IReadOnlyList<(string Value, string Text)>> meanings)
    {
        var key = (field, SearchKey.Fold(word));
        if (Choices.Words.TryGetValue(key, out var meant)) return meant;
        _words[key] = _words.TryGetValue(key, out var asked) ? asked with { Rows = asked.Rows + 1 } : new ImportWord(field, word, 1, meanings());
        return null;
    }

    private static bool IsCode(string text) =>
        text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c) || c is '-' or '_');

    private Sheet Read(TableSheet sheet, TableHeader header, ImportKind kind, HeaderAliases aliases)
    {
        var samples = header.Titles.Select(_ => new List<string>()).ToList();
        foreach (var row in header.RowsOf(sheet).Take(Sampled))
        {
            foreach (var (cell, i) in row.Cells.Select((c, i) => (c, i)).Where(c => !c.c.IsBlank))
            {
                while (samples.Count <= i) samples.Add([]);
                if (samples[i].Count < MostSamples && !samples[i].Contains(cell.Text)) samples[i].Add(cell.Text);
            }
        }
        var met = new Dictionary<string, int>(StringComparer.Ordinal);
        var columns = new List<ImportColumn>();
        foreach (var (some, i) in samples.Select((s, i) => (s, i)))
        {
            var at = header.At(header.Row, i + 1);
            if (at.Header.Length == 0 && some.Count == 0) continue;
            var first = ImportColumn.KeyOf(at, 1);
            var key = ImportColumn.KeyOf(at, met[first] = met.GetValueOrDefault(first) + 1);
            columns.Add(new ImportColumn(at, Choices.Columns.TryGetValue(key, out var chosen) ? chosen : aliases.FieldOf(at.Header), some, key));
        }
        return new Sheet(sheet, header, ImportFields.InParts(kind, columns, Choices));
    }
}
