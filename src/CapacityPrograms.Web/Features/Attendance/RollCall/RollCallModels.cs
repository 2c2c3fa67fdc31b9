using CapacityPrograms.Data.Attendance;

namespace CapacityPrograms.Web.Features.Attendance.RollCall;

/// <summary>A session on a device.</summary>
/// <param name="When">Day and time in the reader's language.</param>
public sealed record DeviceSession(int Id, int Order, DateOnly Day, string When, string? From, string? To, int? Minutes, bool CanMark);

/// <summary>Somebody on a device: no more than the sheet shows.</summary>
/// <param name="Key">The folded name, for the search.</param>
/// <param name="Ref">Operation that added them, where a device did.</param>
/// <param name="Replaced">Session → number of who sits there instead.</param>
/// <param name="Only">Sessions in which a substitute is expected; null for everybody else.</param>
public sealed record DeviceRow(
    int Id, Guid? Ref, int Number, string? Name, string Lang, string? Note, string? Behalf, string? BehalfLang, string? Role, bool WalkIn,
    IReadOnlyDictionary<int, int> Replaced, IReadOnlyCollection<int>? Only, string Key);

/// <summary>A mark on a device.</summary>
/// <param name="At">UTC.</param>
public sealed record DeviceMark(int Row, int Session, AttendanceValue Value, int? Minutes, int Version, DateTime At, string? By);

/// <summary>Something to choose from.</summary>
public sealed record DeviceChoice(int Id, string Text, string? Lang);

/// <summary>What a device keeps of one event, for one person and a limited time.</summary>
/// <param name="User">Whose it is.</param>
/// <param name="Seal">Key with which unsent acts are sealed when the person signs out.</param>
/// <param name="Until">UTC; then the device forgets it.</param>
/// <param name="Fold">Letters that the search folds, as the server folds them.</param>
public sealed record DeviceEvent(
    int Id, int User, string Seal, DateTime Until, string Title, string? Lang, string? Venue, string Days, bool Open,
    IReadOnlyList<DeviceSession> Sessions, IReadOnlyList<DeviceRow> Rows, IReadOnlyList<DeviceMark> Marks, IReadOnlyList<DeviceChoice> Units,
    IReadOnlyList<DeviceChoice> Groups, IReadOnlyDictionary<string, string> Fold);

/// <summary>What was done on a device.</summary>
public enum ActKind { Mark, WalkIn, Substitute }

/// <summary>One act of a device. A field that its kind does not need is null.</summary>
/// <param name="Id">Made by the device (UUID); sending it again changes nothing.</param>
/// <param name="Row">The line; null where <paramref name="Ref"/> names it.</param>
/// <param name="Ref">The act that added the line.</param>
/// <param name="After">The act on the same cell that this one followed on the device.</param>
/// <param name="Base">Version of the mark that its maker saw.</param>
/// <param name="At">UTC, by the device's clock.</param>
/// <param name="All">For a substitute: all sessions instead of this one.</param>
/// <param name="OneName">Whoever is added bears one name only: the family name.</param>
public sealed record DeviceAct(
    Guid Id, ActKind Kind, int? Row, Guid? Ref, int Session, Guid? After, int Base, AttendanceValue Value, int? Minutes, string? Note, DateTime At,
    string? Given = null, string? Family = null, string? Unread = null, int? Unit = null, int? Group = null, bool All = false, bool OneName = false);

/// <summary>Acts of one person.</summary>
/// <param name="User">Who made them; only that person's sign-in may send them.</param>
public sealed record DeviceBatch(int User, IReadOnlyList<DeviceAct> Acts);

/// <summary>What became of an act. Only with the first the device shows it as saved.</summary>
public enum ActOutcome { Saved, Conflict, Refused, Waiting }

/// <summary>The answer to one act, given after the commit.</summary>
/// <param name="Row">The line that it is about.</param>
/// <param name="Standing">The mark as it stands.</param>
/// <param name="Text">Why it was refused or waits, in the reader's language.</param>
public sealed record ActAnswer(Guid Id, ActOutcome Outcome, int? Row, DeviceMark? Standing, string? Text);

/// <summary>The answers, in the order of the acts.</summary>
public sealed record BatchAnswer(IReadOnlyList<ActAnswer> Answers);

/// <summary>A day on the list of a device.</summary>
public sealed record DeviceDay(int Event, string Title, string? Lang, string Day, string? Venue, int People, int Unmarked, bool Today);
