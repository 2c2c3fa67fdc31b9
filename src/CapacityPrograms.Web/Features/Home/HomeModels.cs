using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Home;

/// <summary>What can need a coordinator, in the order of urgency.</summary>
public enum PendingKind { Clash, Conflict, Sheet, Reserve, FreeSeats, Incomplete }

/// <summary>What an event that is near still lacks.</summary>
public enum LackingPart { Venue, Trainer, Participants }

/// <summary>One thing that needs somebody.</summary>
/// <param name="Count">Free seats, unmarked people.</param>
/// <param name="Of">Of how many; people waiting for <see cref="PendingKind.Reserve"/>.</param>
/// <param name="Person">Whose mark is in conflict.</param>
/// <param name="OtherId">The event with which it clashes.</param>
public sealed record PendingItem(
    PendingKind Kind, int EventId, LocalizedText Title, string Language, (string Tag, string Text) Programme, DateOnly? Day, int Count = 0, int Of = 0,
    string? Person = null, string? PersonLanguage = null, IReadOnlyList<LackingPart>? Lacking = null, int? OtherId = null);

/// <summary>An event on one day of the agenda.</summary>
public sealed record AgendaLine(
    int EventId, DateOnly Day, TimeOnly? StartsAt, TimeOnly? EndsAt, LocalizedText Title, string Language, (string Tag, string Text) Programme,
    string? Venue, int Taken, int? Places, bool Clashes);

/// <summary>A change as the audit holds it.</summary>
/// <param name="Action">Such as <c>event.closed</c>; the page has the words.</param>
public sealed record RecentChange(
    long Id, DateTime At, string Action, string? By, int? EventId, LocalizedText? Event, (string Tag, string Text) Programme, string Language);

/// <summary>What a trainer marks on a day.</summary>
public sealed record TrainerSheet(
    int EventId, LocalizedText Title, string Language, (string Tag, string Text) Programme, DateOnly Day, TimeOnly? StartsAt, string? Venue,
    int Sessions, int People, bool IsToday);

/// <summary>A programme in one line of figures.</summary>
public sealed record ProgrammeFigures(string Code, LocalizedText Name, string Language, int People, int Attendances);

/// <summary>The first page of an account; parts that its roles do not have are empty.</summary>
/// <param name="Questions">How many other programmes ask whether somebody of theirs is somebody whom the account keeps.</param>
public sealed record HomeView(
    DateOnly Today, int Programmes, bool Coordinates, bool Trains, bool Reads, IReadOnlyList<FirstStep> Steps,
    IReadOnlyList<PendingItem> PendingItems, IReadOnlyList<AgendaLine> Agenda, IReadOnlyList<RecentChange> Changes,
    IReadOnlyList<TrainerSheet> Sheets, IReadOnlyList<ProgrammeFigures> Figures, int Questions);
