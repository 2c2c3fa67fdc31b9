using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;

namespace CapacityPrograms.Tests.Oracle;

/// <summary>
/// Reckons figures as a clerk with a pencil would: walks through the history, keeps what stands, and then asks of every
/// person, day and session in turn. It shares no query, no grouping and no rule with the product; of the product it knows
/// only the words for marks and rules.
/// </summary>
internal sealed class ReferenceFigures(History history)
{
    private sealed class Line
    {
        public int Event;
        public int? Person;
        public int Group;
        public int Place;
        public readonly Dictionary<int, (AttendanceValue Value, int? Minutes)> Marks = [];
    }

    private readonly SortedDictionary<int, Line> _lines = [];
    private readonly Dictionary<int, int> _mergedInto = [];
    private readonly HashSet<int> _cancelled = [];

    public List<(int From, int To, Dictionary<CountingRule, decimal> Figures)> Reports { get; } = [];

    /// <summary>Walks through everything that happened.</summary>
    public ReferenceFigures Walk()
    {
        foreach (var deed in history.Deeds)
        {
            switch (deed)
            {
                case Deed.Registered r:
                    _lines[r.Line] = new Line
                    {
                        Event = r.Event, Person = r.Person, Group = r.Group, Place = r.Place,
                    };
                    break;
                case Deed.Substituted s:
                    _lines[s.By] = new Line
                    {
                        Event = _lines[s.Line].Event, Person = s.Person, Group = _lines[s.Line].Group, Place = _lines[s.Line].Place,
                    };
                    break;
                case Deed.Marked m:
                    _lines[m.Line].Marks[m.Session] = (m.Value, m.Minutes);
                    break;
                case Deed.Merged m when CanMerge(m):
                    _mergedInto[m.Goes] = m.Stays;
                    break;
                case Deed.Partitioned p:
                    _mergedInto.Remove(p.Goes);
                    break;
                case Deed.Corrected c:
                    _lines[c.Line].Person = c.Person;
                    break;
                case Deed.Cancelled c:
                    _cancelled.Add(c.Event);
                    break;
                case Deed.Submitted s:
                    Reports.Add((s.From, s.To, History.Rules.ToDictionary(rule => rule, rule => Figure(rule, s.From, s.To))));
                    break;
            }
        }
        return this;
    }

    /// <summary>What a rule comes to between two days, both inside.</summary>
    public decimal Figure(CountingRule rule, int from = int.MinValue, int to = int.MaxValue)
    {
        decimal sum = 0;
        switch (rule)
        {
            case CountingRule.EventsHeld:
                for (var e = 1; e <= History.Events; e++)
                {
                    var last = history.Sessions.Values.Where(s => s.Event == e).Max(s => s.Day);
                    if (!_cancelled.Contains(e) && last >= from && last <= to) sum++;
                }
                return sum;
            case CountingRule.Municipalities:
                foreach (var place in history.Places)
                    if (Heads().Any(h => h.Place == place && Came(h, from, to))) sum++;
                return sum;
            case CountingRule.Participations: return Heads().Count(h => Came(h, from, to));
            case CountingRule.PersonDays:
                foreach (var head in Heads())
                    foreach (var day in Days(head.Event).Where(d => d >= from && d <= to)) sum += DayOf(head, day);
                return sum;
            case CountingRule.PersonHours:
                foreach (var head in Heads())
                {
                    var minutes = 0;
                    foreach (var (id, session) in history.Sessions)
                        if (session.Event == head.Event && session.Day >= from && session.Day <= to) minutes += MinutesIn(head, id);
                    sum += Math.Round(minutes / 60m, 4);
                }
                return sum;
        }
        for (var person = 1; person <= History.People; person++)
        {
            if (Root(person) != person) continue;
            var own = Heads().Where(h => h.Person == person && Came(h, from, to)).ToList();
            switch (rule)
            {
                case CountingRule.People: sum += own.Count > 0 ? 1 : 0; break;
                case CountingRule.Completers: sum += own.Exists(Completed) ? 1 : 0; break;
                case CountingRule.PeopleByTopic:
                    for (var topic = 0; topic <= 3; topic++)
                        if (
                            own.Exists(h =>
                                history.Sessions.Any(s =>
                                    s.Value.Event == h.Event
                                    && s.Value.Day >= from
                                    && s.Value.Day <= to
                                    && In(h, s.Key)
                                    && (topic == 0 ? history.Topics[s.Key].Length == 0 : history.Topics[s.Key].Contains(topic)))))
                            sum++;
                    break;
            }
        }
        return sum;
    }

