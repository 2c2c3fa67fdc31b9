using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.People;

/// <summary>People of another programme stay unseen until who keeps them there says that they are the same.</summary>
public sealed class IdentityQuestionServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Whose_record_it_is_says_that_it_is_the_same_person_and_only_then_is_it_seen(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        using var check = new IdentityCheck(small.Database.Factory, small.Clock);
        var questions = new IdentityQuestionService(small.Database.Factory, check, small.Clock);
        var reading = new IdentityQuestionQueries(small.Database.Factory);
        var (known, own) = (await small.SomebodyElsewhereAsync("Ђорђе", "Проберовић"), await OwnAsync(small, "Djordje", "Proberovic"));
        Assert.True((await reading.AskedAsync(small.Coordinator, own, default)).CanAsk);

        await questions.AskAsync(small.Coordinator, own, default);

        Assert.Null(Assert.Single((await reading.AskedAsync(small.Coordinator, own, default)).Asked).AnsweredAt);
        Assert.Empty(await reading.OpenAsync(small.Coordinator, default));
        await using (var db = small.Open()) Assert.False(await db.PeopleFoundBy(small.Coordinator).AnyAsync(p => p.Id == known));
        var row = Assert.Single(await reading.OpenAsync(small.Stranger, default));
        Assert.Equal(("Djordje Proberovic", "Ђорђе Проберовић"), (row.Asked.Name, row.Known.Name));
        Assert.Contains(IdentityReason.SameNameOtherScript, row.Match.Reasons);

        await questions.AnswerAsync(small.Stranger, row.AskedId, row.KnownId, isSame: true, default);

        Assert.Empty(await reading.OpenAsync(small.Stranger, default));
        await using (var db = small.Open())
        {
            Assert.Equal(known, await db.People.Where(p => p.Id == own).Select(p => p.CanonicalId).SingleAsync());
            foreach (var keeper in new[] { small.Coordinator, small.Stranger }) Assert.True(await db.PeopleKeptBy(keeper).AnyAsync(p => p.Id == known));
        }
        // Either of the two keepers takes it back.
        var merge = Assert.Single((await new PeopleQueries(small.Database.Factory, small.Clock).ReadAsync(small.Coordinator, known, default)).Merged);
        Assert.Equal(own, await new MergeService(small.Database.Factory, small.Clock).UndoAsync(small.Coordinator, merge.MergeId, default));
        await using var after = small.Open();
        Assert.False(await after.PeopleFoundBy(small.Coordinator).AnyAsync(p => p.Id == known));
        Assert.Empty(await reading.OpenAsync(small.Stranger, default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Another_person_is_told_apart_once_and_not_asked_about_again(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        using var check = new IdentityCheck(small.Database.Factory, small.Clock);
        var questions = new IdentityQuestionService(small.Database.Factory, check, small.Clock);
        var reading = new IdentityQuestionQueries(small.Database.Factory);
        var (known, own) = (await small.SomebodyElsewhereAsync("Lejla", "Pitanić"), await OwnAsync(small, "Lejla", "Pitanić"));
        await questions.AskAsync(small.Coordinator, own, default);

        await questions.AnswerAsync(small.Stranger, own, known, isSame: false, default);

        Assert.NotNull(Assert.Single((await reading.AskedAsync(small.Coordinator, own, default)).Asked).AnsweredAt);
        // Who keeps both is not offered them as likely doubles either.
        var everybody = small.Coordinator with { IsAdministrator = true };
        Assert.Empty(await new DuplicateQueries(small.Database.Factory, small.Clock).ScanAsync(everybody, new Progress<double>(), default));
        Assert.Equal("NobodyElsewhere", await RefusedAsync(() => questions.AskAsync(small.Coordinator, own, default)));
        await Assert.ThrowsAsync<MissingException>(() => questions.AnswerAsync(small.Stranger, own, known, isSame: true, default));
        await using var db = small.Open();
        Assert.Null(await db.People.Where(p => p.Id == own).Select(p => p.CanonicalId).SingleAsync());
        Assert.Equal(["person.asked", "person.told-apart"], await db.AuditEntries
            .Where(a => a.Action == "person.asked" || a.Action == "person.told-apart").OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
    }

    [Fact]
    public async Task Nobody_answers_or_asks_who_may_not_and_an_erased_person_is_in_no_question()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        using var check = new IdentityCheck(small.Database.Factory, small.Clock);
        var questions = new IdentityQuestionService(small.Database.Factory, check, small.Clock);
        var reading = new IdentityQuestionQueries(small.Database.Factory);
        var (known, own) = (await small.SomebodyElsewhereAsync("Lejla", "Pitanić"), await OwnAsync(small, "Lejla", "Pitanić"));
        var alone = await OwnAsync(small, "Niko", "Nijedanović");
        Assert.Equal("NobodyElsewhere", await RefusedAsync(() => questions.AskAsync(small.Coordinator, alone, default)));
        await Assert.ThrowsAsync<MissingException>(() => questions.AskAsync(small.Stranger, own, default));
        foreach (var actor in new[] { small.Trainer, small.Donor, Actor.Nobody })
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => questions.AskAsync(actor, own, default));
            await Assert.ThrowsAsync<ForbiddenException>(() => reading.OpenAsync(actor, default));
        }
        await questions.AskAsync(small.Coordinator, own, default);
        // Who asks does not answer.
        await Assert.ThrowsAsync<MissingException>(() => questions.AnswerAsync(small.Coordinator, own, known, isSame: true, default));
        // Who keeps both has nobody to ask, and answers by merging.
        Assert.False((await reading.AskedAsync(small.Coordinator with { IsAdministrator = true }, own, default)).CanAsk);

        await new ErasureService(small.Database.Factory, small.Clock).EraseAsync(small.Coordinator, own, null, default);

        await using var db = small.Open();
        Assert.Empty(await db.IdentityQuestions.ToListAsync());
    }

    private static async Task<int> OwnAsync(SmallProgramme small, string given, string family)
    {
        var registration = await small.RegisterAsync(given, family);
        await using var db = small.Open();
        return (await db.Registrations.SingleAsync(r => r.Id == registration)).PersonId!.Value;
    }

    private static async Task<string> RefusedAsync(Func<Task> work) => (await Assert.ThrowsAsync<RefusedException>(work)).Refusals.Single().Key;
}
