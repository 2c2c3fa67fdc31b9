using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Attendance.Paper;

/// <summary>A line of a printed sheet.</summary>
/// <param name="Latin">The name in Latin letters, where it is written in others.</param>
public sealed record PaperLine(
    int Number, string? Name, string Lang, string? Latin, LocalizedText? Organisation, string OrganisationLang, string? Position,
    ParticipantRole Role, string? Note);

/// <summary>Somebody who signs apart and is not counted.</summary>
public sealed record PaperTrainer(string Name, string? Lang, LocalizedText? Organisation);

/// <summary>A session as a column to sign in.</summary>
public sealed record PaperSession(int Order, TimeOnly? StartsAt, TimeOnly? EndsAt);

/// <summary>The set of one day.</summary>
/// <param name="Code">Short, so that a sheet that was found can be told: event, day.</param>
public sealed record PaperDay(DateOnly Day, int Number, string Code, IReadOnlyList<PaperSession> Sessions, IReadOnlyList<PaperTrainer> Trainers);

/// <summary>A printed attendance sheet: one set a day.</summary>
public sealed record PaperSheet(
    int EventId, LocalizedText Title, string Language, LocalizedText Programme, string? Contract, EventKind Kind, string? Venue, LocalizedText? Place,
    IReadOnlyList<PaperDay> Days, IReadOnlyList<PaperLine> Lines);

/// <summary>A scan of a day.</summary>
/// <param name="Elsewhere">Where the very same file stands as well: other days of the event, and other events that the reader sees.</param>
public sealed record EvidenceLine(
    int Id, string FileName, long Size, DateTime AddedAt, string? By, int Marks, IReadOnlyList<EvidenceElsewhere> Elsewhere);

/// <summary>A day that has the same scan.</summary>
/// <param name="Language">Of the event's title.</param>
public sealed record EvidenceElsewhere(int EventId, LocalizedText Title, string Language, DateOnly Day);

/// <summary>A line as it is typed over from paper.</summary>
public sealed record TranscribedLine(
    int RegistrationId, int Number, string? Name, string Lang, string? Note, IReadOnlyDictionary<int, AttendanceValue> Marks,
    IReadOnlySet<int> ExpectedIn);

/// <summary>A day of an event, ready to be typed over.</summary>
/// <param name="Sheet">Signatures that somebody counted on the paper.</param>
/// <param name="System">People present in some session of the day, each once.</param>
/// <param name="HasCome">False for a day that is still to come, of which there can hardly be a signed sheet.</param>
public sealed record TranscriptionView(
    int EventId, LocalizedText Title, string Language, string TimeZone, bool IsOpen, IReadOnlyList<DateOnly> Days, DateOnly Day,
    IReadOnlyList<(int Id, int Order, string Times)> Sessions, IReadOnlyList<TranscribedLine> Lines, IReadOnlyList<EvidenceLine> Evidence, int? Sheet,
    int System, bool HasCome);

/// <summary>What stands on the paper.</summary>
public sealed class TranscriptionInput
{
    public DateOnly Day { get; set; }
    /// <summary>Numbers of those who did not sign: "4, 9-11", and "14/2" for one session alone.</summary>
    public string? Except { get; set; }
    /// <summary>Lines that are signed and cannot be read.</summary>
    public string? Unread { get; set; }
    /// <summary>The scan that it was read from.</summary>
    public int? EvidenceId { get; set; }
    /// <summary>Signatures counted on the paper.</summary>
    public int? Count { get; set; }
    /// <summary>True after somebody saw which marks say otherwise and wants the paper to stand.</summary>
    public bool Overwrite { get; set; }
    /// <summary>True after somebody saw that the day is still to come and wants it written all the same.</summary>
    public bool Ahead { get; set; }
}

/// <summary>A mark that says something else than the paper.</summary>
public sealed record PaperConflict(int Number, string? Name, string Lang, int Session, AttendanceValue Standing, AttendanceValue OnPaper);

/// <summary>What came of it.</summary>
/// <param name="Conflicts">Where not empty, nothing was written.</param>
public sealed record TranscriptionResult(int Present, int Absent, int Unread, IReadOnlyList<PaperConflict> Conflicts);
