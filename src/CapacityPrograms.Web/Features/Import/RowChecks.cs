using System.Text.RegularExpressions;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>Reads the cells of one row and notes what is wrong with each.</summary>
internal sealed partial class RowChecks(TableLine line, PlannedRow row)
{
    /// <summary>A text of a field; null where it is blank or wrong.</summary>
    public string? Text(string field, int max = 400, bool required = false)
    {
        var cell = line[field];
        if (cell.IsBlank)
        {
            if (required) Fault(field, "Required");
            return null;
        }
        if (cell.Kind == CellKind.Error) return Fault(field, "ImportCellError", cell.Text);
        // Excel makes dates of names such as "Maj 12"; what was typed cannot be told from them any more.
        if (cell.Kind is CellKind.Date or CellKind.Time) return Fault(field, "ImportDateHere", cell.Text);
        if (cell.Text.Length > max) return Fault(field, "TooLong", max);
        try
        {
            new Checks().Text(cell.Text, field, max).Throw();
        }
        catch (RefusedException refused)
        {
            return Fault(field, refused.Refusals[0].Key, refused.Refusals[0].Arguments);
        }
        return cell.Text.Replace('\n', ' ');
    }

    /// <summary>A decimal number with point or comma in a range.</summary>
    public double? Number(string field, double least, double most)
    {
        if (Text(field) is not { } text)
            return null;
        if (
            double.TryParse(
                text.Replace(',', '.'), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number
            ) && double.IsFinite(number))
        {
            if (number >= least && number <= most) return number;
            Fault(field, "Range", least, most);
        }
        else
        {
            Fault(field, "ImportNumber", text);
        }
        return null;
    }

    /// <summary>A value by its word in any language.</summary>
    public T? Value<T>(string field, params IEnumerable<(string Word, T Value)> further) where T : struct, Enum
    {
        if (Text(field) is not { } text) return null;
        if (ImportFields.ValueOf<T>(text) is { } value) return value;
        var folded = Data.Texts.SearchKey.Fold(text);
        foreach (var (word, meant) in further)
        {
            if (word == folded) return meant;
        }
        return Meaning(field, text, () => [.. Enum.GetNames<T>().Select(n => (n, ImportFields.Word<T>(n)))]) is { Length: > 0 } chosen
            ? Enum.Parse<T>(chosen) : null;
    }

    /// <summary>What somebody said a word means; null where it says nothing or nobody has been asked yet.</summary>
    public string? Meaning(string field, string word, Func<IReadOnlyList<(string Value, string Text)>> meanings) =>
        line.Table.Meaning(field, word, meanings);

    /// <summary>An e-mail address, out of "Ana &lt;ana@example.org&gt;" as address books write it.</summary>
    public string? Email(string field) => Text(field) is not { } text ? null
        : Checks.AddressIn(text) is { Length: <= 254 } address ? address : Fault(field, "NotAnEmail");

    /// <summary>A phone number; one that a spreadsheet program has made a number with a power of ten has lost its digits.</summary>
    public string? Phone(string field) =>
        Text(field, 60) is not { } text ? null : PowerOfTen().IsMatch(text) ? Fault(field, "ImportDigitsLost", text) : text;

    /// <summary>Notes a fault.</summary>
    /// <returns>Null, for the value that is none.</returns>
    public string? Fault(string field, string key, params object[] arguments)
    {
        row.Faults.Add(new ImportFault(line.At(field), line[field].Text, new Refusal(field, key, arguments)));
        return null;
    }

    /// <summary>Asks.</summary>
    public void Ask(QuestionSubject subject, string field, IReadOnlyList<ImportAnswer> answers, string group = "", int? chosen = null) =>
        row.Questions.Add(
            new ImportQuestion(subject, line.At(field), line[field].Text, group.Length == 0 ? "" : $"{subject}:{group}", answers) { Chosen = chosen }
        );

    [GeneratedRegex(@"^[0-9]+([.,][0-9]+)?[Ee][+-]?[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex PowerOfTen();
}
