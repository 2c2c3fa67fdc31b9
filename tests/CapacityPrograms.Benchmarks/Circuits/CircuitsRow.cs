using System.Diagnostics;
using CapacityPrograms.Benchmarks.Servers;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Benchmarks.Circuits;

/// <summary>
/// Many circuits open at once on the published server: memory of one that shows the home page and waits, of one with a list,
/// and of one that shows an attendance sheet of some forty people in three sessions, which looks for changes every other second
/// and so is not idle; and how long a mark takes that is sent over one of the latter. All are the administrator's, signed in once.
/// </summary>
internal static class CircuitsRow
{
    private const int WarmUpMarks = 50;
    private const int OpenedAtOnce = 4;
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(Report report, Choices choices)
    {
        var program = await Published.ProductAsync();
        var archive = await Archives.CopyAsync(DatabaseProvider.Sqlite, "circuits", choices.Part ?? 10);
        var sheets = await Sheet.PrepareAsync(archive);

        await using (var idle = await OpenCircuits.OnAsync(program, archive))
        {
            var memory = await MemoryOfOneAsync(idle, choices.Circuits, _ => "", () => Task.CompletedTask);
            report.Add($"an idle circuit, {choices.Circuits} open", memory.ToString(), "≤ 500 KB", memory.Resident <= 500);
        }

        await using (var list = await OpenCircuits.OnAsync(program, archive))
        {
            var memory = await MemoryOfOneAsync(list, choices.Circuits, _ => "people", () => Task.CompletedTask);
            report.Add($"a circuit with a list of 25, {choices.Circuits} open", memory.ToString(), "≤ 1,000 KB", memory.Resident <= 1000);
        }

        await using var open = await OpenCircuits.OnAsync(program, archive);
        var used = await MemoryOfOneAsync(open, choices.Circuits, i => sheets[i % sheets.Count].Path, () => MarkAsync(open, sheets, WarmUpMarks));
        report.Add($"a circuit with an open sheet, {choices.Circuits} open", used.ToString(), "≤ 1,000 KB", used.Resident <= 1000);
        var saved = await SavedAsync(archive);
        var times = await MarkAsync(open, sheets, choices.Marks);
        if (await SavedAsync(archive) - saved != times.Count)
            throw new InvalidOperationException("Not every answered mark was saved.");
        report.Tell(
            $"a mark over one of {choices.Circuits} circuits until its answer",
            Timing.Text(
                $"p50 {Timing.Median(times):0.0} ms, p95 {Timing.Percentile(times, 0.95):0.0} ms, longest {times.Max():0} ms; {times.Count} marks, all saved")
        );
    }

    // The first tenth compiles what every circuit runs, and is not counted.
    private static async Task<OneCircuit> MemoryOfOneAsync(OpenCircuits open, int count, Func<int, string> path, Func<Task> use)
    {
        var first = Math.Max(1, count / 10);
        await open.AddAsync(first, path, OpenedAtOnce);
        await use();
        await Task.Delay(_settling);
        var before = await open.MemoryAsync();
        var begun = Stopwatch.GetTimestamp();
        await open.AddAsync(count - first, path, OpenedAtOnce);
        var opening = Stopwatch.GetElapsedTime(begun);
        await Task.Delay(_settling);
        var after = await open.MemoryAsync();
        return new OneCircuit(
            (after.Resident - before.Resident) / 1024.0 / (count - first), (after.Managed - before.Managed) / 1024.0 / (count - first), after,
            opening / (count - first));
    }

    // One after the other, each over another circuit: the time is that of a mark, not of a queue.
    private static async Task<List<double>> MarkAsync(OpenCircuits open, List<Sheet> sheets, int count)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var circuit = i % open.All.Count;
            var mark = sheets[circuit % sheets.Count].NextMark();
            var at = Stopwatch.GetTimestamp();
            if (await open.All[circuit].CallAsync("Mark", mark) != "true") throw new InvalidOperationException("A mark was not taken.");
            times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }
        return times;
    }

    private static async Task<int> SavedAsync(Archive archive)
    {
        await using var db = archive.Contexts.CreateDbContext();
        return await db.AttendanceEntries.CountAsync(e => e.Outcome == EntryOutcome.Applied);
    }

    /// <summary>What one circuit takes, in KB, and the server with all of them.</summary>
    private sealed record OneCircuit(double Resident, double Managed, ServerMemory All, TimeSpan Opening)
    {
        public override string ToString() =>
            Timing.Text($"{Resident:0} KB (managed {Managed:0} KB); the server with all {All.Resident / 1048576.0:0} MB ")
            + Timing.Text($"(managed {All.Managed / 1048576.0:0} MB); opening one {Opening.TotalMilliseconds:0} ms");
    }
}
