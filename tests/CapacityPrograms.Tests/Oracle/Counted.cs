using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.People;

namespace CapacityPrograms.Tests.Oracle;

/// <summary>A fault put into the product's rules, to see whether the oracle notices it.</summary>
internal enum Fault
{
    None, MergesForgotten, AbsentCounts, PartialIsWhole, PlaceOfToday, CancelledCounts, LastDayLeftOut, HalfDayFromHalf, UnidentifiedIsSomebody,
    EveryPlaceCounts, TopicsOfTheWholeEvent, ErasedIsNobody, CompletedFromHalf,
}

/// <summary>The product's rules on a history: its forest of merges, its counting, its indicators and its adjustments.</summary>
internal sealed class Counted(History history, Fault fault = Fault.None)
{
    private static readonly DateOnly _first = new(2026, 1, 1);

    private readonly SortedDictionary<int, (int Event, int? Person, int Group, int Place)> _lines = [];
    private readonly Dictionary<(int Line, int Session), CountedMark> _marks = [];
    private readonly List<(int Stays, int Goes)> _merges = [];
    private readonly HashSet<int> _cancelled = [], _erased = [];
    private readonly Dictionary<int, int> _places = [];

    public List<(int From, int To, Dictionary<CountingRule, IReadOnlyList<CountedUnit>> Units)> Reports { get; } = [];

    /// <summary>Keeps what happens as the services keep it.</summary>
    public Counted Walk()
    {
        foreach (var deed in history.Deeds)
        {
            switch (deed)
            {
                case Deed.Registered r:
                    _lines[r.Line] = (r.Event, r.Person, r.Group, r.Place);
                    break;
                case Deed.Substituted s:
                    _lines[s.By] = _lines[s.Line] with { Person = s.Person };
                    break;
                case Deed.Marked m:
                    _marks[(m.Line, m.Session)] = new(m.Line, m.Session, m.Value, m.Minutes);
                    break;
                case Deed.Merged m
                    when m.Stays != m.Goes && _merges.TrueForAll(o => o.Goes != m.Goes) && Roots().GetValueOrDefault(m.Stays, m.Stays) != m.Goes:
                    _merges.Add((m.Stays, m.Goes));
                    break;
                case Deed.Partitioned p:
                    _merges.RemoveAll(m => m.Goes == p.Goes);
                    break;
                case Deed.Moved m:
                    _places[m.Person] = m.Place;
                    break;
                case Deed.Corrected c:
                    _lines[c.Line] = _lines[c.Line] with { Person = c.Person };
                    break;
                case Deed.Erased e:
                    _erased.Add(e.Person);
                    break;
                case Deed.Cancelled c:
                    _cancelled.Add(c.Event);
                    break;
                case Deed.Submitted s:
                    Reports.Add((s.From, s.To, History.Rules.ToDictionary(rule => rule, rule => Units(rule, s.From, s.To))));
                    break;
            }
        }
        return this;
    }

    /// <summary>What an indicator counts.</summary>
    public IReadOnlyList<CountedUnit> Units(CountingRule rule, int? from = null, int? to = null)
    {
        var sessions = history
            .Sessions.Where(s => Counts(s.Value.Event))
            .Select(s => new CountedSession(s.Key, s.Value.Event, _first.AddDays(s.Value.Day), s.Value.Minutes));
        var roots = Roots();
        var lines = _lines
            .Where(l => Counts(l.Value.Event))
            .Select(l => new CountedRegistration(
                l.Key, l.Value.Event, Person(l.Key, l.Value.Person, roots), l.Value.Group, Place(l.Value.Person, l.Value.Place), 0, Sex.NotStated));
        var marks = _marks
            .Values.Select(m => m with { Value = Value(m.Value) })
            .Where(m => PersonDays.IsPresent(m.Value) && Counts(_lines[m.RegistrationId].Event));
        var shares = new CountingShares(0.75m, fault == Fault.HalfDayFromHalf ? 0.5m : 0.25m, fault == Fault.CompletedFromHalf ? 0.5m : 0.75m);
        var last = to is { } day ? _first.AddDays(fault == Fault.LastDayLeftOut ? day - 1 : day) : (DateOnly?)null;
        var counting = new Counting(lines, sessions, marks, _ => shares, from is { } f ? _first.AddDays(f) : null, last);
        return IndicatorCount.Of(rule, counting.Participations, Scope(from, to));
    }

    /// <summary>The record that a person's record stands under now.</summary>
    public int Canonical(int person) => Roots().GetValueOrDefault(person, person);

    private CountingScope Scope(int? from, int? to)
    {
        var topics = history.Sessions.Keys.SelectMany(s =>
            (
                fault == Fault.TopicsOfTheWholeEvent
                    ? history.Sessions.Where(o => o.Value.Event == history.Sessions[s].Event).SelectMany(o => history.Topics[o.Key]).Distinct()
                    : history.Topics[s]
            ).Select(t => (s, t)));
        var places = fault == Fault.EveryPlaceCounts ? Enumerable.Range(1, 10).ToHashSet() : history.Places;
        var held = Enumerable.Range(1, History.Events).Where(e => Counts(e) && Last(e) >= (from ?? int.MinValue) && Last(e) <= (to ?? int.MaxValue)).ToList();
        return new CountingScope(topics.ToLookup(t => t.s, t => t.t), places, held);
    }

    private int Last(int e) => history.Sessions.Values.Where(s => s.Event == e).Max(s => s.Day);

    private IReadOnlyDictionary<int, int> Roots() => MergeForest.Roots(_merges);

    private bool Counts(int e) => fault == Fault.CancelledCounts || !_cancelled.Contains(e);

    private int? Person(int line, int? person, IReadOnlyDictionary<int, int> roots) => person switch
    {
        null => fault == Fault.UnidentifiedIsSomebody ? -line : null,
        { } id when fault == Fault.ErasedIsNobody && _erased.Contains(id) => null,
        { } id => fault == Fault.MergesForgotten ? id : roots.GetValueOrDefault(id, id),
    };

    private int Place(int? person, int place) => fault == Fault.PlaceOfToday && person is { } id ? _places.GetValueOrDefault(id, place) : place;

    private AttendanceValue Value(AttendanceValue value) =>
        fault == Fault.AbsentCounts && value == AttendanceValue.Absent || fault == Fault.PartialIsWhole && value == AttendanceValue.Partial
            ? AttendanceValue.Present
            : value;
}
