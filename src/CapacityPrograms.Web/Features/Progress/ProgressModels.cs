using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>What a number counts; it stands in the address of the list behind it.</summary>
public enum Figure
{
    Stated, Named, Registered, Reached, Completed, Attendances, Unidentified, PersonDays, UnitsStated, UnitsNamed, UnitsReached, UnitsCovered,
    EventsHeld, EventsPlanned, EventsCancelled, EventsUnmarked,
}

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
public sealed record GroupLine(
    int Id, LocalizedText Name, IReadOnlyList<LocalizedText> Specialisms, int? Stated, StatedUnit? Unit, int Named, int Reached, int Attendances,
    decimal PersonDays);

/// <summary>A place and who came on its behalf.</summary>
/// <param name="Id">Key of <see cref="Dimension.Place"/>: the unit, negative for a slot without a name.</param>
/// <param name="IsListed">True for a unit or slot of the programme; false for one that only its people brought in.</param>
/// <param name="RegionId">Upper unit; 0 where it is not stated.</param>
public sealed record UnitLine(
    int Id, LocalizedText Name, int RegionId, LocalizedText? Region, bool IsListed, double? Latitude, double? Longitude, int People, int Attendances,
    int Completers)
{
    /// <summary>False for a slot that a source counts and does not name.</summary>
    public bool IsNamed => Id > 0;
}

/// <summary>A breakdown with the names of its rows; a row without a name is a word of the dimension.</summary>
public sealed record NamedBreakdown(Breakdown Breakdown, IReadOnlyDictionary<string, LocalizedText> Names);

/// <summary>An event in a short list.</summary>
public sealed record EventLine(int Id, LocalizedText Title, string Language, DateOnly? FirstDay, DateOnly? LastDay, string? Reason);

/// <summary>A programme's name as a page shows it.</summary>
public sealed record ProgrammeName(int Id, string Code, LocalizedText Name, string Language);

/// <summary>Municipalities: what the source says, what is listed, who came, who completed.</summary>
public sealed record UnitCounts(int? Stated, int Named, int Reached, int Covered, int SlotsReached);

/// <summary>Events by what became of them.</summary>
public sealed record EventCounts(int Held, int Planned, int Cancelled, int Unmarked);

/// <summary>The figures of a programme.</summary>
public sealed record ProgressView(
    ProgrammeName Programme, IReadOnlyList<LocalizedText> Funders, bool SeesNames, bool Coordinates, bool StartStated, bool EndStated, DateTime At,
    string TimeZone, int Named, int Reached, int Completed, int Attendances, decimal PersonDays, bool TimesUnknown, int ReachedInStated,
    int Unidentified, UnitCounts UnitCounts, EventCounts Events, IReadOnlyList<EventLine> Cancelled, IReadOnlyList<GroupLine> Groups,
    IReadOnlyList<UnitLine> Places, IReadOnlyList<NamedBreakdown> Breakdowns, IReadOnlyList<(string Month, int Attendances)> ByMonth)
{
    /// <summary>How many times people were counted more than once in the groups' column.</summary>
    public int InSeveralGroups => Groups.Sum(g => g.Reached) - Reached;

    /// <summary>One breakdown.</summary>
    public NamedBreakdown By(Dimension dimension) => Breakdowns.Single(b => b.Breakdown.Dimension == dimension);
}

/// <summary>A programme's line among those somebody sees.</summary>
public sealed record ProgrammeLine(
    ProgrammeName Programme, IReadOnlyList<LocalizedText> Funders, int? Stated, int Named, int Reached, int Attendances, decimal PersonDays,
    UnitCounts Places, EventCounts Events);

/// <summary>The figures across programmes; a project's are in its programme's line.</summary>
/// <param name="Reached">Distinct people over all lines.</param>
/// <param name="PlacesReached">Distinct municipalities over all lines.</param>
public sealed record ProgrammesView(
    IReadOnlyList<ProgrammeLine> Lines, IReadOnlyList<ProgrammeName> All, int Named, int Reached, int PlacesReached, IReadOnlyList<UnitLine> Places,
    DateTime At)
{
    /// <summary>How many times people stand in more than one programme's line.</summary>
    public int InSeveral => Lines.Sum(l => l.Reached) - Reached;
}

