using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Features.Progress.Indicators;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Progress.Indicators;

/// <summary>An indicator is counted from marks, submitted, and defended afterwards.</summary>
public sealed class ReportServiceTests
{
    private static readonly (DateOnly From, DateOnly To) _year = (new(2026, 1, 1), new(2026, 12, 31));

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_submitted_figure_stays_and_a_merge_shows_beside_it_until_it_is_undone(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (editing, service, reports) = Services(small);
        var shown = Shown(small);
        var id = await editing.SaveAsync(small.Coordinator, "mali", Input(100), default);
        var (latin, cyrillic) = (await CameAsync(small, "Đorđe", "Jovanović", 0, 1), await CameAsync(small, "Ђорђе", "Јовановић", 2));
        Assert.Equal((2m, 2m, 100m), Figures(await service.ReadAsync(small.Donor, "mali", id, _year.From, _year.To, default)));
        Assert.Equal(1, await SubmitAsync(reports, small.Coordinator));
        Assert.Equal((2m, 2m, 0), await ReportedAsync(shown, small, 1));

        var merging = new MergeService(small.Database.Factory, small.Clock);
        await merging.MergeAsync(small.Coordinator, new MergeInput(latin, 0, cyrillic, 0, new HashSet<PersonField>()), default);
        Assert.Equal((2m, 1m, 1), await ReportedAsync(shown, small, 1));
        Assert.Equal([new Adjustment(AdjustmentReason.Merged, 1, -1)], (await shown.ReadAsync(small.Donor, "mali", 1, default)).Lines[0].Adjustments);
        // The frozen rows are two, with one name now; those of now are one.
        Assert.Equal(2, (await shown.RowsAsync(small.Donor, "mali", 1, null, default)).Rows.Count);
        Assert.Single((await service.RowsAsync(small.Donor, "mali", id, new ProgressFilter(), default)).Rows);

        // Submitted while they were one, and parted since.
        Assert.Equal(2, await SubmitAsync(reports, small.Coordinator));
        await using (var db = small.Open()) await merging.UndoAsync(small.Coordinator, (await db.PersonMerges.SingleAsync()).Id, default);
        Assert.Equal((2m, 2m, 0), await ReportedAsync(shown, small, 1));
        Assert.Equal((1m, 2m, 1), await ReportedAsync(shown, small, 2));
        Assert.Equal([new Adjustment(AdjustmentReason.Partitioned, 1, 1)], (await shown.ReadAsync(small.Donor, "mali", 2, default)).Lines[0].Adjustments);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Later_marks_are_adjustments_with_a_note_and_a_removed_indicator_leaves_the_report_whole(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (editing, _, reports) = Services(small);
        var shown = Shown(small);
        var id = await editing.SaveAsync(small.Coordinator, "mali", Input(10), default);
        await CameAsync(small, "Amra", "Prva", 0);
        await SubmitAsync(reports, small.Coordinator);
        await CameAsync(small, "Belma", "Druga", 0);
        var line = (await shown.ReadAsync(small.Coordinator, "mali", 1, default)).Lines[0];
        Assert.Equal((1m, 2m), (line.Submitted, line.Now));
        Assert.Equal([new Adjustment(AdjustmentReason.Added, 1, 1)], line.Adjustments);
        await reports.NoteAsync(small.Coordinator, "mali", line.FigureId, "  Lista je stigla kasnije. ", default);

        await editing.RemoveAsync(small.Coordinator, "mali", id, default);
        var kept = (await shown.ReadAsync(small.Donor, "mali", 1, default)).Lines[0];
        Assert.Equal((1m, null, "Lista je stigla kasnije.", false), (kept.Submitted, kept.Now, kept.Note, kept.IndicatorExists));
        Assert.Single((await shown.RowsAsync(small.Donor, "mali", 1, kept.FigureId, default)).Rows);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_changed_target_keeps_what_it_was_and_why(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (editing, service, _) = Services(small);
        var id = await editing.SaveAsync(small.Coordinator, "mali", Input(100), default);
        var form = await editing.FormAsync(small.Coordinator, "mali", id, default);
        (form.Input.Periods[0].Target, form.Input.ChangeReason) = (80, "Dogovoreno s donatorom");
        await editing.SaveAsync(small.Coordinator, "mali", form.Input, default);
        var change = Assert.Single((await service.ReadAsync(small.Donor, "mali", id, null, null, default)).Changes);
        Assert.Equal((100m, 80m, "Dogovoreno s donatorom", "koordinator"), (change.Before, change.After, change.Reason, change.By));
        // Saved from the form of before the change.
        Assert.Equal(["ChangedMeanwhile"], await RefusedAsync(() => editing.SaveAsync(small.Coordinator, "mali", form.Input, default)));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_who_submit_at_once_get_two_numbers(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (editing, _, reports) = Services(small);
        await editing.SaveAsync(small.Coordinator, "mali", Input(null), default);
        Assert.Equal([1, 2, 3], (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => SubmitAsync(reports, small.Coordinator))))).Order());
    }

