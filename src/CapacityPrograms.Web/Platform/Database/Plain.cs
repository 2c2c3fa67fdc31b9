namespace CapacityPrograms.Web.Platform.Database;

internal static class Plain
{
    /// <summary>The first line of a driver's message, ended by one full stop.</summary>
    public static string Sentence(string message)
    {
        var line = message.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
        return line.TrimEnd('.', ' ') + ".";
    }
}
