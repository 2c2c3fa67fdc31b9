using System.Linq.Expressions;
using System.Reflection;

namespace CapacityPrograms.Data.Platform;

/// <summary>An action that is audited.</summary>
/// <param name="Code">As it is stored; never changed, since entries of years hold it.</param>
/// <param name="Kind">What an auditor asks by.</param>
public sealed record AuditAction(string Code, AuditKind Kind);

/// <summary>
/// Every action that is audited, each with its kind. The changes of an event's state and of the sections of a programme are put together
/// from their words.
/// </summary>
#pragma warning disable CS1591 // The name of a field says what was done; its words are in AuditTexts.
public static class AuditActions
{
    // Signing in and out.
    public static readonly AuditAction SignIn = new("sign-in", AuditKind.SignedIn);
    public static readonly AuditAction SignInFailed = new("sign-in.failed", AuditKind.SignedIn);
    public static readonly AuditAction SignOut = new("sign-out", AuditKind.SignedIn);

    // What was looked at.
    public static readonly AuditAction EvidenceOpened = new("evidence.opened", AuditKind.Saw);
    public static readonly AuditAction IndicatorOpened = new("indicator.opened", AuditKind.Saw);
    public static readonly AuditAction PeopleOpened = new("people.opened", AuditKind.Saw);
    public static readonly AuditAction PersonOpened = new("person.opened", AuditKind.Saw);
    public static readonly AuditAction ProgressOpened = new("progress.opened", AuditKind.Saw);
    public static readonly AuditAction ReportOpened = new("report.opened", AuditKind.Saw);
    public static readonly AuditAction SheetOpened = new("sheet.opened", AuditKind.Saw);

    // What left as a file.
    public static readonly AuditAction ExportAudit = new("export.audit", AuditKind.Exported);
    public static readonly AuditAction ExportEvent = new("export.event", AuditKind.Exported);
    public static readonly AuditAction ExportIati = new("export.iati", AuditKind.Exported);
    public static readonly AuditAction ExportPerson = new("export.person", AuditKind.Exported);
    public static readonly AuditAction ExportRegister = new("export.register", AuditKind.Exported);
    public static readonly AuditAction ExportReport = new("export.report", AuditKind.Exported);
    public static readonly AuditAction ExportResults = new("export.results", AuditKind.Exported);
    public static readonly AuditAction ExportSheet = new("export.sheet", AuditKind.Exported);
    public static readonly AuditAction ExportSignInSheet = new("export.sign-in-sheet", AuditKind.Exported);

