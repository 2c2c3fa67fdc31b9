using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Figures;

/// <summary>What is looked at.</summary>
/// <param name="Month">A month such as "2026-11" or a year such as "2026": participations whose first day lies in it.</param>
/// <param name="Keys">Row of a breakdown, by dimension; see <see cref="Breakdown.Key"/>.</param>
/// <param name="EventId">One event alone.</param>
public sealed record ProgressFilter(
    DateOnly? From = null, DateOnly? To = null, string? Month = null, IReadOnlyDictionary<Dimension, string>? Keys = null, int? EventId = null)
{
    /// <summary>The same with one row of a breakdown.</summary>
    public ProgressFilter With(Dimension dimension, string key) =>
        this with
        {
            Keys = new Dictionary<Dimension, string>(Keys ?? new Dictionary<Dimension, string>()) { [dimension] = key },
        };

    /// <summary>Whether a registration stands in the rows asked for.</summary>
    public bool Fits(CountedRegistration r, DateOnly day) =>
        (EventId is null || r.EventId == EventId) && (Keys is null || Keys.All(k => Breakdown.Key(k.Key, r, day) == k.Value));

    /// <summary>Whether a participation stands in the rows and the month asked for.</summary>
    public bool Fits(Participation p) =>
        Fits(p.Registration, p.FirstDay)
        && (
            Month is null
            || p.FirstDay.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture).StartsWith(Month, StringComparison.Ordinal));
}

/// <summary>A target group's line.</summary>
/// <param name="Id">0 for people of no target group.</param>
/// <param name="Registered">Of those named, distinct people who take a place: registered or confirmed.</param>
public sealed record GroupLine(
    int Id, LocalizedText Name, IReadOnlyList<LocalizedText> Specialisms, int? Stated, StatedUnit? Unit, int Named, int Registered, int Reached,
    int Attendances, decimal PersonDays);

/// <summary>A place and who came on its behalf.</summary>
/// <param name="Id">Key of <see cref="Dimension.Place"/>: the unit, negative for a slot without a name.</param>
/// <param name="IsListed">True for a municipality or slot of the programme; false for one that only its people brought in.</param>
/// <param name="RegionId">Upper unit; 0 where it is not stated.</param>
public sealed record UnitLine(
    int Id, LocalizedText Name, int RegionId, LocalizedText? Region, bool IsListed, double? Latitude, double? Longitude, int People, int Attendances,
    int Completers)
{
    /// <summary>False for a slot that a source counts and does not name.</summary>
    public bool IsNamed => Id > 0;

    /// <summary>A municipality of the programme; slots and places that only people brought in are counted apart.</summary>
    public bool IsNamedAndListed => IsNamed && IsListed;
}

/// <summary>A programme's name as a page shows it.</summary>
public sealed record ProgrammeName(int Id, string Code, LocalizedText Name, string Language);

/// <summary>Municipalities: what the source says, what is listed, who came, who completed.</summary>
/// <param name="Named">Municipalities of the programme; slots without a name are none of them.</param>
/// <param name="Reached">Of them, those on whose behalf somebody came.</param>
/// <param name="SlotsReached">Slots without a name on whose behalf somebody came: said beside, and never added to the others.</param>
public sealed record UnitCounts(int? Stated, int Named, int Reached, int Covered, int SlotsReached)
{
    /// <summary>Counts places.</summary>
    public static UnitCounts Of(int? stated, IReadOnlyCollection<UnitLine> places)
    {
        var named = places.Where(p => p.IsNamedAndListed).ToList();
        return new(
            stated, named.Count, named.Count(p => p.Attendances > 0), named.Count(p => p.Completers > 0),
            places.Count(p => p is { IsNamed: false, Attendances: > 0 }));
    }
}

/// <summary>Events by what became of them.</summary>
/// <param name="Unmarked">Of those held, events of which nobody's presence is recorded.</param>
public sealed record EventCounts(int Held, int Planned, int Cancelled, int Unmarked);

/// <summary>A programme whose figures are counted.</summary>
/// <param name="LineId">The programme in whose line it stands: itself or its parent.</param>
/// <param name="SeesNotes">Whether the reader keeps it, and so reads the notes of lines that nobody could identify.</param>
public sealed record ProgrammeHead(int Id, int LineId, ProgrammeName Name, string TimeZone, bool SeesNames, bool SeesNotes, CountingShares Shares);

