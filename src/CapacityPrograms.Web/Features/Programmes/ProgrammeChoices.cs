namespace CapacityPrograms.Web.Features.Programmes;

/// <summary>What the forms offer where a list is open.</summary>
internal static class ProgrammeChoices
{
    /// <summary>Countries offered first; any other code can be typed.</summary>
    public static IReadOnlyList<string> Countries { get; } = ["BA", "BG", "ME", "MK", "PL", "RS", "UA", "XK"];

    private static readonly string[] _zones =
    [
        "Europe/Belgrade", "Europe/Kyiv", "Europe/Podgorica", "Europe/Sarajevo", "Europe/Skopje", "Europe/Sofia", "Europe/Warsaw", "UTC",
    ];

    /// <summary>Zones on offer, with the one in use.</summary>
    public static IEnumerable<string> Zones(string? used) => string.IsNullOrEmpty(used) ? _zones : _zones.Append(used).Distinct();
}
