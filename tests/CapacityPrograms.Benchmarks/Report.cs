using System.Diagnostics;
using System.Globalization;

namespace CapacityPrograms.Benchmarks;

/// <summary>The lines of the table.</summary>
internal sealed class Report : IDisposable
{
    private readonly List<string> _lines = [];

    /// <summary>A figure that has a bound.</summary>
    public void Add(string what, string value, string bound, bool holds) => Line($"| {what} | {value} | {bound} | {(holds ? "yes" : "no")} |");

    /// <summary>A figure that is only told.</summary>
    public void Tell(string what, string value) => Line($"| {what} | {value} | | |");

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine("| what | measured | bound | held |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var line in _lines) Console.WriteLine(line);
    }

    public void Dispose() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    private void Line(string line)
    {
        _lines.Add(line);
        Console.WriteLine(line);
    }
}

/// <summary>How things are timed: turn by turn in one run, the median of many after a few that warm up.</summary>
internal static class Timing
{
    private const int WarmUp = 5;

    /// <summary>Median milliseconds of each of several pieces of work that take turns.</summary>
    public static async Task<double[]> MediansAsync(int runs, params Func<Task>[] works)
    {
        var times = works.Select(_ => new List<double>()).ToArray();
        for (var run = -WarmUp; run < runs; run++)
        {
            for (var i = 0; i < works.Length; i++)
            {
                var begun = Stopwatch.GetTimestamp();
                await works[i]();
                if (run >= 0) times[i].Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }
        return times.Select(Median).ToArray();
    }

    public static double Median(List<double> values) => Percentile(values, 0.5);

    public static double Percentile(List<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }

    public static string Text(FormattableString text) => FormattableString.Invariant(text);
}
