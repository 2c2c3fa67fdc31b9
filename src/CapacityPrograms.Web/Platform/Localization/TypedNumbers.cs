using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CapacityPrograms.Web.Platform.Localization;

/// <summary>
/// Numbers as people type them in six languages: "120 000,50", "120.000,50", "120,000.50", "120000.5", "120'000". One point or comma before
/// three digits may part thousands or decimals: the reader's language decides, and where it uses that sign for neither, the text is
/// no number rather than one of two.
/// </summary>
public static partial class TypedNumbers
{
    /// <summary>What a number field shows: no thousands parted, decimals as the reader's language writes them.</summary>
    public static string Field(decimal number) => number.ToString("0.##########", CultureInfo.CurrentCulture);

    /// <summary>A number with or without decimals; null where the text is none or could be two.</summary>
    public static decimal? Number(string? text) => Read(text, isWhole: false);

    /// <summary>A whole number; null where the text is none. "1.200" is twelve hundred wherever decimals are written otherwise.</summary>
    public static decimal? Whole(string? text) => Read(text, isWhole: true) is { } number && number == decimal.Truncate(number) ? number : null;

    private static decimal? Read(string? text, bool isWhole)
    {
        // Full-width digits and unbreakable blanks become plain ones.
        var typed = Apart().Replace((text ?? "").Normalize(NormalizationForm.FormKC).Trim(), " ").Replace('−', '-');
        var (plain, parted) = (Plain().Match(typed), Parted().Match(typed));
        if (parted.Success && !IsDecimal(parted, isWhole, out var unclear))
            return unclear ? null : Value(parted, parted.Groups["whole"].Value.Replace(parted.Groups["apart"].Value, "", StringComparison.Ordinal));
        return plain.Success ? Value(plain, plain.Groups["whole"].Value) : null;
    }

    // Whether what could part thousands parts decimals.
    private static bool IsDecimal(Match parted, bool isWhole, out bool unclear)
    {
        var (mark, format) = (parted.Groups["apart"].Value, CultureInfo.CurrentCulture.NumberFormat);
        unclear = false;
        if (mark == " " || parted.Groups["more"].Success || parted.Groups["rest"].Success) return false;
        if (mark == format.NumberDecimalSeparator || parted.Groups["whole"].Value[0] == '0') return true;
        unclear = !isWhole && mark != format.NumberGroupSeparator;
        return false;
    }

    private static decimal? Value(Match match, string whole) =>
        decimal.TryParse(
            $"{match.Groups["sign"].Value}{whole}.{match.Groups["rest"].Value}0", NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"(?<=[0-9])[\s'’](?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Apart();

    [GeneratedRegex(@"^(?<sign>-?)\s*(?=[.,]?[0-9])(?<whole>[0-9]*)(?:[.,](?<rest>[0-9]+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"^(?<sign>-?)\s*(?<whole>[0-9]{1,3}(?<apart>[ .,])[0-9]{3}(?<more>\k<apart>[0-9]{3})*)(?:(?!\k<apart>)[.,](?<rest>[0-9]+))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Parted();
}
