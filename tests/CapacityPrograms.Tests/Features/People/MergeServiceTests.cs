using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.People;

/// <summary>Two spellings of one person become one and two again, and nothing that was recorded is lost on the way.</summary>
public sealed class MergeServiceTests
{
    private static readonly IReadOnlySet<PersonField> _nothing = new HashSet<PersonField>();

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Merge_lowers_the_distinct_count_by_one_keeps_every_mark_and_its_undo_raises_it_again(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (merging, reading) = (new MergeService(small.Database.Factory, small.Clock), new MergeQueries(small.Database.Factory, small.Clock));
        var (latin, cyrillic) = (await PersonAsync(small, "Đorđe", "Jovanović", 0, 1), await PersonAsync(small, "Ђорђе", "Јовановић", 1, 2));
        var marks = await MarksAsync(small);
        Assert.Equal((2, 2, 2m), await FiguresAsync(small));

        var preview = await reading.PreviewAsync(small.Coordinator, latin, cyrillic, default);
        var collision = Assert.Single(preview.Collisions);
        Assert.Equal((2, 2, 3), (collision.First, collision.Second, collision.Together));
        await merging.MergeAsync(small.Coordinator, new MergeInput(latin, preview.Stays.Version, cyrillic, preview.Goes.Version, _nothing), default);
        Assert.Equal((1, 1, 1.5m), await FiguresAsync(small));
        Assert.Equal(marks, await MarksAsync(small));

        var people = new PeopleQueries(small.Database.Factory, small.Clock);
        var view = await people.ReadAsync(small.Coordinator, cyrillic, default);
        Assert.Equal((latin, "Đorđe", 3, 1.5m), (view.Id, view.GivenName, Assert.Single(view.Events).Present, view.Events[0].Days));
        Assert.Equal(latin, Assert.Single((await people.ListAsync(small.Coordinator, new PeopleFilter("Јовановић"), new ListAsk(), default)).Items).Id);
        var merged = Assert.Single(view.Merged);
        Assert.Equal((cyrillic, true), (merged.PersonId, merged.CanUndo));

        Assert.Equal(cyrillic, await merging.UndoAsync(small.Coordinator, merged.MergeId, default));
        Assert.Equal((2, 2, 2m), await FiguresAsync(small));
        Assert.Equal(marks, await MarksAsync(small));
        Assert.Equal("MergeUndone", await RefusedAsync(() => merging.UndoAsync(small.Coordinator, merged.MergeId, default)));
        await using var db = small.Open();
        Assert.Equal(
            ["person.merged", "person.parted"],
            await db
                .AuditEntries.Where(a => a.Action == "person.merged" || a.Action == "person.parted")
                .OrderBy(a => a.Id)
                .Select(a => a.Action)
                .ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Undo_gives_back_what_the_merge_overwrote_and_leaves_what_was_edited_since(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var merging = new MergeService(small.Database.Factory, small.Clock);
        var (stays, goes) = (await PersonAsync(small, "Amra", "Primjerić"), await PersonAsync(small, "Amra", "Primjerić Hodžić"));
        await using (var db = small.Open())
        {
            await db
                .People.Where(p => p.Id == stays)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.Email, "amra@example.org").SetProperty(p => p.Sex, Sex.Female));
            await db
                .People.Where(p => p.Id == goes)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(p => p.Email, "amra.h@example.org").SetProperty(p => p.Phone, "+387 61 000 000").SetProperty(p => p.BirthYear, 1980));
        }
        await merging.MergeAsync(
            small.Coordinator,
            new MergeInput(
                stays, 0, goes, 0, new HashSet<PersonField> { PersonField.Name, PersonField.Email, PersonField.Phone, PersonField.BirthYear }
            ),
            default);
        Assert.Equal(("Primjerić Hodžić", "amra.h@example.org", "+387 61 000 000", 1980, Sex.Female), await CardAsync(small, stays));
        var people = new PeopleQueries(small.Database.Factory, small.Clock);
        var form = await people.FormAsync(small.Coordinator, stays, default);
        form.Phone = "+387 62 111 111";
        await new PeopleService(small.Database.Factory, small.Clock).SaveAsync(small.Coordinator, form, default);