/// <summary>A cell of a list behind a number.</summary>
public sealed record Cell(string Text, string? Lang = null, string? Href = null);

/// <summary>The rows behind a number, with the rule in words.</summary>
/// <param name="Programme">The programme; null across several.</param>
/// <param name="Filters">What was narrowed, in words.</param>
/// <param name="Total">The number that was opened.</param>
/// <param name="Columns">Keys of the column heads.</param>
public sealed record FigureList(
    Figure Figure, ProgrammeName? Programme, IReadOnlyList<Cell> Filters, decimal Total, IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<Cell>> Rows);

/// <summary>A programme whose figures are counted.</summary>
/// <param name="LineId">The programme in whose line it stands: itself or its parent.</param>
internal sealed record ProgrammeHead(int Id, int LineId, ProgrammeName Name, string TimeZone, bool SeesNames, CountingShares Shares);

/// <summary>An event that is no draft.</summary>
internal sealed record EventHead(
    int Id, int ProgrammeId, LocalizedText Title, string Language, EventKind Kind, EventState State, Delivery Delivery, DateOnly? FirstDay,
    DateOnly? LastDay);

/// <summary>A registration of an event that counts.</summary>
/// <param name="IsNamed">Names a person who is expected: declined and cancelled registrations do not.</param>
/// <param name="IsRegistered">Of them, one who takes a place: registered or confirmed.</param>
internal sealed record RegistrationHead(CountedRegistration Counted, bool IsNamed, bool IsRegistered);

/// <summary>What a list shows of a registration; the name only where the actor may see it.</summary>
internal sealed record RegistrationWords(string? Name, string Lang, string? Note, LocalizedText? Behalf, LocalizedText? Group);

/// <summary>Everything that figures are counted from, read once.</summary>
/// <param name="Count">Counts the same again for a part of the time.</param>
internal sealed record ProgressData(
    IReadOnlyList<ProgrammeHead> Programmes, IReadOnlyDictionary<int, EventHead> Events, IReadOnlyList<RegistrationHead> Registrations,
    Counting Counting, Func<DateOnly?, DateOnly?, Counting> Count)
{
    public IReadOnlyList<int> ProgrammeIds { get; } = Programmes.Select(p => p.Id).ToList();

    public ProgrammeHead First => Programmes[0];

    public ProgrammeHead ProgrammeOf(CountedRegistration r) => Programmes.First(p => p.Id == Events[r.EventId].ProgrammeId);

    public IEnumerable<RegistrationHead> Named(ProgressFilter f) =>
        Registrations.Where(r => r.IsNamed && f.Fits(r.Counted, Events[r.Counted.EventId].FirstDay ?? DateOnly.MaxValue));

    public IEnumerable<RegistrationHead> Registered(ProgressFilter f) => Named(f).Where(r => r.IsRegistered);

    public int CountNamed(ProgressFilter f) => Named(f).Select(r => r.Counted.PersonId).Distinct().Count();

    public IReadOnlyList<Participation> Filtered(ProgressFilter f) => Counting.Participations.Where(f.Fits).ToList();

    /// <summary>Only what stands in some programmes' lines.</summary>
    public ProgressData Of(int lineId)
    {
        var mine = Programmes.Where(p => p.LineId == lineId).ToList();
        var ids = mine.Select(p => p.Id).ToHashSet();
        return new ProgressData(
            mine, Events.Where(e => ids.Contains(e.Value.ProgrammeId)).ToDictionary(),
            Registrations.Where(r => ids.Contains(Events[r.Counted.EventId].ProgrammeId)).ToList(),
            Counting.Where(p => ids.Contains(Events[p.Registration.EventId].ProgrammeId)),
            (from, to) => Count(from, to).Where(p => ids.Contains(Events[p.Registration.EventId].ProgrammeId)));
    }
}
