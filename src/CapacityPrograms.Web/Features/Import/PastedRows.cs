using System.Globalization;
using System.Text;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Web.Platform.Localization;
using static CapacityPrograms.Web.Features.Import.ImportFields;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>What somebody pastes: rows of a spreadsheet with their headings, or a list of people, one a line, as it stands in a mail.</summary>
/// <param name="Text">The rows as a text file; each stands in the line in which it was pasted.</param>
/// <param name="Titles">What its columns are called where it has no headings of its own; otherwise null.</param>
public sealed record PastedRows(string Text, IReadOnlyList<string>? Titles)
{
    /// <summary>Most characters that can be pasted.</summary>
    public const int MostCharacters = 400_000;

    private static readonly string[] _fields = [FullName, Municipality, ImportFields.Position, Email, Phone];

    /// <summary>The content as a file has it.</summary>
    public Stream Open() => new MemoryStream(Encoding.UTF8.GetBytes(Text));

    /// <summary>
    /// Tells the two apart. Of a list without headings a line is a name, then in any order what it says: an e-mail and a phone number are
    /// known by what they are, of the rest the first is the municipality and the others are the position; parted by tab, semicolon or comma.
    /// </summary>
    public static PastedRows Of(string text, ImportKind kind)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r').Select(Visible).ToList();
        var aliases = Aliases(kind);
        var first = lines.Find(line => line.Length > 0) ?? "";
        if (kind != ImportKind.Participants || Cells(first).Any(cell => aliases.FieldOf(cell) is not null)) return new(text, null);
        var rows = lines.ConvertAll(Understood);
        var used = _fields.Where((field, i) => field == FullName || rows.Exists(row => row.Length > 0 && row[i].Length > 0)).ToList();
        return new(
            string.Join('\n', rows.Select(row => string.Join('\t', row.Where((_, i) => used.Contains(_fields[i])).Select(Quoted)))),
            used.ConvertAll(field => Title(field, Language.Current)));
    }

    // Copies from web pages carry no-break spaces and marks of direction that nobody sees.
    private static string Visible(string line) =>
        new string([.. line.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)]).Replace('\u00a0', ' ').Trim(' ');

    private static string[] Cells(string line) =>
        [.. line.Split(line.Contains('\t') ? '\t' : line.Contains(';') ? ';' : ',').Select(cell => cell.Trim().Trim('"'))];

    private static string[] Understood(string line)
    {
        if (line.Length == 0) return [];
        var cells = Cells(line);
        var (unit, mail, phone, rest) = ("", "", "", new List<string>());
        foreach (var cell in cells.Skip(1).Where(c => c.Length > 0))
        {
            if (mail.Length == 0 && cell.Contains('@')) mail = cell;
            else if (phone.Length == 0 && IsPhone(cell)) phone = cell;
            else if (unit.Length == 0) unit = cell;
            else rest.Add(cell);
        }
        return [WithoutNumber(cells[0]), unit, string.Join(", ", rest), mail, phone];
    }

    private static string Quoted(string cell) => cell.Contains('"') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string WithoutNumber(string name)
    {
        var rest = name.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return rest.Length < name.Length && rest.StartsWith('.') ? rest[1..].Trim() : name;
    }

    private static bool IsPhone(string cell) =>
        cell.Count(char.IsAsciiDigit) >= 6 && cell.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '/' or '-' or '(' or ')');
}