    [Fact]
    public async Task Bad_input_is_refused_by_field_and_nothing_is_saved()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var (editing, _, reports) = Services(small);
        var input = Input(-1);
        (input.Name, input.Completion, input.Baseline) = (LocalizedText.Empty, 120, -3);
        input.Periods.Add(new PeriodInput { From = _year.From, To = _year.From.AddDays(-1) });
        Assert.Equal(
            ["Baseline", "Completion", "Name", "Periods[0].Target", "Periods[1].From", "Periods[1].To"],
            (await Assert.ThrowsAsync<RefusedException>(() => editing.SaveAsync(small.Coordinator, "mali", input, default)))
                .Refusals.Select(r => r.Field)
                .Order());
        Assert.Equal(["NoIndicators"], await RefusedAsync(() => SubmitAsync(reports, small.Coordinator)));
        Assert.Equal(["Required", "Required"], await RefusedAsync(() => reports.SubmitAsync(small.Coordinator, "mali", new ReportInput(), default)));
    }

    [Fact]
    public async Task A_donor_reads_and_writes_nothing_and_a_stranger_finds_nothing()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var (editing, service, reports) = Services(small);
        var shown = Shown(small);
        var id = await editing.SaveAsync(small.Coordinator, "mali", Input(5), default);
        await CameAsync(small, "Amra", "Tajna", 0);
        await SubmitAsync(reports, small.Coordinator);
        foreach (var reader in new[] { small.Donor, small.Trainer })
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => editing.SaveAsync(reader, "mali", Input(5), default));
            await Assert.ThrowsAsync<ForbiddenException>(() => editing.RemoveAsync(reader, "mali", id, default));
            await Assert.ThrowsAsync<ForbiddenException>(() => editing.FormAsync(reader, "mali", id, default));
            await Assert.ThrowsAsync<ForbiddenException>(() => SubmitAsync(reports, reader));
            await Assert.ThrowsAsync<ForbiddenException>(() => reports.NoteAsync(reader, "mali", 1, "x", default));
        }
        foreach (var stranger in new[] { small.Stranger, small.Trainer, Actor.Nobody })
        {
            await Assert.ThrowsAsync<MissingException>(() => service.ListAsync(stranger, "mali", default));
            await Assert.ThrowsAsync<MissingException>(() => service.ReadAsync(stranger, "mali", id, null, null, default));
            await Assert.ThrowsAsync<MissingException>(() => service.RowsAsync(stranger, "mali", id, new ProgressFilter(), default));
            await Assert.ThrowsAsync<MissingException>(() => shown.ListAsync(stranger, "mali", default));
            await Assert.ThrowsAsync<MissingException>(() => shown.ReadAsync(stranger, "mali", 1, default));
            await Assert.ThrowsAsync<MissingException>(() => shown.RowsAsync(stranger, "mali", 1, null, default));
        }
        // A donor opens the rows, and the programme shows no names to donors.
        Assert.DoesNotContain(
            (await service.RowsAsync(small.Donor, "mali", id, new ProgressFilter(), default)).Rows.SelectMany(r => r),
            c => c.Text.Contains("Tajna", StringComparison.Ordinal));
        Assert.Contains(
            (await shown.RowsAsync(small.Coordinator, "mali", 1, null, default)).Rows.SelectMany(r => r),
            c => c.Text.Contains("Tajna", StringComparison.Ordinal));
    }

    private static (IndicatorService Editing, IndicatorQueries Service, ReportService Reports) Services(SmallProgramme small) =>
        (
            new(small.Database.Factory, small.Clock),
            new(small.Database.Factory, small.Clock, Texts.Of<ProgressTexts>(), Texts.Of<CommonTexts>()),
            new(small.Database.Factory, small.Clock));

    private static ReportQueries Shown(SmallProgramme small) =>
        new(small.Database.Factory, small.Clock, Texts.Of<ProgressTexts>(), Texts.Of<CommonTexts>());

    private static IndicatorInput Input(decimal? target) =>
        new()
        {
            Name = LocalizedText.Of("bs", "Obučene osobe"), Rule = CountingRule.People,
            Periods =
            [
                new PeriodInput
                {
                    From = _year.From, To = _year.To, Target = target,
                },
            ],
        };

    private static Task<int> SubmitAsync(ReportService reports, Actor actor) =>
        reports.SubmitAsync(actor, "mali", new ReportInput { From = _year.From, To = _year.To }, default);

    private static (decimal?, decimal?, decimal?) Figures(IndicatorView view) => (view.Actual, view.Line.Periods[0].Actual, view.Line.Periods[0].Target);

    private static async Task<(decimal?, decimal?, int)> ReportedAsync(ReportQueries shown, SmallProgramme small, int number)
    {
        var view = await shown.ReadAsync(small.Donor, "mali", number, default);
        return (view.Lines[0].Submitted, view.Lines[0].Now, view.Head.Adjusted);
    }

    private static async Task<int> CameAsync(SmallProgramme small, string given, string family, params int[] sessions)
    {
        var registration = await small.RegisterAsync(given, family);
        foreach (var session in sessions)
            Assert.True(
                (
                    await small.Marks.MarkAsync(
                        small.Trainer,
                        new MarkInput(
                            Guid.CreateVersion7(), registration, small.Sessions[session], 0, AttendanceValue.Present, null, DateTime.UnixEpoch,
                            EntrySource.Sheet),
                        default)
                ).Saved);
        await using var db = small.Open();
        return (await db.Registrations.SingleAsync(r => r.Id == registration)).PersonId!.Value;
    }

    private static async Task<string[]> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals.Select(r => r.Key).ToArray();
}
