namespace CapacityPrograms.Web.Platform.Database;

/// <summary>Something the person who runs the server can put right; the message is one plain sentence for them.</summary>
public sealed class DatabaseConfigurationException(string message, Exception? cause = null) : Exception(message, cause);
