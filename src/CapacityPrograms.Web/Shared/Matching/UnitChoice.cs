using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Shared.Matching;

/// <summary>A unit that a list can be narrowed to.</summary>
/// <param name="Name">As shown; two may have the same, such as a town and its municipality.</param>
/// <param name="ValidTo">Since when it is no more.</param>
public sealed record UnitChoice(int Id, string Name, UnitKind Kind, PartialDate? ValidTo);

/// <summary>Names units so that none can be taken for another.</summary>
public static class UnitChoices
{
    /// <summary>The name; its kind where others have the same name, and until when it was where it is no more.</summary>
    public static Dictionary<int, string> InWords(this IReadOnlyList<UnitChoice> units, IStringLocalizer<CommonTexts> common)
    {
        var shared = units
            .GroupBy(u => u.Name, StringComparer.CurrentCultureIgnoreCase)
            .Where(g => g.Count() > 1)
            .SelectMany(g => g)
            .Select(u => u.Id)
            .ToHashSet();
        return units.ToDictionary(u => u.Id, u => string.Join(", ", Parts(u)));

        IEnumerable<string> Parts(UnitChoice unit)
        {
            yield return unit.Name;
            if (shared.Contains(unit.Id)) yield return common.Word(unit.Kind);
            if (unit.ValidTo is { } end) yield return common.Until(end);
        }
    }

    /// <summary>What a unit is, such as "municipality", and until when it was where it is no more.</summary>
    public static string UnitKindInWords(this IStringLocalizer<CommonTexts> common, UnitKind kind, PartialDate? end) =>
        end is { } until ? $"{common.Word(kind)}, {common.Until(until)}" : common.Word(kind);

    private static string Until(this IStringLocalizer<CommonTexts> common, PartialDate end) =>
        common["UnitUntil", end.Words(common["YearInferred"], common["YearNotStated"])];
}