        await merging.UndoAsync(small.Coordinator, (await people.ReadAsync(small.Coordinator, stays, default)).Merged[0].MergeId, default);
        Assert.Equal(("Primjerić", "amra@example.org", "+387 62 111 111", null, Sex.Female), await CardAsync(small, stays));
        Assert.Equal(("Primjerić Hodžić", "amra.h@example.org", "+387 61 000 000", 1980, Sex.NotStated), await CardAsync(small, goes));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Three_records_are_one_and_come_apart_in_the_order_in_which_they_were_joined(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (merging, people) = (new MergeService(small.Database.Factory, small.Clock), new PeopleQueries(small.Database.Factory, small.Clock));
        var (a, b, c) = (await PersonAsync(small, "Ana", "Prva", 0), await PersonAsync(small, "Ana", "Druga", 1), await PersonAsync(small, "Ana", "Treća", 2));
        await merging.MergeAsync(small.Coordinator, new MergeInput(b, 0, a, 0, _nothing), default);
        await merging.MergeAsync(small.Coordinator, new MergeInput(c, 0, b, 1, _nothing), default);
        Assert.Equal([c, c, null], await RootsAsync(small, a, b, c));
        Assert.Equal((1, 1, 1.5m), await FiguresAsync(small));
        Assert.Equal("Ana Treća", Assert.Single((await people.ListAsync(small.Coordinator, new PeopleFilter("prva"), new ListAsk(), default)).Items).Name);

        var merged = (await people.ReadAsync(small.Coordinator, a, default)).Merged;
        Assert.Equal([(b, true), (a, false)], merged.Select(m => (m.PersonId, m.CanUndo)));
        Assert.Equal("MergeNotNewest", await RefusedAsync(() => merging.UndoAsync(small.Coordinator, merged[1].MergeId, default)));
        await merging.UndoAsync(small.Coordinator, merged[0].MergeId, default);
        Assert.Equal([b, null, null], await RootsAsync(small, a, b, c));
        await merging.UndoAsync(small.Coordinator, merged[1].MergeId, default);
        Assert.Equal([null, null, null], await RootsAsync(small, a, b, c));
        Assert.Empty((await people.ListAsync(small.Coordinator, new PeopleFilter("prva treca"), new ListAsk(), default)).Items);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_may_not_or_comes_late_merges_nothing(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var merging = new MergeService(small.Database.Factory, small.Clock);
        var (a, b) = (await PersonAsync(small, "Ana", "Prva", 0), await PersonAsync(small, "Ana", "Druga", 1));
        var input = new MergeInput(a, 0, b, 0, _nothing);
        foreach (var actor in new[] { small.Donor, small.Trainer, Actor.Nobody })
            await Assert.ThrowsAsync<ForbiddenException>(() => merging.MergeAsync(actor, input, default));
        await Assert.ThrowsAsync<MissingException>(() => merging.MergeAsync(small.Stranger, input, default));
        await Assert.ThrowsAsync<MissingException>(() => new MergeQueries(small.Database.Factory, small.Clock).PreviewAsync(small.Stranger, a, b, default));
        Assert.Equal("ChangedMeanwhile", await RefusedAsync(() => merging.MergeAsync(small.Coordinator, input with { GoesVersion = 7 }, default)));
        Assert.Equal("MergeWithItself", await RefusedAsync(() => merging.MergeAsync(small.Coordinator, input with { GoesId = a }, default)));
        Assert.Equal(
            "MergedHasAccount",
            await RefusedAsync(() => merging.MergeAsync(small.Coordinator, new MergeInput(a, 0, small.Trainers[0], 0, _nothing), default)));
        Assert.Equal([null, null], await RootsAsync(small, a, b));
        // Two at once: one of them does it, the other is told.
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                await merging.MergeAsync(small.Coordinator, input, default);
                return true;
            }
            catch (Exception e) when (e is RefusedException or MissingException)
            {
                return false;
            }
        }));
        Assert.Single(both, done => done);
        await Assert.ThrowsAsync<MissingException>(() => merging.MergeAsync(small.Coordinator, input with { StaysVersion = 1, GoesVersion = 1 }, default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nobody_is_registered_beside_a_record_that_was_merged_into_theirs(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var merging = new MergeService(small.Database.Factory, small.Clock);
        var (stays, goes) = (await PersonAsync(small, "Ana", "Prva"), await PersonAsync(small, "Ana", "Druga", 1));
        await using (var db = small.Open()) await db.Registrations.Where(r => r.PersonId == stays).ExecuteDeleteAsync();
        await merging.MergeAsync(small.Coordinator, new MergeInput(stays, 0, goes, 0, _nothing), default);
        foreach (var chosen in new[] { stays, goes })
        {
            Assert.Equal(
                "AlreadyRegistered",
                await RefusedAsync(() =>
                    small.Registrations.SaveAsync(
                        small.Coordinator,
                        new RegistrationInput
                        {
                            EventId = small.EventId, PersonId = chosen, TargetGroupId = small.GroupId, State = RegistrationState.Confirmed,
                        },
                        default)));
        }
    }

    private static async Task<int> PersonAsync(SmallProgramme small, string given, string family, params int[] sessions)
    {
        var registration = await small.RegisterAsync(given, family);
        foreach (var session in sessions)
        {
            Assert.True(
                (
                    await small.Marks.MarkAsync(
                        small.Trainer,
                        new MarkInput(
                            Guid.CreateVersion7(), registration, small.Sessions[session], 0, AttendanceValue.Present, null, DateTime.UnixEpoch,
                            EntrySource.Sheet),
                        default)
                ).Saved);
        }
        await using var db = small.Open();
        return (await db.Registrations.SingleAsync(r => r.Id == registration)).PersonId!.Value;
    }

    private static async Task<(int People, int Attendances, decimal Days)> FiguresAsync(SmallProgramme small)
    {
        var view = await new ProgressQueries(small.Database.Factory, small.Clock).ReadAsync(small.Donor, "mali", null, null, default);
        return (view.Reached, view.Attendances, view.PersonDays);
    }

    private static async Task<List<string>> MarksAsync(SmallProgramme small)
    {
        await using var db = small.Open();
        return (await db.AttendanceMarks.OrderBy(m => m.RegistrationId).ThenBy(m => m.SessionId).ToListAsync())
            .Select(m => $"{m.RegistrationId} {m.SessionId} {m.Value}")
            .ToList();
    }

    private static async Task<List<int?>> RootsAsync(SmallProgramme small, params int[] ids)
    {
        await using var db = small.Open();
        var roots = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.CanonicalId);
        return ids.Select(id => roots[id]).ToList();
    }

    private static async Task<(string, string?, string?, int?, Sex)> CardAsync(SmallProgramme small, int id)
    {
        await using var db = small.Open();
        var p = await db.People.SingleAsync(p => p.Id == id);
        return (p.FamilyName, p.Email, p.Phone, p.BirthYear, p.Sex);
    }

    private static async Task<string> RefusedAsync(Func<Task> act) => Assert.Single((await Assert.ThrowsAsync<RefusedException>(act)).Refusals).Key;
}
