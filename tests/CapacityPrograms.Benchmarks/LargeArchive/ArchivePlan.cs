using CapacityPrograms.Data.Events;

namespace CapacityPrograms.Benchmarks.LargeArchive;

/// <summary>An event to be made.</summary>
/// <param name="Marks">How many marks it gets; 0 where it has not taken place or nobody recorded it.</param>
/// <param name="Lines">How many registrations it gets.</param>
public sealed record PlannedEvent(int Number, EventState State, DateOnly FirstDay, int Marks, int Lines);

/// <summary>A programme to be made.</summary>
/// <param name="Index">0 is the documented one.</param>
/// <param name="People">Trainers among them.</param>
public sealed record PlannedProgramme(int Index, string Code, ArchiveWords Words, int People, int Trainers, IReadOnlyList<PlannedEvent> Events)
{
    /// <summary>Everybody but the trainers.</summary>
    public int Participants => People - Trainers;
}

/// <summary>
/// What is to be made, counted out before anything is written: the numbers asked for are met exactly, and the documented
/// programme is the same however large the rest is.
/// </summary>
public sealed class ArchivePlan
{
    /// <summary>Code of the programme that holds one part in ten.</summary>
    public const string Documented = "documented";

    /// <summary>Sessions of an event.</summary>
    internal const int Sessions = 3;

    // Parts of a hundred, the documented programme first.
    private static readonly int[] _parts = [10, 18, 16, 14, 12, 10, 8, 6, 4, 2];

    // Fixed, because the same seed must give the same archive on another day.
    private static readonly DateOnly _first = new(2021, 2, 1);
    private static readonly DateOnly _last = new(2026, 10, 30);
    private static readonly DateOnly _planned = new(2027, 1, 11);

    private ArchivePlan(ArchiveSize size, IReadOnlyList<PlannedProgramme> programmes) => (Size, Programmes) = (size, programmes);

    /// <summary>What was asked for.</summary>
    public ArchiveSize Size { get; }

    /// <summary>All people.</summary>
    public int People => Programmes.Sum(p => p.People);

    /// <summary>All events.</summary>
    public int Events => Programmes.Sum(p => p.Events.Count);

    /// <summary>All marks.</summary>
    public int Marks => Programmes.Sum(p => p.Events.Sum(e => e.Marks));

    /// <summary>The programmes, the documented one first.</summary>
    public IReadOnlyList<PlannedProgramme> Programmes { get; }

    /// <summary>Counts it out.</summary>
    /// <exception cref="ArgumentException">An event would need more people than its programme has; the message is for the console.</exception>
    public static ArchivePlan Make(ArchiveSize size)
    {
        var people = Times(Split(size.People, _parts), size.Rest);
        var events = Times(Split(size.Events, _parts), size.Rest);
        var marks = Times(Split(size.Marks, _parts), size.Rest);
        return new ArchivePlan(size, _parts.Select((_, i) => Programme(size.Seed, i, people[i], events[i], marks[i])).ToList());
    }

    private static PlannedProgramme Programme(int seed, int index, int people, int events, int marks)
    {
        var random = ArchiveRandom.Of(seed, index, 1);
        var words = ArchiveWords.All[index % ArchiveWords.All.Count];
        var ahead = events / 25;
        var held = events - ahead;
        var states = Enumerable.Range(0, events).Select(i => StateOf(i, held, events)).ToList();
        var weights = states.Select((s, i) => s is EventState.Held or EventState.Closed && i % 60 != 29 ? random.Next(60, 141) : 0).ToList();
        var each = Split(marks, weights);
        var usual = Math.Max(1, marks / (Math.Max(1, held) * Sessions));
        var plan = new PlannedProgramme(
            index, index == 0 ? ArchivePlan.Documented : $"archive-{index}", words, people, Math.Max(1, events / 10),
            states.Select((s, i) =>
            {
                var marked = (each[i] + Sessions - 1) / Sessions;
                // Some declined or were cancelled and have no mark.
                return new PlannedEvent(i + 1, s, DayOf(i, held, ahead), each[i], marked == 0 ? usual : marked + (marked / 20));
            }).ToList());
        var most = plan.Events.Max(e => e.Lines);
        return most <= plan.Participants
            ? plan
            : throw new ArgumentException(
                $"So many marks need {most} people at one event of the programme {plan.Code}, which has {Math.Max(0, plan.Participants)}: "
                    + "ask for more people or events, or fewer marks."
            );
    }

    private static EventState StateOf(int i, int held, int events) =>
        i >= held ? (i % 2 == 0 ? EventState.Confirmed : EventState.Planned)
        : i % 40 == 19 ? EventState.Cancelled
        : i * 10 < events * 8 ? EventState.Closed : EventState.Held;

    private static DateOnly DayOf(int i, int held, int ahead)
    {
        var day =
            i < held
                ? _first.AddDays((int)((long)(_last.DayNumber - _first.DayNumber) * i / Math.Max(1, held)))
                : _planned.AddDays(150 * (i - held) / Math.Max(1, ahead));
        // An event of two days lies within a week.
        return day.DayOfWeek switch { DayOfWeek.Friday => day.AddDays(-1), DayOfWeek.Saturday => day.AddDays(2), DayOfWeek.Sunday => day.AddDays(1), _ => day };
    }

    private static List<int> Times(List<int> numbers, int rest) => numbers.Select((n, i) => i == 0 ? n : n * rest).ToList();

    /// <summary>Splits a number by weights so that the parts add up to it.</summary>
    private static List<int> Split(int total, IReadOnlyList<int> weights)
    {
        var (sum, done, taken) = (weights.Sum(w => (long)w), 0L, 0);
        return weights.Select(w =>
        {
            done += w;
            var part = (int)(total * done / sum) - taken;
            taken += part;
            return part;
        }).ToList();
    }
}

/// <summary>Chance that is the same for the same seed, apart for each thing that is made.</summary>
internal static class ArchiveRandom
{
    public static Random Of(int seed, int part, int purpose) => new(unchecked((((seed * 397) ^ part) * 397) ^ purpose) & int.MaxValue);

    /// <summary>A number of an operation as a device would have made it at that time.</summary>
    public static Guid Operation(Random random, DateTime at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(
            bytes, (new DateTimeOffset(at).ToUnixTimeMilliseconds() << 16) | ((long)bytes[6] << 8) | bytes[7]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
