namespace CapacityPrograms.Data.Places;

/// <summary>Official codes of municipalities whose form can be checked.</summary>
public static class MunicipalityCode
{
    /// <summary>The Serbian statistical office's number of a municipality, as it is called among the code systems.</summary>
    public const string SerbianSystem = "RZS matični broj opštine";

    /// <summary>Code systems in use, offered where a code is added.</summary>
    public static IReadOnlyList<string> Systems { get; } = [SerbianSystem, "NSI municipality code", "NSI oblast code", "EKATTE", "EKATTE (seat)", "KATOTTG", "TERYT TERC"];

    /// <summary>
    /// Whether a code can be one of the system. The Serbian number has five digits, of which the last checks the others:
    /// weights 5, 4, 3, 2, modulo 11; it holds for all municipalities of the register. Other systems have no check digit.
    /// </summary>
    public static bool Fits(string system, string code) => !system.Trim().StartsWith("RZS", StringComparison.OrdinalIgnoreCase) || IsSerbian(code.Trim());

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
