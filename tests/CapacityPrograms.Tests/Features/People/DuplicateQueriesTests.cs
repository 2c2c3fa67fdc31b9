using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.People;

public sealed class DuplicateQueriesTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Spellings_of_one_name_are_offered_until_they_are_merged_or_told_apart(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        foreach (var (given, family) in new[] { ("Ђорђе", "Проберовић"), ("Djordje", "Proberovic"), ("Lejla", "Drugačić"), ("Emir", "Trećić") })
            await small.RegisterAsync(given, family);
        var (reading, merging) = (new DuplicateQueries(small.Database.Factory, small.Clock), new MergeService(small.Database.Factory, small.Clock));
        var heard = new Heard();
        var pair = Assert.Single(await reading.ScanAsync(small.Coordinator, heard, default));
        Assert.Equal(["Djordje Proberovic", "Ђорђе Проберовић"], new[] { pair.First.Name, pair.Second.Name }.Order(StringComparer.Ordinal));
        Assert.Contains(IdentityReason.SameNameOtherScript, pair.Match.Reasons);
        Assert.Equal(1, heard.Last);

        await merging.DistinguishAsync(small.Coordinator, pair.Second.Id, pair.First.Id, default);
        await merging.DistinguishAsync(small.Coordinator, pair.First.Id, pair.Second.Id, default);
        Assert.Empty(await reading.ScanAsync(small.Coordinator, heard, default));
        await using (var db = small.Open()) await db.PersonDistinctions.ExecuteDeleteAsync();
        await merging.MergeAsync(small.Coordinator, new MergeInput(pair.First.Id, 0, pair.Second.Id, 0, new HashSet<PersonField>()), default);
        Assert.Empty(await reading.ScanAsync(small.Coordinator, heard, default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Only_records_that_the_actor_keeps_are_compared_and_a_stop_is_a_stop(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        foreach (var (given, family) in new[] { ("Ђорђе", "Проберовић"), ("Djordje", "Proberovic") }) await small.RegisterAsync(given, family);
        var reading = new DuplicateQueries(small.Database.Factory, small.Clock);
        Assert.Empty(await reading.ScanAsync(small.Stranger, new Heard(), default));
        foreach (var actor in new[] { small.Donor, small.Trainer, Actor.Nobody })
            await Assert.ThrowsAsync<ForbiddenException>(() => reading.ScanAsync(actor, new Heard(), default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.ScanAsync(small.Coordinator, new Heard(), new CancellationToken(true)));
    }

    private sealed class Heard : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value) => Last = value;
    }
}
