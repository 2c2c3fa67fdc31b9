using System.Globalization;
using System.Text.RegularExpressions;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Attendance.RoundTrip;

/// <summary>
/// A sheet that came back, however it was treated: sorted anew, rows and columns gone, titles above it, its hidden sheet lost.
/// A line is found by its protected number, else by its number and name; a session by the number in its title.
/// </summary>
internal sealed partial class ReturnedSheet
{
    // What people write into a list of presence; nobody was there for one minute.
    private static readonly string[] _present = ["x", "da", "yes", "y", "tak", "так", "є", "да", "so", "p"], _absent = ["no", "ne", "не", "ні", "nie", "n"];

    private static readonly Dictionary<string, AttendanceValue> _signs = new(StringComparer.Ordinal)
    {
        ["1"] = AttendanceValue.Present, ["+"] = AttendanceValue.Present, ["✓"] = AttendanceValue.Present, ["✔"] = AttendanceValue.Present,
        ["√"] = AttendanceValue.Present, ["0"] = AttendanceValue.Absent, ["-"] = AttendanceValue.Absent, ["–"] = AttendanceValue.Absent,
    };

    private readonly Dictionary<(int, int), (int Version, ReturnedMark Mark)> _stamped = [];
    private readonly List<ReturnedFault> _faults = [];
    private readonly Dictionary<string, AttendanceValue> _words = new(StringComparer.Ordinal);

    /// <summary>When it went out, UTC; null where the stamp is gone.</summary>
    public DateTime? Exported { get; private set; }

    /// <summary>What cannot be understood.</summary>
    public IReadOnlyList<ReturnedFault> Faults => _faults;

    /// <summary>Lines of the sheet with what the file says of them, by cell.</summary>
    public List<(SheetRow Row, SheetSession Session, string Cell, ReturnedMark Mark)> Cells { get; } = [];

    /// <summary>Rows that are on no line, with the line whose protected number they bear under another name.</summary>
    public List<(int Row, string Name, string? Organisation, Dictionary<int, ReturnedMark> Marks, int? Line)> Unknown { get; } = [];

    /// <summary>Sheets and columns in which something stands that nobody reads.</summary>
    public List<string> Ignored { get; } = [];

    /// <summary>Lines that the file has.</summary>
    public HashSet<int> Seen { get; } = [];

    /// <summary>Reads a file against the sheet as it is now.</summary>
    /// <exception cref="RefusedException">Another event's file, or no session in any of its columns.</exception>
    public static ReturnedSheet Read(TableFile file, SheetView sheet, IStringLocalizer<CommonTexts> common)
    {
        var filed = new ReturnedSheet();
        filed.Gather(common);
        if (file.Sheets.FirstOrDefault(s => s.Name == SheetFile.Stamp) is { } stamp)
            filed.ReadStamp(stamp, sheet.EventId, file.Name);
        TableRow? Head(TableSheet of) => of.Rows().Take(30).FirstOrDefault(r => Sessions(r, sheet).Count > 0);
        var tabs = file.Sheets.Where(s => s.Name != SheetFile.Stamp).ToList();
        if (tabs.Find(s => Head(s) is not null) is not { } main || Head(main) is not { } header)
            throw new RefusedException("File", "SheetNoSession", file.Name);
        var (rows, sessions) = (main.Rows(), Sessions(header, sheet));
        filed.Ignored.AddRange(tabs.Where(s => s != main && s.Rows().Any()).Select(s => s.Name));
        foreach (
            var (column, title) in header
                .Cells.Select((c, i) => (i + 1, c.Text))
                .Where(c => Bracketed().IsMatch(c.Text) && !sessions.ContainsKey(c.Item1)))
            filed._faults.Add(
                new ReturnedFault(CellAddress.LettersOf(column) + header.Number.ToString(CultureInfo.InvariantCulture), "SheetOtherSession", title));
        // What stands left of the first session: the id, the number, the name and the organisation, in whatever order is left of them.
        var name = Column(header, sessions.Keys, common);
        var id = header.Cells.Select((c, i) => (Column: i + 1, c.Text)).FirstOrDefault(c => SearchKey.Fold(c.Text) == "id").Column;
        // Where the head is repeated, as on each page, it is no line.
        var lines = rows.Where(r => r.Number > header.Number && !sessions.Any(s => Bracketed().IsMatch(r[s.Key].Text))).ToList();
        filed.Ignored.AddRange(Unread(header, lines, Math.Max(name + 1, id), sessions));
        foreach (var row in lines) filed.ReadRow(row, name, id, sessions, sheet);
        return filed;
    }

