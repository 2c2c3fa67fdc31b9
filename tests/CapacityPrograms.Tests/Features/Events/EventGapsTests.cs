using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Events;

public sealed class EventGapsTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task An_event_with_all_that_it_needs_lacks_nothing(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Prva");
        Assert.Empty(await GapsAsync(small));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_new_event_lacks_nearly_everything_and_one_that_was_held_nothing(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using var db = small.Open();
        await db.SessionTrainers.ExecuteDeleteAsync();
        await db.Sessions.Where(s => s.Order == 1)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.StartsAt, (TimeOnly?)null).SetProperty(e => e.EndsAt, (TimeOnly?)null));
        await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EventState.Draft).SetProperty(e => e.VenueId, (int?)null));
        Assert.Equal(
            [
                new(EventGapKind.NoTime, 1), new(EventGapKind.NoPlace), new(EventGapKind.NoTrainer, 4), new(EventGapKind.NotConfirmed),
                new(EventGapKind.Nobody),
            ],
            await GapsAsync(small));

        var unit = await db.Units.Select(u => u.Id).FirstAsync();
        await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.UnitId, unit));
        Assert.Contains(new(EventGapKind.NoVenue), await GapsAsync(small));
        await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Delivery, Delivery.Online));
        Assert.DoesNotContain(await GapsAsync(small), g => g.Kind is EventGapKind.NoVenue or EventGapKind.NoPlace);

        await db.Sessions.ExecuteDeleteAsync();
        Assert.Equal(EventGapKind.NoSession, (await GapsAsync(small))[0].Kind);
        await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.FirstDay, (DateOnly?)null));
        Assert.Equal(EventGapKind.NoDay, (await GapsAsync(small))[0].Kind);
        foreach (var state in new[] { EventState.Held, EventState.Closed, EventState.Cancelled })
        {
            await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.State, state));
            Assert.Empty(await GapsAsync(small));
        }
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task People_and_places_are_counted(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using var db = small.Open();
        await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 4));
        await small.RegisterAsync("Amra", "Prva", small.Units[0]);
        await small.RegisterAsync("Berina", "Druga", state: RegistrationState.Invited);
        await small.RegisterAsync("Ceca", "Treća", state: RegistrationState.Declined);
        await small.Registrations.SaveAsync(
            small.Coordinator, new RegistrationInput { EventId = small.EventId, UnidentifiedNote = "red 14" }, default);
        Assert.Equal(
            [new(EventGapKind.Unanswered, 1), new(EventGapKind.Unidentified, 1), new(EventGapKind.FreeSeats, 2)], await GapsAsync(small));

        // Where municipalities hold seats, those are counted and not the places.
        await small.Seats.SetSeatsAsync(small.Coordinator, small.EventId, new Dictionary<int, int> { [small.Units[0]] = 1, [small.Units[1]] = 3 }, default);
        await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 1));
        Assert.Equal(
            [new(EventGapKind.OverCapacity, 1), new(EventGapKind.FreeSeats, 3)],
            (await GapsAsync(small)).Where(g => g.Kind is EventGapKind.OverCapacity or EventGapKind.FreeSeats));
    }

    private static async Task<IReadOnlyList<EventGap>> GapsAsync(SmallProgramme small) => EventGaps.Of(
        await small.Reading.ReadAsync(small.Coordinator, small.EventId, default),
        await small.Participants.ListAsync(small.Coordinator, small.EventId, default));
}
