using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Shared.Matching;
using CapacityPrograms.Web.Shared.Scheduling;

namespace CapacityPrograms.Web.Features.Events;

/// <summary>A choice in a form.</summary>
public sealed record Choice(int Id, string Text, string Lang = "")
{
    /// <summary>As a search field gives it.</summary>
    public Found ToFound() => new(Id, Text, Lang, "");

    /// <summary>The numbers of a list, with none before them.</summary>
    public static IEnumerable<int?> Ids(IEnumerable<Choice> choices) => choices.Select(c => (int?)c.Id).Prepend(null);

    /// <summary>The choice of a number; null where it is none of them.</summary>
    public static Choice? Of(IEnumerable<Choice> choices, int? id) => choices.FirstOrDefault(c => c.Id == id);
}

/// <summary>A session as entered.</summary>
public sealed class SessionInput
{
    public int Id { get; set; }
    public DateOnly? Day { get; set; }
    public TimeOnly? StartsAt { get; set; }
    public TimeOnly? EndsAt { get; set; }
    public string Title { get; set; } = "";
    public HashSet<int> TopicIds { get; set; } = [];

    /// <summary>Who trains; a person of number 0 is not known yet and is added with the event.</summary>
    public List<Choice> Trainers { get; set; } = [];
}

/// <summary>An event as entered.</summary>
public sealed class EventInput
{
    public int Id { get; set; }
    public int Version { get; set; }
    public int ProgrammeId { get; set; }
    public EventKind Kind { get; set; } = EventKind.Training;
    public Delivery Delivery { get; set; } = Delivery.CrossMunicipal;
    public LocalizedText Title { get; set; } = LocalizedText.Empty;
    public string TimeZone { get; set; } = "";
    public string Language { get; set; } = "";
    public Choice? Venue { get; set; }
    public string? NewVenue { get; set; }
    public Choice? Unit { get; set; }
    public Choice? Host { get; set; }
    public int? ActivityId { get; set; }
    public int? StepId { get; set; }
    public int? Capacity { get; set; }
    public string? Notes { get; set; }
    public List<Choice> CoFunders { get; set; } = [];
    public List<SessionInput> Sessions { get; set; } = [];

    /// <summary>What the sessions that have a day take up; a trainer or venue that is not known yet is free.</summary>
    internal IReadOnlyList<OccupiedTime> Occupies() => Sessions
        .Select((s, i) => (Session: s, Key: s.Id == 0 ? -1 - i : s.Id))
        .Where(s => s.Session.Day is not null)
        .Select(s => new OccupiedTime(
            Id, s.Key, s.Session.Day!.Value, s.Session.StartsAt, s.Session.EndsAt, TimeZone, Venue?.Id,
            s.Session.Trainers.Where(t => t.Id != 0).Select(t => t.Id).ToList()))
        .ToList();
}

/// <summary>The form with what it offers.</summary>
public sealed record EventForm(
    EventInput Input, string ProgrammeCode, (string Tag, string Text) Programme, IReadOnlyList<Choice> Topics, IReadOnlyList<Choice> Activities,
    IReadOnlyList<Choice> Steps, IReadOnlyList<Choice> Trainers, IReadOnlyList<string> TimeZones);

/// <summary>What a save came to: saved, or clashes that a person has not yet said to keep.</summary>
/// <param name="Surplus">More people than there are to be places, where nobody has said yet what becomes of them.</param>
/// <param name="Paper">Days that keep their scans or head count while some of their sessions leave, where nobody has said yet that it may be so.</param>
public sealed record SaveResult(int? Id, IReadOnlyList<ClashView> Clashes, Surplus? Surplus = null, IReadOnlyList<DateOnly>? Paper = null);

/// <summary>A session as shown.</summary>
public sealed record SessionView(
    int Id, DateOnly Day, TimeOnly? StartsAt, TimeOnly? EndsAt, int? Minutes, LocalizedText Title, IReadOnlyList<LocalizedText> Topics,
    IReadOnlyList<TrainerView> Trainers);

/// <summary>A trainer as shown.</summary>
public sealed record TrainerView(int PersonId, string Name, string Lang);

/// <summary>A change of state as shown.</summary>
public sealed record StateChangeView(EventState From, EventState To, string? Reason, DateTime At, string? By);

/// <summary>The event page.</summary>
public sealed record EventView(
    int Id, int Version, int ProgrammeId, string ProgrammeCode, LocalizedText ProgrammeName, string ProgrammeLanguage, EventKind Kind,
    EventState State, Delivery Delivery, LocalizedText Title, string TimeZone, string? Language, string? Venue, LocalizedText? Unit,
    LocalizedText? Host, LocalizedText? Activity, LocalizedText? Step, int? Capacity, string? Notes, DateOnly? FirstDay, DateOnly? LastDay,
    bool IsDemo, IReadOnlyList<LocalizedText> Donors, IReadOnlyList<SessionView> Sessions, IReadOnlyList<StateChangeView> Changes,
    IReadOnlyList<ClashView> Clashes, bool CanEdit, bool CanMark, bool SeesNames);
