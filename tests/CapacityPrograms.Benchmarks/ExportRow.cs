using System.Diagnostics;
using System.Globalization;
using CapacityPrograms.Benchmarks.LargeArchive;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Features.Exports;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Benchmarks;

/// <summary>Memory above idle while the register of 250,000 marks is written, each size in a process of its own.</summary>
internal static class ExportRow
{
    private static readonly ResourceManagerStringLocalizerFactory _texts = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    public static async Task RunAsync(Report report, Choices choices)
    {
        foreach (var provider in choices.Providers)
        {
            var archive = await Archives.CopyAsync(provider, "export", choices.Part ?? 1);
            var ends = new List<DateOnly>();
            await using (var db = archive.Contexts.CreateDbContext())
            {
                // One register of everything: the others become projects of the documented programme.
                var top = await db.Programmes.Where(p => p.Code == ArchivePlan.Documented).Select(p => p.Id).SingleAsync();
                await db.Programmes.Where(p => p.Id != top).ExecuteUpdateAsync(s => s.SetProperty(p => p.ParentId, top));
                var days = await db
                    .AttendanceMarks.Where(m => m.Value != AttendanceValue.Cleared && m.Event!.State != EventState.Cancelled)
                    .GroupBy(m => m.Session!.Day)
                    .Select(g => new { g.Key, Count = g.Count() })
                    .OrderBy(d => d.Key)
                    .ToListAsync();
                var all = days.Sum(d => d.Count);
                foreach (var wanted in new[] { all / 4, all / 2, all })
                {
                    var sum = 0;
                    ends.Add(days.First(d => (sum += d.Count) >= wanted).Key);
                }
            }
            var peaks = new List<(int Rows, double Peak, double Managed, double Seconds)>();
            foreach (var end in ends)
            {
                var start = new ProcessStartInfo(
                    Path.Combine(AppContext.BaseDirectory, "CapacityPrograms.Benchmarks"),
                    ["export-one", $"{archive.Options.Provider}|{archive.Options.ConnectionString}", end.ToString("O", CultureInfo.InvariantCulture)])
                {
                    RedirectStandardOutput = true,
                };
                using var process = Process.Start(start)!;
                var parts = (await process.StandardOutput.ReadToEndAsync())
                    .Trim()
                    .Split(' ')
                    .Select(p => double.Parse(p, CultureInfo.InvariantCulture))
                    .ToList();
                peaks.Add(((int)parts[0], parts[1], parts[2], parts[3]));
            }
            var last = peaks[^1];
            report.Add(
                $"register of {last.Rows.ToString("N0", CultureInfo.InvariantCulture)} rows, {archive.Name}",
                Timing.Text($"{last.Peak:0} MB above idle (managed {last.Managed:0} MB)"), "≤ 64 MB", last.Peak <= 64);
            report.Tell(
                $"rows, memory and time, {archive.Name}",
                string.Join("; ", peaks.Select(p => Timing.Text($"{p.Rows} rows: {p.Peak:0} MB, {p.Seconds:0.0} s"))));
        }
    }

    /// <summary>In the process of its own: prints rows, peak of the resident memory and of the managed heap above idle in MB, and seconds.</summary>
    public static async Task MeasureAsync(string database, string until)
    {
        var parts = database.Split('|', 2);
        var archive = new Archive(new DatabaseOptions(Enum.Parse<DatabaseProvider>(parts[0]), parts[1], null));
        var book = new RegisterWorkbook(
            archive.Contexts, TimeProvider.System, new StringLocalizer<ExportTexts>(_texts), new StringLocalizer<CommonTexts>(_texts));
        await WriteAsync(book, archive, new DateOnly(2021, 6, 1));
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var (resident, managed) = (Environment.WorkingSet, GC.GetTotalMemory(false));
        var (mostResident, mostManaged) = (resident, managed);
        using var stop = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                (mostResident, mostManaged) = (Math.Max(mostResident, Environment.WorkingSet), Math.Max(mostManaged, GC.GetTotalMemory(false)));
                await Task.Delay(5);
            }
        });
        var begun = Stopwatch.GetTimestamp();
        await WriteAsync(book, archive, DateOnly.ParseExact(until, "O", CultureInfo.InvariantCulture));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await stop.CancelAsync();
        await watch;
        await using var db = archive.Contexts.CreateDbContext();
        var rows = await db.AuditEntries.OrderByDescending(a => a.Id).Select(a => a.Detail).FirstAsync();
        Console.WriteLine(Timing.Text($"{rows} {(mostResident - resident) / 1048576.0:0.0} {(mostManaged - managed) / 1048576.0:0.0} {seconds:0.0}"));
    }

    private static async Task WriteAsync(RegisterWorkbook book, Archive archive, DateOnly until)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var stream = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await book.WriteAsync(Actor.System, ArchivePlan.Documented, null, until, stream, default);
    }
}
