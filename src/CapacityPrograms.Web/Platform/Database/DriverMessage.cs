namespace CapacityPrograms.Web.Platform.Database;

internal static class DriverMessage
{
    /// <summary>The first line of a driver's message, ended by one full stop.</summary>
    public static string FirstSentence(string message)
    {
        var line = message.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
        return line.TrimEnd('.', ' ') + ".";
    }
}
