using CapacityPrograms.Data.Access;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components;
using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Tests.Components;

/// <summary>Which columns somebody leaves out is kept for them alone.</summary>
public sealed class ListPreferenceServiceTests
{
    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_somebody_leaves_out_of_a_list_is_kept_for_them_and_that_list_only(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (service, queries) = (new ListPreferenceService(small.Database.Factory), new ListPreferenceQueries(small.Database.Factory));

        await service.HideAsync(small.Coordinator, "/people", ["unit", "events", "unit"], default);
        Assert.Equal(["events", "unit"], (await queries.HiddenAsync(small.Coordinator, "/people", default)).Order());
        Assert.Empty(await queries.HiddenAsync(small.Coordinator, "/places", default));
        Assert.Empty(await queries.HiddenAsync(small.Trainer, "/people", default));

        await service.HideAsync(small.Coordinator, "/people", ["events"], default);
        Assert.Equal(["events"], await queries.HiddenAsync(small.Coordinator, "/people", default));
        await service.HideAsync(small.Coordinator, "/people", [], default);
        Assert.Empty(await queries.HiddenAsync(small.Coordinator, "/people", default));
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_windows_at_once_leave_one_choice(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var service = new ListPreferenceService(small.Database.Factory);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => service.HideAsync(small.Coordinator, "/people", [$"column{i}"], default))));

        Assert.Single(await new ListPreferenceQueries(small.Database.Factory).HiddenAsync(small.Coordinator, "/people", default));
    }

    [Fact]
    public async Task Nobody_keeps_nothing_and_nothing_is_too_long()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var service = new ListPreferenceService(small.Database.Factory);

        await service.HideAsync(Actor.Nobody, "/people", ["unit"], default);
        await service.HideAsync(small.Coordinator, new string('/', 61), ["unit"], default);
        await service.HideAsync(small.Coordinator, "/people", [new string('u', 401)], default);

        await using var db = small.Open();
        Assert.Empty(db.ListPreferences);
    }
}