    // What was changed.
    public static readonly AuditAction BackupMade = new("backup.made", AuditKind.Changed);
    public static readonly AuditAction ClashKept = new("clash.kept", AuditKind.Changed);
    public static readonly AuditAction ClashReopened = new("clash.reopened", AuditKind.Changed);
    public static readonly AuditAction ConsentGiven = new("consent.given", AuditKind.Changed);
    public static readonly AuditAction ConsentWithdrawn = new("consent.withdrawn", AuditKind.Changed);
    public static readonly AuditAction EventAdded = new("event.added", AuditKind.Changed);
    public static readonly AuditAction EventChanged = new("event.changed", AuditKind.Changed);
    public static readonly AuditAction EventCopied = new("event.copied", AuditKind.Changed);
    public static readonly AuditAction EventMoved = new("event.moved", AuditKind.Changed);
    public static readonly AuditAction EvidenceAdded = new("evidence.added", AuditKind.Changed);
    public static readonly AuditAction EvidenceRemoved = new("evidence.removed", AuditKind.Changed);
    public static readonly AuditAction ImportApplied = new("import.applied", AuditKind.Changed);
    public static readonly AuditAction ImportUndone = new("import.undone", AuditKind.Changed);
    public static readonly AuditAction IndicatorAdded = new("indicator.added", AuditKind.Changed);
    public static readonly AuditAction IndicatorChanged = new("indicator.changed", AuditKind.Changed);
    public static readonly AuditAction IndicatorRemoved = new("indicator.removed", AuditKind.Changed);
    public static readonly AuditAction LogoAdded = new("logo.added", AuditKind.Changed);
    public static readonly AuditAction LogoRemoved = new("logo.removed", AuditKind.Changed);
    public static readonly AuditAction MailTested = new("mail.tested", AuditKind.Changed);
    public static readonly AuditAction OrganisationAdded = new("organisation.added", AuditKind.Changed);
    public static readonly AuditAction OrganisationChanged = new("organisation.changed", AuditKind.Changed);
    public static readonly AuditAction PasskeyAdded = new("passkey.added", AuditKind.Changed);
    public static readonly AuditAction PasskeyRemoved = new("passkey.removed", AuditKind.Changed);
    public static readonly AuditAction PasskeyRenamed = new("passkey.renamed", AuditKind.Changed);
    public static readonly AuditAction PasswordChanged = new("password.changed", AuditKind.Changed);
    public static readonly AuditAction PasswordForgotten = new("password.forgotten", AuditKind.Changed);
    public static readonly AuditAction PasswordReset = new("password.reset", AuditKind.Changed);
    public static readonly AuditAction PersonAdded = new("person.added", AuditKind.Changed);
    public static readonly AuditAction PersonAsked = new("person.asked", AuditKind.Changed);
    public static readonly AuditAction PersonChanged = new("person.changed", AuditKind.Changed);
    public static readonly AuditAction PersonErased = new("person.erased", AuditKind.Changed);
    public static readonly AuditAction PersonMerged = new("person.merged", AuditKind.Changed);
    public static readonly AuditAction PersonParted = new("person.parted", AuditKind.Changed);
    public static readonly AuditAction PersonReleased = new("person.released", AuditKind.Changed);
    public static readonly AuditAction PersonRestricted = new("person.restricted", AuditKind.Changed);
    public static readonly AuditAction PersonToldApart = new("person.told-apart", AuditKind.Changed);
    public static readonly AuditAction ProgrammeAdded = new("programme.added", AuditKind.Changed);
    public static readonly AuditAction ProgrammeChanged = new("programme.changed", AuditKind.Changed);
    public static readonly AuditAction ProgrammeCopied = new("programme.copied", AuditKind.Changed);
    public static readonly AuditAction RegistrationAdded = new("registration.added", AuditKind.Changed);
    public static readonly AuditAction RegistrationChanged = new("registration.changed", AuditKind.Changed);
    public static readonly AuditAction RegistrationPasted = new("registration.pasted", AuditKind.Changed);
    public static readonly AuditAction RegistrationRemoved = new("registration.removed", AuditKind.Changed);
    public static readonly AuditAction RegistrationSubstituted = new("registration.substituted", AuditKind.Changed);
    public static readonly AuditAction RegistrationUndone = new("registration.undone", AuditKind.Changed);
    public static readonly AuditAction ReportNoted = new("report.noted", AuditKind.Changed);
    public static readonly AuditAction ReportSubmitted = new("report.submitted", AuditKind.Changed);
    public static readonly AuditAction RetentionDeleted = new("retention.deleted", AuditKind.Changed);
    public static readonly AuditAction SeatsSet = new("seats.set", AuditKind.Changed);
    public static readonly AuditAction SettingsChanged = new("settings.changed", AuditKind.Changed);
    public static readonly AuditAction Setup = new("setup", AuditKind.Changed);
    public static readonly AuditAction ShareCreated = new("share.created", AuditKind.Changed);
    public static readonly AuditAction ShareRevoked = new("share.revoked", AuditKind.Changed);
    public static readonly AuditAction SheetCounted = new("sheet.counted", AuditKind.Changed);
    public static readonly AuditAction SheetImported = new("sheet.imported", AuditKind.Changed);
    public static readonly AuditAction SheetTranscribed = new("sheet.transcribed", AuditKind.Changed);
    public static readonly AuditAction TopicAudience = new("topic.audience", AuditKind.Changed);
    public static readonly AuditAction TopicLinked = new("topic.linked", AuditKind.Changed);
    public static readonly AuditAction TopicUnlinked = new("topic.unlinked", AuditKind.Changed);
    public static readonly AuditAction TwoFactorCodes = new("two-factor.codes", AuditKind.Changed);
    public static readonly AuditAction TwoFactorDisabled = new("two-factor.disabled", AuditKind.Changed);
    public static readonly AuditAction TwoFactorEnabled = new("two-factor.enabled", AuditKind.Changed);
    public static readonly AuditAction UnitAdded = new("unit.added", AuditKind.Changed);
    public static readonly AuditAction UnitChanged = new("unit.changed", AuditKind.Changed);
    public static readonly AuditAction UnitNamed = new("unit.named", AuditKind.Changed);
    public static readonly AuditAction UnitSlots = new("unit.slots", AuditKind.Changed);
    public static readonly AuditAction UserAdded = new("user.added", AuditKind.Changed);
    public static readonly AuditAction UserChanged = new("user.changed", AuditKind.Changed);
    public static readonly AuditAction UserInvited = new("user.invited", AuditKind.Changed);
    public static readonly AuditAction UserLocked = new("user.locked", AuditKind.Changed);
    public static readonly AuditAction UserTwoFactorReset = new("user.two-factor-reset", AuditKind.Changed);
    public static readonly AuditAction UserUnlocked = new("user.unlocked", AuditKind.Changed);
    public static readonly AuditAction UserWithdrawn = new("user.withdrawn", AuditKind.Changed);
    public static readonly AuditAction WaitingAccepted = new("waiting.accepted", AuditKind.Changed);
    public static readonly AuditAction WaitingDismissed = new("waiting.dismissed", AuditKind.Changed);

#pragma warning restore CS1591

    private static readonly Dictionary<string, AuditAction> _named = typeof(AuditActions).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<AuditAction>().ToDictionary(action => action.Code, StringComparer.Ordinal);

    /// <summary>Those that have a name here.</summary>
    public static IReadOnlyCollection<AuditAction> Named => _named.Values;

    /// <summary>A change of something whose words are put together: <c>objective.moved</c>, <c>event.cancelled</c>.</summary>
    public static AuditAction Changed(string subject, string verb) => new($"{subject}.{verb}", AuditKind.Changed);

    /// <summary>The kind of a stored action; one that a newer server has written counts as a change.</summary>
    public static AuditKind KindOf(string code) => _named.TryGetValue(code, out var action) ? action.Kind : AuditKind.Changed;

    /// <summary>The same as a condition for the database.</summary>
    public static Expression<Func<AuditEntry, bool>> Are(AuditKind kind)
    {
        if (kind == AuditKind.Changed)
        {
            var others = _named.Values.Where(a => a.Kind != AuditKind.Changed).Select(a => a.Code).ToArray();
            return a => !others.Contains(a.Action);
        }
        var codes = _named.Values.Where(a => a.Kind == kind).Select(a => a.Code).ToArray();
        return a => codes.Contains(a.Action);
    }
}
