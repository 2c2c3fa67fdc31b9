namespace CapacityPrograms.Web.Platform.Security;

/// <summary>Leaves a trace of who wanted what they may not (OWASP ASVS 16.3.2); the account's number and the path, no names.</summary>
public static partial class RefusedRights
{
    /// <summary>Writes it to the log.</summary>
    /// <param name="path">Without its query, in which names may stand.</param>
    [LoggerMessage(1, LogLevel.Warning, "The rights of account {User} were refused at {Path}.")]
    public static partial void Refused(this ILogger logger, int? user, string path);
}
