using System.Linq.Expressions;

namespace CapacityPrograms.Data.Platform;

/// <summary>What somebody did, in the four words an auditor asks by.</summary>
public enum AuditKind { Saw, Exported, Changed, SignedIn }

/// <summary>The kind of an audited action is in its name, so that it cannot be forgotten when an action is added.</summary>
public static class AuditKinds
{
    /// <summary>The kind of an action such as <c>export.event</c>.</summary>
    public static AuditKind Of(string action) =>
        action.StartsWith("sign-", StringComparison.Ordinal) ? AuditKind.SignedIn
        : action.StartsWith("export.", StringComparison.Ordinal) ? AuditKind.Exported
        : action.EndsWith(".opened", StringComparison.Ordinal) ? AuditKind.Saw : AuditKind.Changed;

    /// <summary>The same as a condition for the database.</summary>
    public static Expression<Func<AuditEntry, bool>> Are(AuditKind kind) => kind switch
    {
        AuditKind.SignedIn => a => a.Action.StartsWith("sign-"),
        AuditKind.Exported => a => a.Action.StartsWith("export."),
        AuditKind.Saw => a => a.Action.EndsWith(".opened"),
        _ => a => !a.Action.StartsWith("sign-") && !a.Action.StartsWith("export.") && !a.Action.EndsWith(".opened"),
    };
}
