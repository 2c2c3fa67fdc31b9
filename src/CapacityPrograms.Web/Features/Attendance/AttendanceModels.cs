using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Shared.Registrations;

namespace CapacityPrograms.Web.Features.Attendance;

/// <summary>A mark to be made.</summary>
/// <param name="OperationId">Made by the device; sending it again changes nothing.</param>
/// <param name="BaseVersion">Version of the mark that its maker saw; 0 for none.</param>
/// <param name="Minutes">For a partial presence.</param>
/// <param name="ObservedAt">UTC, by the device's clock.</param>
/// <param name="EvidenceId">The signed sheet that it was read from.</param>
public sealed record MarkInput(
    Guid OperationId, int RegistrationId, int SessionId, int BaseVersion, AttendanceValue Value, int? Minutes, DateTime ObservedAt,
    EntrySource Source, string? Note = null, int? EvidenceId = null);

/// <summary>A mark as it stands.</summary>
public sealed record MarkView(int RegistrationId, int SessionId, AttendanceValue Value, int? Minutes, int Version, DateTime RecordedAt, string? By);

/// <summary>What became of a mark: saved, or in conflict with the one that stands.</summary>
/// <param name="Saved">True only after the commit.</param>
public sealed record MarkResult(bool Saved, MarkView Standing);

/// <summary>A session as a column.</summary>
public sealed record SheetSession(
    int Id, int Order, DateOnly Day, TimeOnly? StartsAt, TimeOnly? EndsAt, int? Minutes, LocalizedText Title, IReadOnlyList<string> Trainers,
    bool CanMark);

/// <summary>A person as a row.</summary>
/// <param name="ReplacedIn">Session → number of who sits there instead.</param>
/// <param name="ExpectedIn">
/// Sessions in which a substitute sits, none for who is not expected any more; null for everybody else, who are expected in all.
/// </param>
public sealed record SheetRow(
    int RegistrationId, int Number, string? Name, string Lang, string? UnidentifiedNote, LocalizedText? Behalf, string BehalfLanguage,
    ParticipantRole Role, bool IsWalkIn, IReadOnlyDictionary<int, int> ReplacedIn, IReadOnlySet<int>? ExpectedIn, string SearchKey)
{
    /// <summary>Whether this row is to be marked in a session.</summary>
    public bool IsExpected(int sessionId) => !ReplacedIn.ContainsKey(sessionId) && (ExpectedIn is null || ExpectedIn.Contains(sessionId));
}

/// <summary>The sheet.</summary>
/// <param name="LastEntry">Position in the change sequence up to which the marks are.</param>
/// <param name="DoubleBookings">Who is expected at another event at the same time.</param>
public sealed record SheetView(
    int EventId, int ProgrammeId, string ProgrammeCode, LocalizedText ProgrammeName, LocalizedText Title, string Language, string TimeZone,
    EventState State, string? Venue, IReadOnlyList<SheetSession> Sessions, IReadOnlyList<SheetRow> Rows,
    IReadOnlyDictionary<(int RegistrationId, int SessionId), MarkView> Marks, long LastEntry, bool CanClose,
    IReadOnlyList<DoubleBooking> DoubleBookings);

/// <summary>What changed since a position in the change sequence.</summary>
public sealed record SheetChanges(IReadOnlyList<MarkView> Marks, long LastEntry, bool RowsChanged, EventState State);

/// <summary>One entry of a cell's history.</summary>
public sealed record HistoryLine(
    AttendanceValue Value, int? Minutes, EntryOutcome Outcome, DateTime RecordedAt, DateTime ObservedAt, string? By, EntrySource Source, string? Note,
    int? EvidenceId);

/// <summary>A day of an event on the trainer's page.</summary>
/// <param name="FromToday">Days from today in the event's own time zone: 0 is today.</param>
public sealed record AttendanceDay(
    int EventId, LocalizedText Title, string Language, LocalizedText ProgrammeName, DateOnly Day, TimeOnly? StartsAt, string? Venue, int Sessions,
    int People, int Unmarked, EventState State, int FromToday);

/// <summary>Who can come on whose behalf, for the walk-in form.</summary>
public sealed record WalkInChoices(
    IReadOnlyList<(int Id, LocalizedText Name, string Language)> Units, IReadOnlyList<(int Id, LocalizedText Name, string Language)> Groups);
