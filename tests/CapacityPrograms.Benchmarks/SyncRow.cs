using System.Collections.Concurrent;
using System.Diagnostics;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Attendance.RollCall;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Benchmarks;

/// <summary>
/// Phones that come back to a signal all at once: two hundred trainers send batches of ten marks for a minute, against as many
/// bare writers of the same marks. Afterwards every acknowledged mark is looked for.
/// </summary>
internal static class SyncRow
{
    private const int Batch = 10, Connections = 40;

    public static async Task RunAsync(Report report, Choices choices)
    {
        var duration = TimeSpan.FromSeconds(choices.Seconds);
        foreach (var provider in choices.Providers)
        {
            var archive = await Archives.CopyAsync(provider, "sync", choices.Part ?? 1);
            // A phone has one event at a time, and sends each cell once in a batch.
            var phones = (await MarkCell.ByTrainerAsync(archive))
                .Select(cells => cells.GroupBy(c => c.EventId).OrderByDescending(g => g.Count()).First().ToList())
                .Where(cells => cells.Count >= Batch)
                .Take(choices.Trainers)
                .ToList();
            var texts = new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);
            var acts = new DeviceActs(
                archive.Contexts, new MarkService(archive.Contexts, TimeProvider.System),
                new RegistrationService(archive.Contexts, TimeProvider.System), TimeProvider.System, new StringLocalizer<RefusalTexts>(texts),
                new StringLocalizer<AttendanceTexts>(texts));
            var before = await VersionsAsync(archive);
            var mine = await DriveAsync(
                phones, duration,
                async cells =>
                {
                    var sent = cells
                        .Select(c =>
                            (
                                Cell: c,
                                Act: new DeviceAct(
                                    Guid.CreateVersion7(), ActKind.Mark, c.RegistrationId, null, c.SessionId, null, c.Version, c.Value, null, null,
                                    DateTime.UnixEpoch)))
                        .ToList();
                    var answer = await acts.SendAsync(
                        cells[0].Trainer, cells[0].EventId, new DeviceBatch(cells[0].Trainer.UserId!.Value, sent.Select(s => s.Act).ToList()), default);
                    if (answer.Answers.Any(a => a.Outcome != ActOutcome.Saved))
                        throw new InvalidOperationException(answer.Answers.First(a => a.Outcome != ActOutcome.Saved).Outcome.ToString());
                }
            );
            var lost = mine.Marks - (await VersionsAsync(archive) - before);
            using var free = new SemaphoreSlim(Connections);
            var bare = new ConcurrentBag<BareMarks>();
            for (var i = 0; i < Connections; i++) bare.Add(await BareMarks.OpenAsync(archive));
            var theirs = await DriveAsync(phones, duration, async cells =>
            {
                await free.WaitAsync();
                bare.TryTake(out var connection);
                try
                {
                    foreach (var cell in cells) await connection!.WriteAsync(cell.Next(), cell);
                }
                finally
                {
                    bare.Add(connection!);
                    free.Release();
                }
            });
            foreach (var connection in bare) await connection.DisposeAsync();
            report.Add(
                $"{phones.Count} phones at once, {archive.Name}",
                Timing.Text($"{mine.PerSecond / theirs.PerSecond:0.00} of bare; {lost} acknowledged marks lost"),
                "no error, 0 lost", mine.Errors == 0 && lost == 0);
            report.Tell($"the product, {archive.Name}", mine.ToString());
            report.Tell($"bare, {archive.Name}", theirs.ToString());
        }
    }

    private static async Task<long> VersionsAsync(Archive archive)
    {
        await using var db = archive.Contexts.CreateDbContext();
        return await db.AttendanceMarks.SumAsync(m => (long)m.Version);
    }

    private static async Task<Outcome> DriveAsync(List<List<MarkCell>> phones, TimeSpan duration, Func<List<MarkCell>, Task> send)
    {
        var (times, errors, marks) = (new ConcurrentBag<double>(), new ConcurrentBag<string>(), 0L);
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(phones.Select(cells => Task.Run(async () =>
        {
            for (var n = 0; Stopwatch.GetElapsedTime(begun) < duration; n++)
            {
                var part = Enumerable.Range(0, Batch).Select(i => cells[(n * Batch + i) % cells.Count])
                    .DistinctBy(c => (c.RegistrationId, c.SessionId)).ToList();
                var at = Stopwatch.GetTimestamp();
                try
                {
                    await send(part);
                    foreach (var cell in part) cell.Version++;
                    Interlocked.Add(ref marks, part.Count);
                    times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                }
                catch (Exception e)
                {
                    errors.Add(e.Message);
                }
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        foreach (var kind in errors.GroupBy(e => e).OrderByDescending(g => g.Count()).Take(3)) Console.WriteLine($"   {kind.Count()} x {kind.Key}");
        var all = times.ToList();
        return new Outcome(marks, marks / seconds, Timing.Median(all), Timing.Percentile(all, 0.95), all.Count == 0 ? 0 : all.Max(), errors.Count);
    }

    private sealed record Outcome(long Marks, double PerSecond, double Half, double Most, double Longest, int Errors)
    {
        public override string ToString() =>
            Timing.Text(
                $"{PerSecond:0} marks/s in batches of {Batch}, a batch p50 {Half:0} ms, p95 {Most:0} ms, longest {Longest:0} ms, {Errors} errors");
    }
}
