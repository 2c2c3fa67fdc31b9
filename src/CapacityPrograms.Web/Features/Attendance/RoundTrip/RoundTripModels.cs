using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Attendance.RoundTrip;

/// <summary>A mark as a cell of the file says it.</summary>
public readonly record struct ReturnedMark(AttendanceValue Value, int? Minutes);

/// <summary>A cell in which the file says something else than the system.</summary>
/// <param name="Cell">Where it stands, such as <c>F14</c>.</param>
/// <param name="IsConflict">True where the system's mark was changed too since the file went out.</param>
public sealed record CellDifference(
    string Cell, int RegistrationId, int Number, string? Name, string Lang, int SessionId, int Session, ReturnedMark System, ReturnedMark File,
    int Version, bool IsConflict);

/// <summary>Somebody in the file who is on no line of the sheet.</summary>
/// <param name="Row">Number of the row in the file.</param>
/// <param name="Likely">Lines of the sheet that may be meant.</param>
/// <param name="Line">The one among them whose protected number the row bears, whatever name stands there now.</param>
public sealed record ReturnedPerson(
    int Row, string Given, string Family, string? Organisation, IReadOnlyDictionary<int, ReturnedMark> Marks,
    IReadOnlyList<(int RegistrationId, string Name)> Likely, int? Line);

/// <summary>A cell that cannot be understood.</summary>
/// <param name="Key">Key of the sentence.</param>
public sealed record ReturnedFault(string Cell, string Key, string Text);

/// <summary>What a file would change.</summary>
/// <param name="Exported">When the file went out, UTC; null where its stamp is gone.</param>
/// <param name="Missing">Numbers of lines that the file has no more; they stay as they are.</param>
/// <param name="Ignored">Sheets and columns of the file that are not read although something stands in them.</param>
/// <param name="Ahead">Days still to come of which the file has marks.</param>
public sealed record RoundTripPlan(
    string FileName, DateTime? Exported, IReadOnlyList<CellDifference> Differences, IReadOnlyList<ReturnedPerson> People,
    IReadOnlyList<ReturnedFault> Faults, IReadOnlyList<int> Missing, IReadOnlyList<string> Ignored, int Same, IReadOnlyList<DateOnly> Ahead)
{
    /// <summary>True where there is nothing to write.</summary>
    public bool IsEmpty => Differences.Count == 0 && People.Count == 0;
}

/// <summary>What a person decided.</summary>
/// <param name="Files">Conflicts, by cell, in which the file stands; in all others the system does.</param>
/// <param name="Matched">Row of the file → line of the sheet; rows without one are added.</param>
/// <param name="Left">Rows that are passed over.</param>
/// <param name="Ahead">That some of the days are still to come was seen, and their marks are to be written all the same.</param>
public sealed record RoundTripChoice(IReadOnlySet<string> Files, IReadOnlyDictionary<int, int> Matched, IReadOnlySet<int> Left, bool Ahead = false);

/// <summary>What was written.</summary>
public sealed record RoundTripResult(Guid BatchId, int Marks, int Added);

/// <summary>The head of the page.</summary>
public sealed record RoundTripStart(int EventId, LocalizedText Title, string Language, bool IsOpen);
