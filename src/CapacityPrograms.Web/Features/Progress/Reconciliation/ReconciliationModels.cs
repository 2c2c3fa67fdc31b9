using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Progress.Reconciliation;

/// <summary>A day of an event: who is marked present, and how many signatures the paper has.</summary>
/// <param name="System">People present in some session of the day, each once; an unidentified line is one.</param>
/// <param name="Sheet">Signatures on paper; null where nobody has counted.</param>
/// <param name="Version">Of the count; 0 where there is none.</param>
/// <param name="HasCome">False for a day that is still ahead: there is no paper yet.</param>
public sealed record ReconciledDay(DateOnly Day, int System, int? Sheet, string? Note, int Version, bool HasCome)
{
    /// <summary>Paper less system.</summary>
    public int? Difference => Sheet - System;
}

/// <summary>An event's line.</summary>
/// <param name="Stated">Seats planned, or what it holds; null where neither is set.</param>
/// <param name="Named">Distinct people on its list, without those who declined or were cancelled.</param>
/// <param name="Registered">Of them, those registered or confirmed.</param>
/// <param name="Present">Distinct people present in some session.</param>
/// <param name="Unidentified">Lines of the sheet that could not be read and are marked present.</param>
public sealed record ReconciledEvent(
    int Id, LocalizedText Title, string Language, EventState State, DateOnly? FirstDay, DateOnly? LastDay, int? Stated, int Named, int Registered,
    int Present, int Unidentified, IReadOnlyList<ReconciledDay> Days)
{
    /// <summary>Days on which paper and system differ.</summary>
    public int DaysDiffering => Days.Count(d => d.Difference is not null and not 0);

    /// <summary>Days that have come and of which nobody has counted the paper.</summary>
    public int DaysUncounted => Days.Count(d => d is { Sheet: null, HasCome: true });
}

/// <summary>A target group's line.</summary>
/// <param name="Id">0 for people of no target group.</param>
public sealed record ReconciledGroup(int Id, LocalizedText Name, int? Stated, int Named, int Registered, int Present);

/// <summary>Stated, named, registered and present of a programme with its projects, by group and by event.</summary>
/// <param name="Total">Distinct people; a person of two groups is one.</param>
public sealed record ReconciliationView(
    ProgrammeName Programme, bool Coordinates, IReadOnlyList<ReconciledGroup> Groups, ReconciledGroup Total, IReadOnlyList<ReconciledEvent> Events);

/// <summary>Somebody whose registration and presence differ.</summary>
/// <param name="Name">Null for an unidentified line.</param>
public sealed record ReconciledPerson(int Number, string? Name, string Language, string? Note, RegistrationState State);

/// <summary>One event, with the people behind the differences.</summary>
/// <param name="Absent">Registered or confirmed, and in no session present.</param>
/// <param name="Unexpected">Present, and neither registered nor confirmed before: walk-ins, reserves, unidentified lines.</param>
public sealed record EventReconciliation(
    ReconciledEvent Event, string ProgrammeCode, IReadOnlyList<ReconciledPerson> Absent, IReadOnlyList<ReconciledPerson> Unexpected);
