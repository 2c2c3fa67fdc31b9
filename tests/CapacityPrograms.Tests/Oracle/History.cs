using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Indicators;

namespace CapacityPrograms.Tests.Oracle;

/// <summary>What can happen in a programme, in the order in which it happens.</summary>
internal abstract record Deed
{
    internal sealed record Registered(int Line, int Event, int? Person, int Group, int Place) : Deed;

    /// <summary>Another line takes the place of this one from a session on: the seat is one, the people are two.</summary>
    internal sealed record Substituted(int Line, int By, int Person) : Deed;

    internal sealed record Marked(int Line, int Session, AttendanceValue Value, int? Minutes) : Deed;

    internal sealed record Merged(int Stays, int Goes) : Deed;

    internal sealed record Partitioned(int Goes) : Deed;

    /// <summary>The person works elsewhere from now on; what was before keeps its place.</summary>
    internal sealed record Moved(int Person, int Place) : Deed;

    /// <summary>A coordinator corrects for whom a line stands.</summary>
    internal sealed record Corrected(int Line, int? Person) : Deed;

    internal sealed record Erased(int Person) : Deed;

    internal sealed record Cancelled(int Event) : Deed;

    /// <summary>A report of the time from one day to another is frozen.</summary>
    internal sealed record Submitted(int From, int To) : Deed;
}

/// <summary>A history with the timetable that it happens in.</summary>
/// <param name="Sessions">Session → event, day counted from 0, minutes or null.</param>
internal sealed record History(
    IReadOnlyDictionary<int, (int Event, int Day, int? Minutes)> Sessions, IReadOnlyDictionary<int, int[]> Topics, IReadOnlySet<int> Places,
    IReadOnlyList<Deed> Deeds)
{
    public const int Events = 4, People = 9;

    /// <summary>One of endlessly many, always the same for a seed.</summary>
    public static History Of(int seed)
    {
        var random = new Random(seed);
        var sessions = new Dictionary<int, (int, int, int?)>();
        var topics = new Dictionary<int, int[]>();
        for (var e = 1; e <= Events; e++)
        {
            var day = random.Next(0, 40);
            for (var i = random.Next(1, 5); i > 0; i--)
            {
                var id = sessions.Count + 1;
                sessions[id] = (e, day + random.Next(0, 3), random.Next(6) == 0 ? null : random.Next(1, 5) * 45);
                topics[id] = Enumerable.Range(1, 3).Where(_ => random.Next(3) == 0).ToArray();
            }
        }
        var deeds = new List<Deed>();
        var (lines, seen) = (new List<(int Line, int Event)>(), new HashSet<int>());
        var place = Enumerable.Range(0, People + 1).Select(_ => random.Next(0, 6)).ToArray();
        for (var step = random.Next(20, 60); step > 0; step--)
        {
            switch (random.Next(14))
            {
                case 0 or 1 or 2:
                    var (e, person) = (random.Next(1, Events + 1), random.Next(8) == 0 ? (int?)null : random.Next(1, People + 1));
                    lines.Add((lines.Count + 1, e));
                    deeds.Add(new Deed.Registered(lines.Count, e, person, random.Next(0, 3), person is { } p ? place[p] : 0));
                    break;
                case 3 when lines.Count > 0:
                    var whose = lines[random.Next(lines.Count)];
                    lines.Add((lines.Count + 1, whose.Event));
                    deeds.Add(new Deed.Substituted(whose.Line, lines.Count, random.Next(1, People + 1)));
                    break;
                case 4: deeds.Add(new Deed.Merged(random.Next(1, People + 1), random.Next(1, People + 1))); break;
                case 5: deeds.Add(new Deed.Partitioned(random.Next(1, People + 1))); break;
                case 6:
                    var who = random.Next(1, People + 1);
                    deeds.Add(new Deed.Moved(who, place[who] = random.Next(0, 6)));
                    break;
                case 7 when lines.Count > 0:
                    deeds.Add(new Deed.Corrected(lines[random.Next(lines.Count)].Line, random.Next(6) == 0 ? null : random.Next(1, People + 1)));
                    break;
                case 8 when random.Next(3) == 0:
                    deeds.Add(new Deed.Erased(random.Next(1, People + 1)));
                    break;
                case 9 when random.Next(6) == 0:
                    deeds.Add(new Deed.Cancelled(random.Next(1, Events + 1)));
                    break;
                case 10:
                    var from = random.Next(0, 40);
                    deeds.Add(new Deed.Submitted(from, from + random.Next(0, 30)));
                    break;
                default:
                    if (lines.Count == 0) break;
                    var line = lines[random.Next(lines.Count)];
                    var own = sessions.Where(s => s.Value.Item1 == line.Event).Select(s => s.Key).ToList();
                    var value = (AttendanceValue)random.Next(0, 5);
                    deeds.Add(
                        new Deed.Marked(
                            line.Line, own[random.Next(own.Count)], value,
                            value == AttendanceValue.Partial && random.Next(4) > 0 ? random.Next(1, 200) : null));
                    break;
            }
        }
        return new History(sessions, topics, new HashSet<int> { 1, 2, 3 }, deeds);
    }

    /// <summary>Every rule that is computed.</summary>
    public static IReadOnlyList<CountingRule> Rules { get; } = Enum.GetValues<CountingRule>().Where(r => r != CountingRule.TypedIn).ToList();
}
