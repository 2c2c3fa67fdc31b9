using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Shared.Registrations;

namespace CapacityPrograms.Web.Features.Events;

/// <summary>Understands a list of people as it is copied out of a mail or a spreadsheet.</summary>
public static class PastedList
{
    /// <summary>One entry per line that is not blank.</summary>
    /// <param name="familyFirst">Each name begins with the family name.</param>
    /// <param name="units">Units and slots of the programme, found by their folded names; a text that fits two is left to a person.</param>
    public static IReadOnlyList<(int Line, string Raw, RegistrationInput Input, string? UnitText)> Parse(
        string text, IReadOnlyList<UnitChoice> units, bool familyFirst = false)
    {
        var result = new List<(int, string, RegistrationInput, string?)>();
        var lines = text.Replace("\r\n", "\n").Split('\n', '\r');
        for (var i = 0; i < lines.Length; i++)
        {
            // Copies from web pages carry no-break spaces and marks of direction that nobody sees.
            var raw = new string([.. lines[i].Where(c => char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)])
                .Replace('\u00a0', ' ')
                .Trim();
            if (raw.Length == 0)
                continue;
            var cells = raw.Split(
                    raw.Contains('\t') ? '\t'
                    : raw.Contains(';') ? ';'
                    : ',')
                .Select(c => c.Trim().Trim('"'))
                .ToArray();
            var input = new RegistrationInput();
            (input.GivenName, input.FamilyName) = PersonLabel.Split(WithoutNumber(cells[0]), familyFirst);
            string? unitText = null;
            foreach (var cell in cells.Skip(1).Where(c => c.Length > 0))
            {
                if (cell.Contains('@')) input.Email = cell;
                else if (IsPhone(cell)) input.Phone = cell;
                else if (unitText is null) unitText = cell;
                else input.Position = input.Position is null ? cell : $"{input.Position}, {cell}";
            }
            if (unitText is not null)
            {
                var words = SearchKey.Words(unitText);
                var found = units.Where(u => words.All(u.SearchKey.Contains)).ToList();
                if (found.Count == 1) input.ProgrammeUnitId = found[0].Id;
            }
            result.Add((i + 1, raw, input, unitText));
        }
        return result;
    }

    private static string WithoutNumber(string name)
    {
        var rest = name.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return rest.Length < name.Length && rest.StartsWith('.') ? rest[1..].Trim() : name;
    }

    private static bool IsPhone(string cell) =>
        cell.Count(char.IsAsciiDigit) >= 6 && cell.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '/' or '-' or '(' or ')');
}
