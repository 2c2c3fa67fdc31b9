using System.Globalization;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Progress.Indicators;

/// <summary>Numbers, rules and addresses of indicators as pages show them.</summary>
internal static class IndicatorWords
{
    /// <summary>A figure as its rule writes it; what is not known is no 0.</summary>
    public static string Figure(this IStringLocalizer<ProgressTexts> texts, decimal? value, CountingRule rule) =>
        value is { } known
            ? known.ToString(
                rule switch
                {
                    CountingRule.PersonDays => "N1",
                    CountingRule.PersonHours => "N1",
                    CountingRule.TypedIn => "#,0.####",
                    _ => "N0",
                },
                CultureInfo.CurrentCulture)
            : texts["NoData"];

    /// <summary>The same with its sign.</summary>
    public static string Signed(this IStringLocalizer<ProgressTexts> texts, decimal value, CountingRule rule) =>
        value == 0 ? "0" : (value > 0 ? "+" : "−") + texts.Figure(Math.Abs(value), rule);

    /// <summary>The rule in words.</summary>
    public static string Rule(this IStringLocalizer<ProgressTexts> texts, CountingRule rule) => texts[$"CountingRule.{rule}.Means"];

    /// <summary>In what an indicator is measured: in the donor's words, or what its rule counts.</summary>
    public static (string? Tag, string Text) Unit(this IStringLocalizer<ProgressTexts> texts, LocalizedText unit, CountingRule rule, string language) =>
        unit.IsEmpty ? (null, texts[$"UnitOf.{rule}"]) : unit.ForReader(language);

    /// <summary>A target or a baseline.</summary>
    public static string Plain(decimal value) => value.ToString("#,0.####", CultureInfo.CurrentCulture);

    /// <summary>The rows behind an indicator's figure.</summary>
    public static string Rows(string code, int id, DateOnly? from, DateOnly? to, Dimension? dimension = null, string? key = null) =>
        With(FormattableString.Invariant($"/programmes/{code}/indicators/{id}/rows"), from, to, dimension, key);

    /// <summary>An indicator in a part of the time.</summary>
    public static string Page(string code, int id, DateOnly? from = null, DateOnly? to = null) =>
        With(FormattableString.Invariant($"/programmes/{code}/indicators/{id}"), from, to, null, null);

    private static string With(string path, DateOnly? from, DateOnly? to, Dimension? dimension, string? key)
    {
        var query = new List<string>();
        if (from is { } first) query.Add(FormattableString.Invariant($"from={first:yyyy-MM-dd}"));
        if (to is { } last) query.Add(FormattableString.Invariant($"to={last:yyyy-MM-dd}"));
        if (dimension is { } by) query.Add($"{by.ToString().ToLowerInvariant()}={Uri.EscapeDataString(key ?? "")}");
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }
}
