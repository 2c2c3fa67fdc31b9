namespace CapacityPrograms.Web.Platform.Backup;

/// <summary>A backup or restore that did not happen; the message is one plain sentence for whoever asked for it.</summary>
public sealed class OperationException(string message, Exception? cause = null) : Exception(message, cause);
