using System.Globalization;

namespace CapacityPrograms.Benchmarks.LargeArchive;

/// <summary>How large an archive is; the same size and seed give the same archive.</summary>
/// <param name="People">Trainers among them.</param>
/// <param name="Marks">Each with the entry it comes from.</param>
/// <param name="Rest">All programmes but the documented one are this many times as large, in people, events and marks.</param>
public sealed record ArchiveSize(int People = 50_000, int Events = 2_000, int Marks = 250_000, int Seed = 1, int Rest = 1)
{
    /// <summary>What the command line takes, in one line.</summary>
    public const string Usage =
        "Usage: generate-archive [--people N] [--events N] [--marks N] [--seed N] [--rest N], "
        + "with at least 500 people, 50 events and 500 marks; --rest is 1 to 100.";

    /// <summary>Reads the arguments after the verb.</summary>
    /// <returns>Null where they are not understood.</returns>
    public static ArchiveSize? Read(IReadOnlyList<string> args)
    {
        var size = new ArchiveSize();
        if (args.Count % 2 != 0) return null;
        for (var i = 0; i < args.Count; i += 2)
        {
            if (!int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            var next = args[i] switch
            {
                "--people" => size with { People = number },
                "--events" => size with { Events = number },
                "--marks" => size with { Marks = number },
                "--seed" => size with { Seed = number },
                "--rest" => size with { Rest = number },
                _ => null,
            };
            if (next is null) return null;
            size = next;
        }
        // The smallest programme has one part in fifty; below that it would have no event or nobody.
        return size is { People: >= 500 and <= 10_000_000, Events: >= 50 and <= 1_000_000, Marks: >= 500 and <= 100_000_000, Rest: >= 1 and <= 100 }
            ? size
            : null;
    }
}
