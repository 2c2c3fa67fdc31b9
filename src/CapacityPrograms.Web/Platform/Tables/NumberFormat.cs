using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>How a spreadsheet shows a number: it alone tells a date from a number and a code from an amount.</summary>
internal sealed partial class NumberFormat
{
    private const double LastDay = 2_958_466;
    private const int NoSuchDay = 60, Days1904 = 1462;
    private readonly bool _isDate, _isTime, _isElapsed;
    private readonly string? _mask;

    private NumberFormat(string code)
    {
        var section = Literals().Replace(FirstSection(code), "").ToLowerInvariant();
        _isElapsed = Elapsed().IsMatch(section);
        section = Brackets().Replace(section, "");
        if (section.StartsWith("general", StringComparison.Ordinal)) return;
        _isTime = _isElapsed || section.Contains('h') || section.Contains('s') || section.Contains("am/pm", StringComparison.Ordinal);
        _isDate = section.Contains('y') || section.Contains('d') || (section.Contains('m') && !_isTime);
        if (!_isDate && !_isTime) _mask = MaskOf(FirstSection(code));
    }

    /// <summary>The format of a cell that has none.</summary>
    public static NumberFormat General { get; } = new("General");

    /// <summary>A format by its code, such as <c>dd.mm.yyyy</c> or <c>00000</c>.</summary>
    public static NumberFormat Of(string? code) => string.IsNullOrEmpty(code) ? General : new(code);

    /// <summary>The code of a format that workbooks name by number only; null for those that show a plain number.</summary>
    public static string? BuiltIn(int id) => id switch
    {
        14 or 15 or 16 or 17 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => "yyyy-mm-dd",
        18 or 19 or 20 or 21 or (>= 32 and <= 35) or 45 or 47 or 55 or 56 => "hh:mm:ss",
        22 => "yyyy-mm-dd hh:mm",
        46 => "[h]:mm:ss",
        _ => null,
    };

    /// <summary>The cell of a number.</summary>
    /// <param name="number">As the file holds it, with a decimal point.</param>
    /// <param name="is1904">Whether days are counted from 1 January 1904.</param>
    public TableCell ToCell(string number, bool is1904)
    {
        if (!_isDate && !_isTime) return new(Fill(Plain(number)), CellKind.Number);
        var days = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (_isElapsed && days >= 0 && days < LastDay) return ToCell(TimeSpan.FromSeconds(Math.Round(days * 86_400)));
        if (is1904 && _isDate) days += Days1904;
        var isDay = _isDate ? days is >= 1 and < LastDay && Math.Floor(days) != NoSuchDay : days is >= 0 and < LastDay;
        // Below 1 March 1900 the days are one off, because Excel counts a 29 February that was none.
        return isDay
            ? ToCell(DateTime.UnixEpoch.AddSeconds(Math.Round((days - 25_569 + (_isDate && days < NoSuchDay ? 1 : 0)) * 86_400)))
            : new(Plain(number), CellKind.Number);
    }

    /// <summary>The cell of a moment, with as much of it as the format shows.</summary>
    public TableCell ToCell(DateTime moment)
    {
        var time = moment.Second == 0 ? "HH:mm" : "HH:mm:ss";
        var isDate = _isDate || !_isTime;
        var shown = !isDate ? time : _isTime ? "yyyy-MM-dd " + time : "yyyy-MM-dd";
        return new(moment.ToString(shown, CultureInfo.InvariantCulture), isDate ? CellKind.Date : CellKind.Time);
    }

    /// <summary>The cell of a length of time, in hours that may be more than a day has.</summary>
    public static TableCell ToCell(TimeSpan length) =>
        new(
            ((int)length.TotalHours).ToString("00", CultureInfo.InvariantCulture)
                + length.ToString(length.Seconds == 0 ? @"\:mm" : @"\:mm\:ss", CultureInfo.InvariantCulture),
            CellKind.Time);

    /// <summary>A number without exponent, and without a fraction where it has none.</summary>
    public static string Plain(string number)
    {
        number = number.Trim();
        if (WholeNumber().IsMatch(number)) return number;
        var value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value)) throw new FormatException("A number without end.");
        // The shortest digits that mean this number, so that 0.1 is not 0.1000000000000000055.
        return Math.Abs(value) is < 1e28 and >= 1e-12 or 0
            ? decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
                .ToString("0.############################", CultureInfo.InvariantCulture)
            : value.ToString("0." + new string('#', 339), CultureInfo.InvariantCulture);
    }

    // "00000" shows 702 as 00702, and 00\-000 shows 2137 as 02-137: such numbers are codes.
    private string Fill(string number)
    {
        if (_mask is null || !number.All(char.IsAsciiDigit)) return number;
        var shown = new StringBuilder(number[..Math.Max(0, number.Length - _mask.Count(c => c == '0'))]);
        var digits = number.PadLeft(_mask.Count(c => c == '0'), '0')[shown.Length..];
        var next = 0;
        foreach (var c in _mask) shown.Append(c == '0' ? digits[next++] : c);
        return shown.ToString();
    }

    private static string? MaskOf(string section)
    {
        section = Brackets().Replace(section, "");
        if (!Mask().IsMatch(section)) return null;
        var mask = Padding().Replace(section, "").Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);
        return mask.Count(c => c == '0') > 1 ? mask : null;
    }

    private static string FirstSection(string code)
    {
        var isQuoted = false;
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '\\') i++;
            else if (code[i] == '"') isQuoted = !isQuoted;
            else if (code[i] == ';' && !isQuoted) return code[..i];
        }
        return code;
    }

    [GeneratedRegex("""
        "[^"]*"?|\\.|_.|\*.
        """)]
    private static partial Regex Literals();

    [GeneratedRegex(@"_.|\*.")]
    private static partial Regex Padding();

    [GeneratedRegex(@"\[(h+|m+|s+)\]")]
    private static partial Regex Elapsed();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Brackets();

    [GeneratedRegex("""
        ^(0|[-/ ]|\\[^0]|"[^"0]*"|_.|\*.)+$
        """)]
    private static partial Regex Mask();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)$")]
    private static partial Regex WholeNumber();
}
