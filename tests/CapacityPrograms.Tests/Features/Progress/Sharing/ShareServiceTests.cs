using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Features.Progress.Indicators;
using CapacityPrograms.Web.Features.Progress.Sharing;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Progress.Sharing;

/// <summary>A link opens figures to whoever has it, as long as it stands.</summary>
public sealed class ShareServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_link_opens_until_it_expires_or_is_revoked_and_its_secret_is_not_kept(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var clock = new SetClock(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero));
        var (queries, service) = (new ShareQueries(small.Database.Factory, clock), Service(small, clock));
        var (first, second) = (
            await service.CreateAsync(small.Coordinator, "mali", 10, " za donatora ", default),
            await service.CreateAsync(small.Coordinator, "mali", 30, null, default));
        Assert.Equal("mali", (await service.OpenAsync(first, default)).Progress.Programme.Code);
        Assert.False((await service.OpenAsync(second, default)).Progress.Coordinates);
        var list = await queries.ListAsync(small.Coordinator, "mali", default);
        Assert.Equal([true, true], list.Links.Select(l => l.Stands));
        Assert.Equal("za donatora", list.Links[1].Note);
        await using (var db = small.Open()) Assert.DoesNotContain(await db.ShareLinks.Select(l => l.SecretHash).ToListAsync(), h => h == first || h == second);

        await service.RevokeAsync(small.Coordinator, "mali", list.Links[0].Id, default);
        await Assert.ThrowsAsync<MissingException>(() => service.OpenAsync(second, default));
        clock.Now = clock.Now.AddDays(10);
        await Assert.ThrowsAsync<MissingException>(() => service.OpenAsync(first, default));
        await Assert.ThrowsAsync<MissingException>(() => service.OpenAsync("", default));
        Assert.Equal([false, false], (await queries.ListAsync(small.Coordinator, "mali", default)).Links.Select(l => l.Stands));
    }

    [Fact]
    public async Task A_link_counts_projects_in_their_programme_as_its_donor_does()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var registration = await small.RegisterAsync("Amra", "Primjerić");
        Assert.True(
            (
                await small.Marks.MarkAsync(
                    small.Trainer,
                    new MarkInput(
                        Guid.CreateVersion7(), registration, small.Sessions[0], 0, AttendanceValue.Present, null, DateTime.UnixEpoch,
                        EntrySource.Sheet),
                    default)
            ).Saved);
        await using (var db = small.Open())
            await db.Programmes.Where(p => p.Id == small.ProgrammeId).ExecuteUpdateAsync(s => s.SetProperty(p => p.ParentId, small.OtherProgrammeId));
        var service = Service(small, TimeProvider.System);
        Assert.Equal(1, (await service.OpenAsync(await service.CreateAsync(small.Stranger, "drugi", 1, null, default), default)).Progress.Reached);
    }

    [Fact]
    public async Task Only_a_coordinator_makes_and_revokes_links()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var (queries, service) = (new ShareQueries(small.Database.Factory, TimeProvider.System), Service(small, TimeProvider.System));
        await service.CreateAsync(small.Coordinator, "mali", 1, null, default);
        foreach (var reader in new[] { small.Donor, small.Trainer })
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => service.CreateAsync(reader, "mali", 1, null, default));
            await Assert.ThrowsAsync<ForbiddenException>(() => service.RevokeAsync(reader, "mali", 1, default));
            await Assert.ThrowsAsync<ForbiddenException>(() => queries.ListAsync(reader, "mali", default));
        }
        await Assert.ThrowsAsync<MissingException>(() => service.CreateAsync(small.Stranger, "mali", 1, null, default));
        foreach (var days in new[] { 0, -1, 367 })
            Assert.Equal(
                "Days",
                (await Assert.ThrowsAsync<RefusedException>(() => service.CreateAsync(small.Coordinator, "mali", days, null, default)))
                    .Refusals[0]
                    .Field);
    }

    private static ShareService Service(SmallProgramme small, TimeProvider clock) =>
        new(
            small.Database.Factory, clock, new ProgressQueries(small.Database.Factory, clock),
            new IndicatorQueries(small.Database.Factory, clock, Texts.Of<ProgressTexts>(), Texts.Of<CommonTexts>()));
}
