using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Attendance.CheckIn;

/// <summary>Somebody who said to be there.</summary>
public sealed record Arrival(int Id, int Number, string? Name, string Lang, DateTime At, CheckInState State);

/// <summary>The page on the wall.</summary>
/// <param name="Code">The code of this half minute.</param>
/// <param name="Codes">Short codes of those who have not arrived, for who cannot type a name.</param>
public sealed record CheckInCodeView(
    int EventId, LocalizedText Title, string Language, string TimeZone, IReadOnlyList<(int Id, int Order, DateOnly Day, string Times)> Sessions,
    int SessionId, bool IsOpen, string Code, IReadOnlyList<Arrival> Arrivals,
    IReadOnlyList<(int Number, string Name, string Lang, string Code)> Codes, int Expected);

/// <summary>What somebody with a code sees: the event and the session, nobody's name.</summary>
/// <param name="Ticket">Stands for the code while a name is typed.</param>
public sealed record ArrivalView(LocalizedText Title, string Language, int Session, string Times, string Ticket);

/// <summary>Why a door does not open, or what became of an arrival.</summary>
public enum ArrivalAnswer { Arrived, Already, Unknown, Several, Old, NotNow, TooMany }
