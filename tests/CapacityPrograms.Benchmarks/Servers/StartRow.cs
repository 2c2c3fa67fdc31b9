using CapacityPrograms.Web.Database;

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
        var (mine, theirs) = (new List<double>(), new List<double>());
        // The first turn reads the files into memory and is not counted.
        for (var turn = -1; turn < choices.Starts; turn++)
        {
            var (one, other) = (await StartAsync(product, archive, "account/login"), await StartAsync(empty, null, ""));
            if (turn < 0) continue;
            mine.Add(one);
            theirs.Add(other);
        }
        var (median, least) = (Timing.Median(mine), Timing.Median(theirs));
        report.Add("cold start to the first page", Timing.Text($"{median / least:0.00} of an empty app ({median:0} ms, empty {least:0} ms; median of {mine.Count})"), "≤ 1.5", median <= least * 1.5);
        report.Tell("cold starts, fastest and slowest", Timing.Text($"{mine.Min():0} to {mine.Max():0} ms, empty {theirs.Min():0} to {theirs.Max():0} ms"));
    }

    private static async Task<double> StartAsync(string program, Archive? archive, string page)
    {
        await using var server = RunningServer.Start(program, archive);
        return (await server.FirstPageAsync(page)).TotalMilliseconds;
    }
}
