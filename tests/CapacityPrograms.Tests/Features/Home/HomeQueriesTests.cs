using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Home;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Home;

public sealed class HomeQueriesTests
{
    private static readonly DateTimeOffset Before = new(2026, 5, 5, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset After = new(2026, 5, 15, 8, 0, 0, TimeSpan.Zero);

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_coordinator_is_told_of_free_seats_reserves_and_what_lacks(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using (var db = small.Open())
        {
            var row = await db.Events.Include(e => e.Sessions).ThenInclude(s => s.Trainers).SingleAsync(e => e.Id == small.EventId);
            (row.Capacity, row.VenueId) = (10, null);
            db.SessionTrainers.RemoveRange(row.Sessions[0].Trainers);
            await db.SaveChangesAsync();
        }
        var empty = (await ReadAsync(small, small.Coordinator, Before)).PendingItems;
        Assert.Equal([LackingPart.Venue, LackingPart.Trainer, LackingPart.Participants], Assert.Single(empty, n => n.Kind == PendingKind.Incomplete).Lacking);
        Assert.Equal((10, 10), empty.Where(n => n.Kind == PendingKind.FreeSeats).Select(n => (n.Count, n.Of)).Single());

        await small.RegisterAsync("Amra", "Primjerić");
        await small.RegisterAsync("Rezerva", "Prva", state: RegistrationState.Reserve);
        var waiting = Assert.Single((await ReadAsync(small, small.Coordinator, Before)).PendingItems, n => n.Kind == PendingKind.Reserve);
        Assert.Equal((9, 1), (waiting.Count, waiting.Of));

        var stranger = await ReadAsync(small, small.Stranger, Before);
        Assert.Empty(stranger.PendingItems);
        Assert.Empty(stranger.Agenda);
        Assert.Empty(stranger.Changes);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_sheet_and_a_conflict_are_needs_until_they_are_settled(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Amra", "Primjerić");
        Assert.Equal(
            (1, 1),
            (await ReadAsync(small, small.Coordinator, After))
                .PendingItems.Where(n => n.Kind == PendingKind.Sheet)
                .Select(n => (n.Count, n.Of))
                .Single());

        await using (var db = small.Open())
        {
            db.AttendanceMarks.AddRange(
                small.Sessions.Select(s => new AttendanceMark
                {
                    RegistrationId = registration, SessionId = s, EventId = small.EventId, Value = AttendanceValue.Present, Version = 1,
                    RecordedAt = After.UtcDateTime,
                }));
            db.AttendanceEntries.Add(Entry(EntryOutcome.Conflict));
            await db.SaveChangesAsync();
        }
        var needs = (await ReadAsync(small, small.Coordinator, After)).PendingItems;
        Assert.DoesNotContain(needs, n => n.Kind == PendingKind.Sheet);
        Assert.Equal("Amra Primjerić", Assert.Single(needs, n => n.Kind == PendingKind.Conflict).Person);

        await using (var db = small.Open())
        {
            db.AttendanceEntries.Add(Entry(EntryOutcome.Applied));
            await db.SaveChangesAsync();
        }
        Assert.Empty((await ReadAsync(small, small.Coordinator, After)).PendingItems);

        AttendanceEntry Entry(EntryOutcome outcome) =>
            new()
            {
                OperationId = Guid.CreateVersion7(), EventId = small.EventId, RegistrationId = registration, SessionId = small.Sessions[0],
                Value = AttendanceValue.Absent, Outcome = outcome, ObservedAt = After.UtcDateTime, RecordedAt = After.UtcDateTime,
                Source = EntrySource.RollCall,
            };
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_trainer_sees_their_days_a_donor_figures_and_nobody_nothing(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Amra", "Primjerić");
        await using (var db = small.Open())
        {
            db.AttendanceMarks.Add(
                new AttendanceMark
                {
                    RegistrationId = registration, SessionId = small.Sessions[0], EventId = small.EventId, Value = AttendanceValue.Present,
                    Version = 1, RecordedAt = After.UtcDateTime,
                }
            );
            await db.SaveChangesAsync();
        }
        var day = new DateTimeOffset(SmallProgramme.FirstDay, new TimeOnly(6, 0), TimeSpan.Zero);

        var trainer = await ReadAsync(small, small.Trainer, day);
        Assert.Equal((2, true), (trainer.Sheets.Count, trainer.Sheets[0].IsToday));
        Assert.Empty(trainer.PendingItems);
        Assert.Empty((await ReadAsync(small, small.SecondTrainer, day)).Sheets);
        var figures = Assert.Single((await ReadAsync(small, small.Donor, day)).Figures);
        Assert.Equal((1, 1), (figures.People, figures.Attendances));
        var nobody = await ReadAsync(small, Actor.Nobody, day);
        Assert.Equal((0, false, false, false), (nobody.Programmes, nobody.Coordinates, nobody.Trains, nobody.Reads));
        Assert.Empty(nobody.Agenda);
    }

    private static Task<HomeView> ReadAsync(SmallProgramme small, Actor actor, DateTimeOffset now) =>
        new HomeQueries(small.Database.Factory, new SetClock(now)).ReadAsync(actor, default);
}
