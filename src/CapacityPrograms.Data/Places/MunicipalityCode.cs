namespace CapacityPrograms.Data.Places;

/// <summary>Official codes of municipalities whose form can be checked.</summary>
public static class MunicipalityCode
{
    /// <summary>The Serbian statistical office's number of a municipality, as it is called among the code systems.</summary>
    public const string SerbianSystem = "RZS matični broj opštine";

    /// <summary>Code systems in use, offered where a code is added.</summary>
    public static IReadOnlyList<string> Systems { get; } =
    [SerbianSystem, "NSI municipality code", "NSI oblast code", "EKATTE", "EKATTE (seat)", "KATOTTG", PolishSystem];

    /// <summary>
    /// Whether a code can be one of the system. The Serbian number has five digits, of which the last checks the others:
    /// weights 5, 4, 3, 2, modulo 11; it holds for all municipalities of the register. Other systems have no check digit.
    /// </summary>
    public static bool Fits(string system, string code) => !system.Trim().StartsWith("RZS", StringComparison.OrdinalIgnoreCase) || IsSerbian(code.Trim());

    /// <summary>The Polish register's number of a unit, as it is called among the code systems.</summary>
    public const string PolishSystem = "TERYT TERC";

    /// <summary>
    /// Whether a code that a spreadsheet holds as a number must have lost its leading zeros: it has fewer digits than any
    /// code of its system. In the Polish register a voivodeship has two, a county four and a municipality seven.
    /// </summary>
    public static bool LostZeros(string system, string number) =>
        system.Trim() switch
        {
            PolishSystem => number.Length is not (2 or 4 or 7),
            { } other
                when other.StartsWith("RZS", StringComparison.OrdinalIgnoreCase) || other.StartsWith("EKATTE", StringComparison.OrdinalIgnoreCase) =>
                number.Length != 5,
            _ => false,
        };

    /// <summary>System and code joined, as they stand in the unique column.</summary>
    public static string IdentityKey(string system, string code) => $"{system}:{code}";

    private static bool IsSerbian(string code)
    {
        if (code.Length != 5 || !code.All(char.IsAsciiDigit)) return false;
        var sum = 0;
        for (var i = 0; i < 4; i++) sum += (code[i] - '0') * (5 - i);
        var check = 11 - (sum % 11);
        return (check >= 10 ? 0 : check) == code[4] - '0';
    }
}