    // Somebody at an event: a person with all lines that are theirs, or a line of nobody known.
    private sealed record Head(int Event, int? Person, int Place, List<Line> Lines);

    private List<Head> Heads()
    {
        var heads = new List<Head>();
        for (var e = 1; e <= History.Events; e++)
        {
            if (_cancelled.Contains(e)) continue;
            foreach (var line in _lines.Values.Where(l => l.Event == e))
            {
                var person = line.Person is { } id ? Root(id) : (int?)null;
                // A line that never was in the room says nothing about where somebody came from.
                if (!line.Marks.Values.Any(m => m.Value is AttendanceValue.Present or AttendanceValue.Partial)) continue;
                if (person is not null && heads.Find(h => h.Event == e && h.Person == person) is { } head) head.Lines.Add(line);
                else heads.Add(new Head(e, person, line.Place, [line]));
            }
        }
        return heads;
    }

    private bool CanMerge(Deed.Merged m) => m.Stays != m.Goes && !_mergedInto.ContainsKey(m.Goes) && Root(m.Stays) != m.Goes;

    private int Root(int person)
    {
        while (_mergedInto.TryGetValue(person, out var next)) person = next;
        return person;
    }

    private static bool In(Head head, int session) =>
        head.Lines.Exists(l => l.Marks.TryGetValue(session, out var m) && m.Value is AttendanceValue.Present or AttendanceValue.Partial);

    private bool Came(Head head, int from, int to) =>
        history.Sessions.Any(s => s.Value.Event == head.Event && s.Value.Day >= from && s.Value.Day <= to && In(head, s.Key));

    private IEnumerable<int> Days(int e) => history.Sessions.Values.Where(s => s.Event == e).Select(s => s.Day).Distinct();

    private static bool Whole(Head head, int session) => head.Lines.Exists(l => l.Marks.TryGetValue(session, out var m) && m.Value == AttendanceValue.Present);

    // Of several lines the one that says more: present before partial, more stated minutes before fewer.
    private int MinutesIn(Head head, int session)
    {
        if (history.Sessions[session].Minutes is not { } scheduled)
            return 0;
        if (Whole(head, session))
            return scheduled;
        var partial = head
            .Lines.Where(l => l.Marks.TryGetValue(session, out var m) && m.Value == AttendanceValue.Partial)
            .Select(l => l.Marks[session].Minutes)
            .ToList();
        if (partial.Count == 0)
            return 0;
        var stated = partial.Where(m => m is > 0).Select(m => m!.Value).ToList();
        return stated.Count > 0 ? Math.Min(stated.Max(), scheduled) : scheduled / 2;
    }

    private decimal DayOf(Head head, int day)
    {
        var sessions = history.Sessions.Where(s => s.Value.Event == head.Event && s.Value.Day == day).Select(s => s.Key).ToList();
        if (sessions.Exists(s => history.Sessions[s].Minutes is null))
            return sessions.Exists(s => Whole(head, s)) ? 1
                : sessions.Exists(s => In(head, s)) ? 0.5m
                : 0;
        var (attended, all) = (sessions.Sum(s => MinutesIn(head, s)), sessions.Sum(s => history.Sessions[s].Minutes!.Value));
        // Without a division: four times what was attended against three times and once what was scheduled.
        return attended * 4 >= all * 3 ? 1 : attended * 4 >= all ? 0.5m : 0;
    }

    private bool Completed(Head head)
    {
        var sessions = history.Sessions.Where(s => s.Value.Event == head.Event).Select(s => s.Key).ToList();
        return sessions.Exists(s => history.Sessions[s].Minutes is null)
            ? sessions.Sum(s => Whole(head, s) ? 4 : In(head, s) ? 2 : 0) >= sessions.Count * 3
            : sessions.Sum(s => MinutesIn(head, s)) * 4 >= sessions.Sum(s => history.Sessions[s].Minutes!.Value) * 3;
    }
}
