namespace CapacityPrograms.Data.Platform;

/// <summary>What somebody did, in the four words an auditor asks by.</summary>
public enum AuditKind { Saw, Exported, Changed, SignedIn }
