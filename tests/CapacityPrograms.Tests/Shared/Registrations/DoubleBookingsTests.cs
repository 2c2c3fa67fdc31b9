using Bunit;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Programmes;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Shared.Registrations;

public sealed class DoubleBookingsTests : KitContext
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task One_person_at_two_events_of_one_hour_is_said_on_registering_on_the_sheet_and_among_what_is_missing(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var amra = await small.RegisterAsync("Amra", "Dvostruka", small.Units[0]);
        await small.RegisterAsync("Berina", "Jednom", small.Units[0]);
        int person;
        await using (var db = small.Open()) person = (await db.Registrations.SingleAsync(r => r.Id == amra)).PersonId!.Value;
        var other = await EventAsync(small, new(11, 0), new(13, 0));
        var touching = await EventAsync(small, new(12, 0), new(13, 0));
        Assert.Equal([small.EventId], (await small.Participants.ElsewhereAsync(small.Coordinator, other, person, default)).Select(b => b.OtherId!.Value));
        Assert.Empty(await small.Participants.ElsewhereAsync(small.Coordinator, touching, person, default));
        var line = await small.Registrations.SaveAsync(
            small.Coordinator, new RegistrationInput { EventId = other, PersonId = person, State = RegistrationState.Confirmed }, default);

        var booking = Assert.Single((await small.Participants.ListAsync(small.Coordinator, small.EventId, default)).DoubleBookings);
        Assert.Equal((amra, "Amra Dvostruka", SmallProgramme.FirstDay, (int?)other, "11:00–13:00"),
            (booking.RegistrationId, booking.Name, booking.Day, booking.OtherId, booking.Hours));
        Assert.Single((await small.Sheets.ReadAsync(small.Coordinator, small.EventId, default)).DoubleBookings);
        // A trainer who does not train there is told that it is so, and nothing of the event.
        var seen = Assert.Single((await small.Sheets.ReadAsync(small.Trainer, small.EventId, default)).DoubleBookings);
        Assert.Equal((null, ""), (seen.OtherId, seen.Hours));
        Assert.True(seen.OtherTitle.IsEmpty);
        var missing = (await new ProgrammeQueries(small.Database.Factory, small.Clock).MissingAsync(small.Coordinator, "mali", default)).Items;
        Assert.Equal(2, missing.Count(i => i.Kind == MissingKind.PersonAtTwoEvents));

        // Marked as not there, or given up, it is one again.
        await small.Marks.MarkAsync(
            small.Coordinator,
            new MarkInput(
                Guid.CreateVersion7(), line, (await SessionAsync(small, other)), 0, AttendanceValue.Excused, null, DateTime.UnixEpoch, EntrySource.Sheet),
            default);
        Assert.Empty((await small.Participants.ListAsync(small.Coordinator, small.EventId, default)).DoubleBookings);
    }

    [Fact]
    public void The_note_names_who_when_and_where_else()
    {
        Language.Of("en").Use();
        var booking = new DoubleBooking(
            1, 2, "Amra Primjerić", "bs", SmallProgramme.FirstDay, 7, CapacityPrograms.Data.Texts.LocalizedText.Of("bs", "Sastanak"), "bs", "11:00–13:00");
        var note = Render<DoubleBookingNote>(p => p.Add(n => n.Bookings, [booking, booking with { OtherId = null }]));
        Assert.Equal(("/events/7", "Sastanak"), (note.Find("a").GetAttribute("href"), note.Find("a").TextContent));
        Assert.Contains("Amra Primjerić is expected at another event at the same time", note.FindAll("li")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("of another programme", note.FindAll("li")[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(Render<DoubleBookingNote>(p => p.Add(n => n.Bookings, [])).FindAll("*"));
    }

    private static async Task<int> EventAsync(SmallProgramme small, TimeOnly from, TimeOnly to)
    {
        var id = (await small.Events.SaveAsync(small.Coordinator, small.NewEvent(from, to), new HashSet<string>(), default)).Id!.Value;
        await using var db = small.Open();
        await db.Events.Where(e => e.Id == id).ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EventState.Confirmed));
        return id;
    }

    private static async Task<int> SessionAsync(SmallProgramme small, int eventId)
    {
        await using var db = small.Open();
        return await db.Sessions.Where(s => s.EventId == eventId).Select(s => s.Id).SingleAsync();
    }
}
