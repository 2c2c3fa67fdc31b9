using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Features.Progress.Indicators;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Progress.Indicators;

/// <summary>An indicator by everything a donor asks for: each breakdown adds up to the figure, and each of its numbers opens as many rows.</summary>
public sealed class IndicatorQueriesTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Each_breakdown_adds_up_with_not_stated_and_opens_its_rows(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var indicator = await IndicatorAsync(small, CountingRule.People);
        var service = Service(small);
        await MarkAsync(small, await small.RegisterAsync("Amra", "Prva", small.Units[0]));

        // Nobody was asked yet: no panel of gaps.
        var view = await service.ReadAsync(small.Donor, "mali", indicator, null, null, default);
        Assert.DoesNotContain(view.By, b => b.Dimension is Dimension.Disability or Dimension.Specialism or Dimension.Cohort);
        Assert.Equal(["CrossMunicipal", "InMunicipality", "Online"], Enum.GetNames<Delivery>().Order(StringComparer.Ordinal));
        Assert.Equal(nameof(Delivery.InMunicipality), Assert.Single(view.By.Single(b => b.Dimension == Dimension.Delivery).Rows).Key);

        await MarkAsync(small, await small.RegisterAsync("Belma", "Druga", small.Units[1]));
        await MarkAsync(small, await small.RegisterAsync("Ceca", "Treća", small.Units[1]));
        var online = await OnlineAsync(small, "Belma");
        await using (var db = small.Open())
        {
            (await db.People.SingleAsync(p => p.FamilyName == "Prva")).Disability = Disability.Yes;
            (await db.People.SingleAsync(p => p.FamilyName == "Druga")).Disability = Disability.No;
            (await db.ProgrammeUnits.SingleAsync(u => u.Id == small.Units[1])).Cohort = "new";
            var specialism = new Specialism { TargetGroupId = small.GroupId, Order = 1, Name = LocalizedText.Of("bs", "Pravnici") };
            (await db.Registrations.SingleAsync(r => r.Person!.FamilyName == "Prva")).Specialism = specialism;
            await db.SaveChangesAsync();
        }
        view = await service.ReadAsync(small.Donor, "mali", indicator, null, null, default);
        Assert.Equal(3, view.Actual);
        // A group is a breakdown only where the indicator is not of one group.
        Assert.Equal(Enum.GetValues<Dimension>(), view.By.Select(b => b.Dimension));
        foreach (var by in view.By)
        {
            Assert.Equal(view.Actual, by.Rows.Sum(r => r.Value) - by.InSeveral);
            foreach (var row in by.Rows)
            {
                var rows = await service.RowsAsync(small.Donor, "mali", indicator, new ProgressFilter().With(by.Dimension, row.Key), default);
                Assert.Equal((row.Value, (int)row.Value), (rows.Total, rows.Rows.Count));
                Assert.NotEqual("", Assert.Single(rows.Filters).Text);
            }
        }
        Assert.Equal(
            ["Yes 1", "No 1", "0 1"],
            view.By.Single(b => b.Dimension == Dimension.Disability)
                .Rows.Select(r => $"{r.Key} {r.Value:0}")
                .OrderByDescending(t => t, StringComparer.Ordinal));
        Assert.Equal(["new 2", "0 1"], view.By.Single(b => b.Dimension == Dimension.Cohort).Rows.Select(r => $"{r.Key} {r.Value:0}"));
        Assert.Equal(
            "Pravnici",
            view.By.Single(b => b.Dimension == Dimension.Specialism)
                .Names[view.By.Single(b => b.Dimension == Dimension.Specialism).Rows[0].Key]
                .For("bs")
                .Text);
        // Who came to one event in the room and to one online stands in both rows and is one person.
        Assert.Equal(
            (1, 2),
            (view.By.Single(b => b.Dimension == Dimension.Delivery).InSeveral, view.By.Single(b => b.Dimension == Dimension.Delivery).Rows.Count));
        Assert.True(online > 0);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_donors_own_unit_stands_beside_the_figure(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var editing = new IndicatorService(small.Database.Factory, small.Clock);
        var id = await editing.SaveAsync(
            small.Coordinator, "mali",
            new IndicatorInput
            {
                Name = LocalizedText.Of("bs", "Zadovoljni"), Rule = CountingRule.TypedIn, Unit = LocalizedText.Of("bs", "%"),
            },
            default);
        Assert.Equal("%", (await editing.FormAsync(small.Coordinator, "mali", id, default)).Input.Unit.For("bs").Text);
        var view = await Service(small).ReadAsync(small.Donor, "mali", id, null, null, default);
        Assert.Equal("%", view.Line.Unit.For("bs").Text);
    }

    private static IndicatorQueries Service(SmallProgramme small) =>
        new(small.Database.Factory, small.Clock, Texts.Of<ProgressTexts>(), Texts.Of<CommonTexts>());

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task An_event_over_the_end_of_a_year_counts_in_both_and_once_in_all_but_for_what_adds_up(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using (var db = small.Open())
        {
            var (last, first) = (new DateOnly(2025, 12, 31), new DateOnly(2026, 1, 1));
            await db.Sessions.Where(s => s.Order <= 2).ExecuteUpdateAsync(s => s.SetProperty(x => x.Day, last));
            await db.Sessions.Where(s => s.Order > 2).ExecuteUpdateAsync(s => s.SetProperty(x => x.Day, first));
            await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.FirstDay, last).SetProperty(e => e.LastDay, first));
        }
        await small.RegisterAsync("Amra", "Prva", small.Units[0]);
        foreach (var session in small.Sessions) await small.Marks.MarkRestPresentAsync(small.Trainer, session, Guid.CreateVersion7(), default);
        foreach (var rule in Enum.GetValues<CountingRule>().Where(r => r is not (CountingRule.TypedIn or CountingRule.EventsHeld or CountingRule.Completers)))
        {
            var indicator = await IndicatorAsync(small, rule);
            async Task<decimal?> OfAsync(DateOnly? from, DateOnly? to) =>
                (await Service(small).ReadAsync(small.Donor, "mali", indicator, from, to, default)).Actual;
            var years = new[] { await OfAsync(new(2025, 1, 1), new(2025, 12, 31)), await OfAsync(new(2026, 1, 1), new(2026, 12, 31)) };
            var all = await OfAsync(null, null);
            Assert.All(years, year => Assert.True(year > 0));
            Assert.Equal(IndicatorCount.AddsUp(rule), years.Sum() == all);
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("bs")]
    [InlineData("pl")]
    [InlineData("uk")]
    [InlineData("bg")]
    public void All_that_does_not_add_up_over_periods_is_named_where_that_is_said(string language)
    {
        Language.Of(language).Use();
        var texts = Texts.Of<ProgressTexts>();
        var note = texts["UniquesDoNotAdd"].Value;
        foreach (var rule in Enum.GetValues<CountingRule>().Where(r => r is not CountingRule.TypedIn && !IndicatorCount.AddsUp(r)))
            Assert.Contains(
                texts[$"CountingRule.{rule}"].Value.Split(' ', ','),
                word => word.Length > 3 && note.Contains(word[..4], StringComparison.CurrentCultureIgnoreCase));
    }

    private static async Task<int> IndicatorAsync(SmallProgramme small, CountingRule rule)
    {
        await using var db = small.Open();
        var row = db.Indicators.Add(new Indicator { ProgrammeId = small.ProgrammeId, Order = 1, Name = LocalizedText.Of("bs", "Osobe"), Rule = rule }).Entity;
        await db.SaveChangesAsync();
        return row.Id;
    }

    // The same person at an event of the programme that is held online.
    private static async Task<int> OnlineAsync(SmallProgramme small, string given)
    {
        await using var db = small.Open();
        var person = await db.People.SingleAsync(p => p.GivenName == given);
        var row = new LearningEvent
        {
            ProgrammeId = small.ProgrammeId, State = EventState.Held, Delivery = Delivery.Online, Title = LocalizedText.Of("bs", "Na mreži"),
            TimeZone = "Europe/Sarajevo", FirstDay = SmallProgramme.FirstDay.AddDays(7), LastDay = SmallProgramme.FirstDay.AddDays(7),
            Sessions = [new EventSession { Order = 1, Day = SmallProgramme.FirstDay.AddDays(7) }],
            Registrations =
            [
                new Registration
                {
                    PersonId = person.Id, Number = 1, State = RegistrationState.Confirmed, TargetGroupId = small.GroupId,
                    ProgrammeUnitId = small.Units[1],
                },
            ],
        };
        db.Events.Add(row);
        await db.SaveChangesAsync();
        await small.Marks.MarkAsync(
            small.Coordinator,
            new MarkInput(
                Guid.CreateVersion7(), row.Registrations[0].Id, row.Sessions[0].Id, 0, AttendanceValue.Present, null, DateTime.UnixEpoch,
                EntrySource.Sheet),
            default);
        return row.Id;
    }

    private static async Task MarkAsync(SmallProgramme small, int registration) =>
        Assert.True(
            (
                await small.Marks.MarkAsync(
                    small.Trainer,
                    new MarkInput(
                        Guid.CreateVersion7(), registration, small.Sessions[0], 0, AttendanceValue.Present, null, DateTime.UnixEpoch,
                        EntrySource.Sheet),
                    default)
            ).Saved);
}
