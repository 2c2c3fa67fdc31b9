using System.Globalization;
using CapacityPrograms.Benchmarks.LargeArchive;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Web.Features.Progress;

namespace CapacityPrograms.Benchmarks;

/// <summary>
/// The donor's page of a programme with one mark in ten, against hand-written SQL; or with <c>--rest N</c> against itself in
/// an archive whose other programmes are N times as large. The generator makes that archive too, so its rows are no copies.
/// </summary>
internal static class DashboardRow
{
    public static Task RunAsync(Report report, Choices choices) => choices.Rest is { } rest ? GrowthAsync(report, choices, rest) : ByHandAsync(report, choices);

    private static async Task ByHandAsync(Report report, Choices choices)
    {
        foreach (var provider in choices.Providers)
        {
            var small = await Archives.GetAsync(provider, choices.Part ?? 1);
            var (mine, theirs) = (Lines(await PageAsync(small)), await FiguresSql.ReadAsync(small, ArchivePlan.Documented));
            if (!mine.SetEquals(theirs))
                throw new InvalidOperationException(
                    $"The figures differ:\n{string.Join('\n', mine.Except(theirs).Take(10))}\n-- by hand\n{string.Join('\n', theirs.Except(mine).Take(10))}");

            var times = await Timing.MediansAsync(choices.Runs, () => PageAsync(small), () => FiguresSql.ReadAsync(small, ArchivePlan.Documented));
            report.Add(
                $"dashboard against SQL by hand, {small.Name}",
                Timing.Text($"{times[0] / times[1]:0.00} ({times[0]:0} ms, by hand {times[1]:0} ms; {mine.Count} figures alike)"), "≤ 1.5",
                times[0] / times[1] <= 1.5);
        }
    }

    private static async Task GrowthAsync(Report report, Choices choices, int rest)
    {
        foreach (var provider in choices.Providers)
        {
            var (small, large) = (await Archives.GetAsync(provider, choices.Part ?? 1), await Archives.GetAsync(provider, choices.Part ?? 1, rest));
            var times = await Timing.MediansAsync(choices.Runs, () => PageAsync(small), () => PageAsync(large));
            report.Add(
                $"dashboard when the rest grows {rest} times, {small.Name}",
                Timing.Text($"{times[1] / times[0]:0.00} ({times[0]:0} ms, then {times[1]:0} ms)"), "≤ 1.3", times[1] / times[0] <= 1.3);
        }
    }

    private static async Task<ProgressView> PageAsync(Archive archive) =>
        await new ProgressQueries(archive.Contexts, TimeProvider.System).ReadAsync(
            await archive.ActorAsync("donor." + ArchivePlan.Documented), ArchivePlan.Documented, null, null, default);

    private static HashSet<FigureLine> Lines(ProgressView view)
    {
        var lines = new HashSet<FigureLine>
        {
            new("all", "", view.Reached, view.Attendances, view.PersonDays, view.Completed), new("unidentified", "", 0, view.Unidentified, 0, 0),
            new("in stated", "", view.ReachedInStated, 0, 0, 0), new("named", "", view.Named, 0, 0, 0),
        };
        foreach (
            var (key, number) in new[]
            {
                ("held", view.Events.Held), ("planned", view.Events.Planned), ("cancelled", view.Events.Cancelled),
                ("unmarked", view.Events.Unmarked),
            }
        )
        {
            // The database has no line for a state in which there is none.
            if (number > 0 || key == "unmarked") lines.Add(new("events", key, number, 0, 0, 0));
        }
        foreach (var group in view.Groups)
        {
            var key = group.Id.ToString(CultureInfo.InvariantCulture);
            lines.Add(new("named", key, group.Named, 0, 0, 0));
            lines.Add(new("group", key, group.Reached, group.Attendances, group.PersonDays, 0));
        }
        foreach (var (month, number) in view.ByMonth) lines.Add(new("month", month, 0, number, 0, 0));
        foreach (var dimension in new[] { Dimension.Sex, Dimension.Age, Dimension.Position, Dimension.Region, Dimension.Place })
        {
            foreach (var row in view.By(dimension).Breakdown.Rows)
                lines.Add(new(dimension.ToString(), row.Key, row.People, row.Attendances, row.PersonDays, row.Completers));
        }
        return lines;
    }
}