    // Left of the sessions stands who it is; what else is filled somebody has added.
    private static IEnumerable<string> Unread(TableRow header, List<TableRow> lines, int known, IReadOnlyDictionary<int, SheetSession> sessions) =>
        Enumerable.Range(known + 1, Math.Max(0, lines.Append(header).Max(r => r.Cells.Count) - known))
            .Where(column => !sessions.ContainsKey(column) && !Bracketed().IsMatch(header[column].Text) && lines.Exists(r => !r[column].IsBlank))
            .Select(column => $"{CellAddress.LettersOf(column)} {header[column].Text}".TrimEnd());

    /// <summary>What the system's mark was when the file went out; null where nobody knows.</summary>
    public (int Version, ReturnedMark Mark)? Before(int registrationId, int sessionId) =>
        Exported is null ? null
        : _stamped.TryGetValue((registrationId, sessionId), out var known) ? known
        : (0, new ReturnedMark(AttendanceValue.Cleared, null));

    private void ReadStamp(TableSheet stamp, int eventId, string fileName)
    {
        foreach (var row in stamp.Rows())
        {
            if (row[1].Text == SheetFile.Stamp)
            {
                if (row[2].Text != eventId.ToString(CultureInfo.InvariantCulture)) throw new RefusedException("File", "SheetOtherEvent", fileName);
                Exported = DateTime.TryParse(row[3].Text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at.ToUniversalTime() : null;
            }
            else if (
                int.TryParse(row[1].Text, out var registration)
                && int.TryParse(row[2].Text, out var session)
                && int.TryParse(row[3].Text, out var version)
                && Enum.TryParse<AttendanceValue>(row[4].Text, out var value))
            {
                _stamped[(registration, session)] = (version, new ReturnedMark(value, int.TryParse(row[5].Text, out var minutes) ? minutes : null));
            }
        }
    }

    private void ReadRow(TableRow row, int name, int id, IReadOnlyDictionary<int, SheetSession> sessions, SheetView sheet)
    {
        var line = Line(row, name, sheet);
        var marks = new Dictionary<int, ReturnedMark>();
        foreach (var (column, session) in sessions)
        {
            var cell = CellAddress.LettersOf(column) + row.Number.ToString(CultureInfo.InvariantCulture);
            // Under a cell that is merged sideways nobody took a mark away.
            if (row[column].Kind == CellKind.Covered)
            {
                _faults.Add(new ReturnedFault(cell, "SheetMerged", ""));
                continue;
            }
            if (Mark(row[column].Text) is not { } mark)
            {
                _faults.Add(new ReturnedFault(cell, "SheetNoMark", row[column].Text));
                continue;
            }
            if (
                mark.Value == AttendanceValue.Partial
                && mark.Minutes is var minutes
                && (minutes is null ? session.Minutes is not null : minutes < 1 || minutes > (session.Minutes ?? 1440)))
            {
                _faults.Add(new ReturnedFault(cell, "SheetMinutes", row[column].Text));
                continue;
            }
            marks[session.Id] = mark;
            if (line is not null) Cells.Add((line, session, cell, mark));
        }
        if (line is not null)
        {
            if (!Seen.Add(line.RegistrationId))
                _faults.Add(
                    new ReturnedFault(
                        $"A{row.Number.ToString(CultureInfo.InvariantCulture)}", "SheetLineTwice", line.Number.ToString(CultureInfo.InvariantCulture)));
            return;
        }
        var typed = row[name].Text;
        if (typed.Length > 0 && marks.Values.Any(m => m.Value != AttendanceValue.Cleared))
            Unknown.Add(
                (
                    row.Number, typed, row[name + 1].Text is { Length: > 0 } organisation && !sessions.ContainsKey(name + 1) ? organisation : null,
                    marks, sheet.Rows.Where(r => id > 0 && row[id].Text == r.RegistrationId.ToString(CultureInfo.InvariantCulture))
                        .Select(r => (int?)r.RegistrationId).FirstOrDefault()));
        else if (marks.Values.Any(m => m.Value != AttendanceValue.Cleared))
            _faults.Add(new ReturnedFault($"{CellAddress.LettersOf(name)}{row.Number.ToString(CultureInfo.InvariantCulture)}", "SheetNoName", ""));
    }

    private static SheetRow? Line(TableRow row, int name, SheetView sheet)
    {
        var folded = SearchKey.Fold(row[name].Text);
        for (var column = 1; column < Math.Max(name, 2); column++)
        {
            // A number alone might have slipped into another row by a sort of one column; the name has to fit too.
            if (
                int.TryParse(row[column].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && sheet.Rows.FirstOrDefault(r =>
                    (r.RegistrationId == number || r.Number == number) && (r.Name is null ? folded.Length > 0 : SearchKey.Fold(r.Name) == folded))
                    is { } found)
                return found;
        }
        return folded.Length > 0 && sheet.Rows.Where(r => r.Name is not null && SearchKey.Fold(r.Name) == folded).ToList() is [var only] ? only : null;
    }

    private static Dictionary<int, SheetSession> Sessions(TableRow header, SheetView sheet) =>
        header
            .Cells.Select((cell, i) => (Column: i + 1, Match: Bracketed().Match(cell.Text)))
            .Where(c => c.Match.Success)
            .Select(c =>
                (c.Column, Session: sheet.Sessions.FirstOrDefault(s => s.Id.ToString(CultureInfo.InvariantCulture) == c.Match.Groups[1].Value)))
            .Where(c => c.Session is not null)
            .DistinctBy(c => c.Session!.Id)
            .ToDictionary(c => c.Column, c => c.Session!);

    private static int Column(TableRow header, IEnumerable<int> sessions, IStringLocalizer<CommonTexts> common)
    {
        var titles = Language
            .All.Select(l => Paper.PrintedWords.In(l, () => SearchKey.Fold(common["PersonName"].Value)))
            .Concat(["ime i prezime", "name", "imie i nazwisko", "im ja ta prizvisce", "imja ta prizvisce", "ime i familija"])
            .ToHashSet(StringComparer.Ordinal);
        var found = header
            .Cells.Select((c, i) => (Column: i + 1, Folded: SearchKey.Fold(c.Text)))
            .FirstOrDefault(c => titles.Contains(c.Folded))
            .Column;
        return found > 0 ? found : Math.Min(SheetFile.Before - 1, Math.Max(1, sessions.Min() - 2));
    }

    private ReturnedMark? Mark(string text)
    {
        if (text.Length == 0) return new ReturnedMark(AttendanceValue.Cleared, null);
        if (_signs.TryGetValue(text, out var sign)) return new ReturnedMark(sign, null);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)) return new ReturnedMark(AttendanceValue.Partial, minutes);
        return _words.TryGetValue(SearchKey.Fold(text), out var value) ? new ReturnedMark(value, null) : null;
    }

    // In whichever language it went out, and what people write for "present".
    private void Gather(IStringLocalizer<CommonTexts> common)
    {
        foreach (var word in _present) _words[SearchKey.Fold(word)] = AttendanceValue.Present;
        foreach (var word in _absent) _words[SearchKey.Fold(word)] = AttendanceValue.Absent;
        foreach (var value in Enum.GetValues<AttendanceValue>().Where(v => v != AttendanceValue.Cleared))
        {
            _words[SearchKey.Fold(value.ToString())] = value;
            foreach (var language in Language.All) _words[Paper.PrintedWords.In(language, () => SearchKey.Fold(common.Word(value).Split('/')[0]))] = value;
        }
    }

    [GeneratedRegex(@"\[([0-9]{1,9})\]\s*$")]
    private static partial Regex Bracketed();
}
