using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Schedule;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Features.Schedule;

public sealed class ScheduleQueriesTests
{
    // The event of the small programme ends on it.
    private static readonly DateOnly Today = SmallProgramme.FirstDay.AddDays(1);

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_list_holds_what_is_ahead_or_what_has_passed_in_the_order_asked_for(DatabaseProvider provider)
    {
        Language.Of("bs").Use();
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Primjerić", small.Units[0]);
        await using (var db = small.Open())
        {
            db.AddRange(
                Event(small, "Prošli", Today.AddDays(-9), EventState.Held), Event(small, "Budući", Today.AddDays(9), EventState.Planned),
                Event(small, "Bez dana", null, EventState.Draft));
            await db.SaveChangesAsync();
        }
        var (ahead, passed, all) = (new ScheduleFilter(EndsFrom: Today), new ScheduleFilter(EndsBefore: Today), new ScheduleFilter());

        Assert.Equal(["Trening koordinatora", "Budući", "Bez dana"], await TitlesAsync(ahead, "when"));
        Assert.Equal(["Budući", "Trening koordinatora", "Bez dana"], await TitlesAsync(ahead, "-when"));
        Assert.Equal(["Prošli"], await TitlesAsync(passed, "-when"));
        Assert.Equal(["Prošli", "Trening koordinatora", "Budući", "Bez dana"], await TitlesAsync(all, null));
        Assert.Equal(["Bez dana", "Budući", "Trening koordinatora", "Prošli"], await TitlesAsync(all, "state"));
        Assert.Equal("Trening koordinatora", (await TitlesAsync(all, "-seats"))[0]);
        Assert.Equal(4, (await TitlesAsync(all, "programme")).Count);
        Assert.Equal(4, (await TitlesAsync(all, "-where")).Count);

        async Task<List<string>> TitlesAsync(ScheduleFilter filter, string? sort) =>
            (await new ScheduleQueries(small.Database.Factory).ListAsync(small.Coordinator, filter, ListAsk.Read(null, sort), default)).Items
                .Select(e => e.Title.Shown())
                .ToList();
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_row_names_each_trainer_once(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var row = Assert.Single(
            (await new ScheduleQueries(small.Database.Factory).ListAsync(small.Coordinator, new ScheduleFilter(), new ListAsk(), default)).Items);
        Assert.NotEmpty(row.Trainers);
        Assert.Equal(row.Trainers.Distinct(), row.Trainers);
    }

    private static LearningEvent Event(SmallProgramme small, string title, DateOnly? day, EventState state) =>
        new()
        {
            ProgrammeId = small.ProgrammeId, Title = LocalizedText.Of("bs", title), TimeZone = "Europe/Sarajevo", Language = "bs", State = state,
            FirstDay = day, LastDay = day,
        };
}
