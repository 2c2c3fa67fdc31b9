using System.Data.Common;
using System.Diagnostics;
using CapacityPrograms.Web.Features.Attendance;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CapacityPrograms.Benchmarks;

/// <summary>One durable mark through the service against a bare prepared transaction that writes the same rows.</summary>
internal static class MarksRow
{
    private const int MarksInRun = 40;

    // A server has made thousands of marks before the one that somebody waits for: by then its code is compiled for speed.
    private const int MarksToWarmUp = 3000;

    public static async Task RunAsync(Report report, Choices choices)
    {
        foreach (var provider in choices.Providers)
        {
            var archive = await Archives.CopyAsync(provider, "marks", choices.Part ?? 1);
            var cells = new Queue<MarkCell>((await MarkCell.ByTrainerAsync(archive)).SelectMany(t => t).Where(c => c.Version == 0));
            var service = new MarkService(archive.Contexts, TimeProvider.System);
            await using var bare = await BareMarks.OpenAsync(archive);
            async Task ServiceAsync()
            {
                for (var i = 0; i < MarksInRun; i++) await OneAsync(service, cells.Dequeue());
            }
            async Task BareAsync()
            {
                for (var i = 0; i < MarksInRun; i++)
                {
                    var cell = cells.Dequeue();
                    await bare.WriteAsync(cell.Next(), cell);
                }
            }
            await WarmUpAsync(service, [.. cells.Take(50)]);
            for (var i = 0; i < 50; i++) cells.Dequeue();
            var medians = await Timing.MediansAsync(choices.Runs, ServiceAsync, BareAsync);
            var (mine, theirs) = (medians[0] / MarksInRun, medians[1] / MarksInRun);
            report.Add(
                $"one durable mark, {archive.Name}", Timing.Text($"{theirs / mine:0.00} of bare ({mine:0.00} ms, bare {theirs:0.00} ms)"), "≥ 0.5",
                theirs / mine >= 0.5);

            var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            for (var i = 0; i < 400; i++) await OneAsync(service, cells.Dequeue());
            process.Refresh();
            var cpu = (process.TotalProcessorTime - before).TotalMicroseconds / 400;

            var counter = new CommandCounter();
            var watched = new MarkService(archive.Watched(counter), TimeProvider.System);
            await OneAsync(watched, cells.Dequeue());
            var first = counter.Commands;
            await OneAsync(watched, cells.Dequeue());
            report.Tell(
                $"commands and CPU of a mark, {archive.Name}",
                Timing.Text(
                    $"{counter.Commands - first} commands and a commit, {cpu:0} µs{(archive.Name == "SQLite" ? "" : " without the server's")}"));
        }
    }

    private static async Task WarmUpAsync(MarkService service, List<MarkCell> cells)
    {
        for (var i = 0; i < MarksToWarmUp; i++)
        {
            var cell = cells[i % cells.Count];
            cell.Version = (await service.MarkAsync(cell.Trainer, cell.Next(), default)).Standing.Version;
        }
    }

    private static async Task OneAsync(MarkService service, MarkCell cell)
    {
        var answer = await service.MarkAsync(cell.Trainer, cell.Next(), default);
        if (!answer.Saved) throw new InvalidOperationException("A mark of the benchmark was not saved.");
    }

    /// <summary>Counts commands that go to the database.</summary>
    private sealed class CommandCounter : DbCommandInterceptor
    {
        public int Commands { get; private set; }

        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            Commands++;
            return new(result);
        }

        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            Commands++;
            return new(result);
        }
    }
}