/// <summary>An event that is no draft.</summary>
/// <param name="IsOver">Its last day has come in its own time zone, or it has no day.</param>
public sealed record EventHead(
    int Id, int ProgrammeId, LocalizedText Title, string Language, EventKind Kind, EventState State, Delivery Delivery, DateOnly? FirstDay,
    DateOnly? LastDay, bool IsOver)
{
    /// <summary>It took place: somebody said so, and its last day has come.</summary>
    public bool IsHeld => State is EventState.Held or EventState.Closed && IsOver;

    /// <summary>It is still to come, whatever somebody said before its day.</summary>
    public bool IsAhead => State is not EventState.Cancelled && !IsHeld;
}

/// <summary>A registration of an event that counts.</summary>
/// <param name="IsNamed">Names a person who is expected or came: of those who declined or were cancelled only who came after all.</param>
/// <param name="IsRegistered">One who takes a place: registered or confirmed.</param>
public sealed record RegistrationHead(CountedRegistration Counted, bool IsNamed, bool IsRegistered);

/// <summary>Everything that figures are counted from, read once.</summary>
/// <param name="Days">The day of each session.</param>
/// <param name="Count">Counts the same again for a part of the time.</param>
public sealed record FigureData(
    IReadOnlyList<ProgrammeHead> Programmes, IReadOnlyDictionary<int, EventHead> Events, IReadOnlyList<RegistrationHead> Registrations,
    IReadOnlyDictionary<int, DateOnly> Days, Counting Counting, Func<DateOnly?, DateOnly?, Counting> Count)
{
    /// <summary>Ids of the programmes.</summary>
    public IReadOnlyList<int> ProgrammeIds { get; } = Programmes.Select(p => p.Id).ToList();

    /// <summary>The programme that was asked for.</summary>
    public ProgrammeHead First => Programmes[0];

    /// <summary>The programme of a registration.</summary>
    public ProgrammeHead ProgrammeOf(CountedRegistration r) => Programmes.First(p => p.Id == Events[r.EventId].ProgrammeId);

    /// <summary>Registrations that name somebody.</summary>
    public IEnumerable<RegistrationHead> Named(ProgressFilter f) =>
        Registrations.Where(r => r.IsNamed && f.Fits(r.Counted, Events[r.Counted.EventId].FirstDay ?? DateOnly.MaxValue));

    /// <summary>Registrations that take a place.</summary>
    public IEnumerable<RegistrationHead> Registered(ProgressFilter f) => Named(f).Where(r => r.IsRegistered);

    /// <summary>Distinct people who are named.</summary>
    public int CountNamed(ProgressFilter f) => People(Named(f));

    /// <summary>Distinct people who take a place.</summary>
    public int CountRegistered(ProgressFilter f) => People(Registered(f));

    /// <summary>Participations in some rows.</summary>
    public IReadOnlyList<Participation> Filtered(ProgressFilter f) => Counting.Participations.Where(f.Fits).ToList();

    /// <summary>Events that took place.</summary>
    public IEnumerable<EventHead> Held => Events.Values.Where(e => e.IsHeld);

    /// <summary>Events that took place and of which nobody's presence is recorded.</summary>
    public IEnumerable<EventHead> Unmarked
    {
        get
        {
            var marked = Counting.Participations.Select(p => p.Registration.EventId).ToHashSet();
            return Held.Where(e => !marked.Contains(e.Id));
        }
    }

    /// <summary>Events by what became of them.</summary>
    public EventCounts EventCounts => new(
        Held.Count(), Events.Values.Count(e => e.IsAhead), Events.Values.Count(e => e.State is EventState.Cancelled), Unmarked.Count());

    /// <summary>Only what stands in a programme's line.</summary>
    public FigureData Of(int lineId)
    {
        var mine = Programmes.Where(p => p.LineId == lineId).ToList();
        var ids = mine.Select(p => p.Id).ToHashSet();
        return new FigureData(
            mine, Events.Where(e => ids.Contains(e.Value.ProgrammeId)).ToDictionary(),
            Registrations.Where(r => ids.Contains(Events[r.Counted.EventId].ProgrammeId)).ToList(), Days,
            Counting.Where(p => ids.Contains(Events[p.Registration.EventId].ProgrammeId)),
            (from, to) => Count(from, to).Where(p => ids.Contains(Events[p.Registration.EventId].ProgrammeId)));
    }

    private static int People(IEnumerable<RegistrationHead> registrations) => registrations.Select(r => r.Counted.PersonId).Distinct().Count();
}
