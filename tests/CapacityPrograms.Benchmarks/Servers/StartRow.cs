using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Benchmarks.Servers;

/// <summary>
/// From the start of the process to the first page answered: the product with an archive, and an empty Blazor app that is
/// published the same way, in turns. Files are warm, because the machine is not started anew; the processes are not.
/// </summary>
internal static class StartRow
{
    public static async Task RunAsync(Report report, Choices choices)
    {
        var (product, empty) = (await Published.ProductAsync(), await EmptyApp.PublishAsync());
        var archive = await Archives.CopyAsync(DatabaseProvider.Sqlite, "start", choices.Part ?? 10);
        var (mine, theirs) = (new List<Start>(), new List<Start>());
        // The first turn reads the files into memory and is not counted.
        for (var turn = -1; turn < choices.Starts; turn++)
        {
            var (one, other) = (await StartAsync(product, archive, "account/login"), await StartAsync(empty, null, ""));
            if (turn < 0) continue;
            mine.Add(one);
            theirs.Add(other);
        }
        var (median, least) = (Timing.Median(Taken(mine)), Timing.Median(Taken(theirs)));
        report.Add(
            "cold start to the first page",
            Timing.Text($"{median / least:0.00} of an empty app on the kit ({median:0} ms, empty {least:0} ms; median of {mine.Count})"), "≤ 2",
            median <= least * 2);
        report.Tell(
            "cold starts, fastest and slowest",
            Timing.Text($"{Taken(mine).Min():0} to {Taken(mine).Max():0} ms, empty {Taken(theirs).Min():0} to {Taken(theirs).Max():0} ms"));
        report.Tell("CPU of a cold start", Timing.Text($"{Timing.Median(Processor(mine)):0} ms, empty {Timing.Median(Processor(theirs)):0} ms"));
    }

    private static List<double> Taken(List<Start> starts) => starts.ConvertAll(s => s.Taken.TotalMilliseconds);

    private static List<double> Processor(List<Start> starts) => starts.ConvertAll(s => s.Processor.TotalMilliseconds);

    private static async Task<Start> StartAsync(string program, Archive? archive, string page)
    {
        await using var server = RunningServer.Start(program, archive);
        var (taken, processor) = await server.FirstPageAsync(page);
        return new Start(taken, processor);
    }

    private sealed record Start(TimeSpan Taken, TimeSpan Processor);
}
