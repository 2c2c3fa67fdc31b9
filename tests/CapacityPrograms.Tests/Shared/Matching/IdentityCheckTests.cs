using CapacityPrograms.Data.People;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;

namespace CapacityPrograms.Tests.Shared.Matching;

public sealed class IdentityCheckTests
{
    private static IdentityRecord Typed(string given, string family) => new(0, [new SpelledName(given, family)], null, Sex.NotStated, null, null, [], []);

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Whoever_is_known_under_another_spelling_is_found_also_when_added_a_moment_ago(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Љиљана", "Проберовић");
        using var check = new IdentityCheck(small.Database.Factory, small.Clock);
        Assert.Equal("Љиљана Проберовић", Assert.Single(await check.FindAsync(small.Coordinator, Typed("LJILJANA", "PROBEROVIC"), default)).Name);
        Assert.Empty(await check.FindAsync(small.Coordinator, Typed("Lj", ""), default));
        Assert.Empty(await check.FindAsync(small.Coordinator, Typed("Ljubica", "Nepoznata"), default));

        await small.RegisterAsync("Ђорђе", "Доцнић");
        var later = Assert.Single(await check.FindAsync(small.Trainer, Typed("Djordje", "Docnić"), default));
        Assert.Equal("Ђорђе Доцнић", later.Name);
        await Assert.ThrowsAsync<ForbiddenException>(() => check.FindAsync(small.Donor, Typed("Djordje", "Docnić"), default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_record_that_was_merged_is_offered_as_the_one_that_stays(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Љиљана", "Удата");
        await small.RegisterAsync("Ljiljana", "Rođena");
        using var check = new IdentityCheck(small.Database.Factory, small.Clock);
        var (stays, goes) = (
            Assert.Single(await check.FindAsync(small.Coordinator, Typed("Ljiljana", "Udata"), default)).Id,
            Assert.Single(await check.FindAsync(small.Coordinator, Typed("Љиљана", "Рођена"), default)).Id);
        await new MergeService(small.Database.Factory, small.Clock).MergeAsync(
            small.Coordinator, new MergeInput(stays, 0, goes, 0, new HashSet<PersonField>()), default);
        using var later = new IdentityCheck(small.Database.Factory, small.Clock);
        Assert.Equal(stays, Assert.Single(await later.FindAsync(small.Coordinator, Typed("Љиљана", "Рођена"), default)).Id);
    }
}
