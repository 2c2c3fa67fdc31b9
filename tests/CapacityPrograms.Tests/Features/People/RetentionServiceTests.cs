using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.People;

/// <summary>Whose names a programme no longer needs, looked at first and erased only when somebody says so.</summary>
public sealed class RetentionServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_dry_run_changes_nothing_and_the_names_go_only_when_no_programme_needs_them(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (queries, service) = (Queries(small), Service(small));
        foreach (var name in new[] { "Ovdje", "Tamo", "Nalog" }) await small.RegisterAsync("Ana", name);
        await using (var db = small.Open())
        {
            var people = await db.People.ToDictionaryAsync(p => p.FamilyName, p => p.Id);
            var elsewhere = new LearningEvent { ProgrammeId = small.OtherProgrammeId, Title = LocalizedText.Of("bs", "Tuđi"), TimeZone = "Europe/Sarajevo" };
            elsewhere.Registrations.Add(new Registration { PersonId = people["Tamo"], Number = 1, State = RegistrationState.Confirmed });
            db.Events.Add(elsewhere);
            await db.SaveChangesAsync();
            await db.Users.Where(u => u.DisplayName == "donator").ExecuteUpdateAsync(s => s.SetProperty(u => u.PersonId, people["Nalog"]));
        }
        var open = await queries.ReadAsync(small.Coordinator, "mali", default);
        Assert.Equal((null, false, 0), (open.LastDay, open.IsOver, open.Due.Count));
        Assert.All(open.Kept, p => Assert.Equal(KeptFor.ThisProgramme, p.Kept));
        Assert.Equal("RetentionRuns", await RefusedAsync(() => service.EraseDueAsync(small.Coordinator, "mali", new Progress<double>(), default)));

        await service.SetAsync(small.Coordinator, "mali", open.Version, 2, default);
        Assert.Equal("ChangedMeanwhile", await RefusedAsync(() => service.SetAsync(small.Coordinator, "mali", open.Version, 3, default)));
        await using (var db = small.Open())
            await db.Programmes.Where(p => p.Id == small.ProgrammeId).ExecuteUpdateAsync(s => s.SetProperty(p => p.EndsOn, new PartialDate(2020, 6)));
        var view = await queries.ReadAsync(small.Coordinator, "mali", default);
        Assert.Equal((new DateOnly(2022, 6, 30), true), (view.LastDay, view.IsOver));
        // The trainer of the programme is among its people.
        Assert.Equal(["Ana Ovdje", "Tarik Vodić"], view.Due.Select(p => p.Name));
        Assert.Equal([("Ana Nalog", KeptFor.Account), ("Ana Tamo", KeptFor.OtherProgramme)], view.Kept.Select(p => (p.Name, p.Kept)));
        await using (var db = small.Open()) Assert.Equal(0, await db.People.CountAsync(p => p.ErasedAt != null));

        Assert.Equal(2, await service.EraseDueAsync(small.Coordinator, "mali", new Progress<double>(), default));
        await using (var db = small.Open())
            Assert.Equal(
                ["Mentorić", "Nalog", "Tamo"], await db.People.Where(p => p.ErasedAt == null).Select(p => p.FamilyName).OrderBy(n => n).ToListAsync());
        Assert.Empty((await queries.ReadAsync(small.Coordinator, "mali", default)).Due);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_does_not_coordinate_neither_looks_nor_sets_nor_erases(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (queries, service) = (Queries(small), Service(small));
        foreach (var actor in new[] { small.Donor, small.Trainer, small.Stranger, Actor.Nobody })
        {
            await Assert.ThrowsAsync<MissingException>(() => queries.ReadAsync(actor, "mali", default));
            await Assert.ThrowsAsync<MissingException>(() => service.SetAsync(actor, "mali", 0, 1, default));
            await Assert.ThrowsAsync<MissingException>(() => service.EraseDueAsync(actor, "mali", new Progress<double>(), default));
        }
        foreach (var years in new[] { -1, 31 }) Assert.Equal("Range", await RefusedAsync(() => service.SetAsync(small.Coordinator, "mali", 0, years, default)));
    }

    private static RetentionQueries Queries(SmallProgramme small) => new(small.Database.Factory, small.Clock);

    private static RetentionService Service(SmallProgramme small) =>
        new(small.Database.Factory, Queries(small), new ErasureService(small.Database.Factory, small.Clock), small.Clock);

    private static async Task<string> RefusedAsync(Func<Task> act) => Assert.Single((await Assert.ThrowsAsync<RefusedException>(act)).Refusals).Key;
}
