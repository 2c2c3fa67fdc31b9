using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Events;

public sealed class EventServiceTests
{
    private static readonly IReadOnlySet<string> _nothing = new HashSet<string>();

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_taken_trainer_and_a_taken_venue_are_named_and_both_may_be_kept(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var input = small.NewEvent(new(11, 0), new(12, 30), venue: small.VenueId, trainers: small.Trainers[0]);

        var asked = await small.Events.SaveAsync(small.Coordinator, input, _nothing, default);

        Assert.Null(asked.Id);
        Assert.Equal([(ClashKind.Trainer, "Tarik Vodić"), (ClashKind.Venue, "Hotel na Igmanu")], asked.Clashes.Select(c => (c.Kind, c.Resource)).Order());
        Assert.All(asked.Clashes, c => Assert.Equal((small.EventId, "Trening koordinatora", "09:00–12:00"), (c.OtherEventId, c.OtherTitle, c.Other)));
        await using (var db = small.Open()) Assert.Equal(1, await db.Events.CountAsync());
        var kept = await small.Events.SaveAsync(small.Coordinator, input, asked.Clashes.Select(c => c.Key).ToHashSet(), default);
        Assert.NotNull(kept.Id);
        Assert.Equal(2, (await small.Reading.ReadAsync(small.Coordinator, kept.Id.Value, default)).Clashes.Count);

        // What was kept is not asked about again as long as the hours are the same.
        var form = (await small.Reading.FormAsync(small.Coordinator, kept.Id.Value, null, default)).Input;
        form.Capacity = 12;
        Assert.Empty(await small.Reading.ClashesAsync(small.Coordinator, form, default));
        Assert.NotNull((await small.Events.SaveAsync(small.Coordinator, form, new HashSet<string>(), default)).Id);
        form = (await small.Reading.FormAsync(small.Coordinator, kept.Id.Value, null, default)).Input;
        form.Sessions[0].StartsAt = form.Sessions[0].StartsAt!.Value.AddMinutes(5);
        Assert.Null((await small.Events.SaveAsync(small.Coordinator, form, new HashSet<string>(), default)).Id);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task While_it_is_typed_the_form_says_what_saving_would(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var input = small.NewEvent(new(11, 0), new(12, 30), venue: small.VenueId, trainers: small.Trainers[0]);
        await using (var db = small.Open())
        {
            db.TrainerAbsences.Add(new TrainerAbsence { PersonId = small.Trainers[0], From = SmallProgramme.FirstDay, To = SmallProgramme.FirstDay });
            await db.SaveChangesAsync();
        }

        var typed = await small.Reading.ClashesAsync(small.Coordinator, input, default);

        Assert.Equal([ClashKind.Trainer, ClashKind.Venue, ClashKind.TrainerAway], typed.Select(c => c.Kind).Order());
        Assert.Equal("Tarik Vodić", typed.Single(c => c.Kind == ClashKind.TrainerAway).Resource);
        var saved = await small.Events.SaveAsync(small.Coordinator, input, _nothing, default);
        Assert.Equal(typed.Select(c => c.Key).Order(StringComparer.Ordinal), saved.Clashes.Select(c => c.Key).Order(StringComparer.Ordinal));
        input.Sessions[0].Day = null;
        Assert.Empty(await small.Reading.ClashesAsync(small.Coordinator, input, default));
        foreach (var actor in new[] { small.Donor, small.Trainer, small.Stranger })
            await Assert.ThrowsAsync<ForbiddenException>(() => small.Reading.ClashesAsync(actor, input, default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_was_seen_while_typing_is_kept_by_one_press_in_whatever_order_the_sessions_stand(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var input = small.NewEvent(new(12, 0), new(15, 0), SmallProgramme.FirstDay.AddDays(9), trainers: small.Trainers[0]);
        input.Sessions.Add(new SessionInput
        {
            Day = input.Sessions[0].Day, StartsAt = new(9, 0), EndsAt = new(13, 0), Trainers = [.. input.Sessions[0].Trainers],
        });
        var typed = await small.Reading.ClashesAsync(small.Coordinator, input, default);
        Assert.Equal(ClashKind.Trainer, Assert.Single(typed).Kind);

        var saved = await small.Events.SaveAsync(small.Coordinator, input, typed.Select(c => c.Key).ToHashSet(), default);

        Assert.NotNull(saved.Id);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_half_day_events_on_one_day_are_no_clash_and_hours_of_two_zones_meet_as_instants(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var afternoon = await small.Events.SaveAsync(
            small.Coordinator, small.NewEvent(new(16, 0), new(19, 0), venue: small.VenueId, trainers: small.Trainers[0]), _nothing, default);
        // 16:30 in Kyiv is 15:30 in Sarajevo, when the afternoon session of the first event still runs.
        var kyiv = await small.Events.SaveAsync(
            small.Coordinator, small.NewEvent(new(16, 30), new(17, 0), zone: "Europe/Kyiv", trainers: small.Trainers[0]), _nothing, default);

        Assert.NotNull(afternoon.Id);
        Assert.Equal(ClashKind.Trainer, Assert.Single(kyiv.Clashes).Kind);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Of_two_browsers_that_take_one_trainer_at_one_hour_only_one_saves_unwarned(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ =>
                    Task.Run(() =>
                        small.Events.SaveAsync(
                            small.Coordinator, small.NewEvent(new(9, 0), new(10, 0), SmallProgramme.FirstDay.AddDays(7), trainers: small.Trainers[1]),
                            _nothing, default))));

        Assert.Equal(1, results.Count(r => r.Id is not null));
        Assert.All(results.Where(r => r.Id is null), r => Assert.Equal("Nevena Mentorić", Assert.Single(r.Clashes).Resource));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_session_before_the_programme_began_is_a_warning(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var result = await small.Events.SaveAsync(small.Coordinator, small.NewEvent(new(9, 0), new(10, 0), new DateOnly(2025, 12, 31)), _nothing, default);
        Assert.Equal(ClashKind.OutsideProgramme, Assert.Single(result.Clashes).Kind);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Moving_and_cancelling_keep_registrations_and_marks_and_a_marked_session_is_not_taken_out(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Amra", "Primjerić");
        await small.Marks.MarkAsync(
            small.Trainer,
            new MarkInput(
                Guid.CreateVersion7(), registration, small.Sessions[0], 0, AttendanceValue.Present, null, DateTime.UnixEpoch, EntrySource.Sheet),
            default);
        var form = await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default);
        foreach (var session in form.Input.Sessions) session.Day = session.Day!.Value.AddDays(30);
        Assert.NotNull((await small.Events.SaveAsync(small.Coordinator, form.Input, _nothing, default)).Id);

        form = await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default);
        form.Input.Sessions.RemoveAt(0);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => small.Events.SaveAsync(small.Coordinator, form.Input, _nothing, default));
        Assert.Equal("SessionHasMarks", refused.Refusals.Single().Key);

        await small.Events.ChangeStateAsync(small.Coordinator, small.EventId, 1, EventState.Cancelled, "Snijeg na Igmanu", default);
        await using var db = small.Open();
        Assert.Equal(
            (1, 1, SmallProgramme.FirstDay.AddDays(30)),
            (await db.Registrations.CountAsync(), await db.AttendanceMarks.CountAsync(), (await db.Events.SingleAsync()).FirstDay));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Bad_input_names_each_field_and_saves_nothing(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var input = small.NewEvent(new(12, 0), new(9, 0));
        (input.Title, input.Capacity, input.Sessions[0].Day, input.TimeZone) = (CapacityPrograms.Data.Texts.LocalizedText.Empty, 0, null, "Mars/Phobos");

        var refused = await Assert.ThrowsAsync<RefusedException>(() => small.Events.SaveAsync(small.Coordinator, input, _nothing, default));

        Assert.Equal(
            ["Capacity", "Sessions[0].Day", "Sessions[0].EndsAt", "TimeZone", "Title"],
            refused.Refusals.Select(r => r.Field).Order(StringComparer.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_save_that_started_from_an_older_version_is_refused(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var mine = await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default);
        var theirs = await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default);
        await small.Events.SaveAsync(small.Coordinator, theirs.Input, _nothing, default);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => small.Events.SaveAsync(small.Coordinator, mine.Input, _nothing, default));
        Assert.Equal("ChangedMeanwhile", refused.Refusals.Single().Key);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Only_a_coordinator_of_the_programme_writes(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        foreach (var actor in new[] { small.Trainer, small.Donor, small.Stranger, CapacityPrograms.Data.Access.Actor.Nobody })
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => small.Events.SaveAsync(actor, small.NewEvent(new(9, 0), new(10, 0)), _nothing, default));
            await Assert.ThrowsAnyAsync<Exception>(() => small.Events.ChangeStateAsync(actor, small.EventId, 0, EventState.Held, null, default));
            await Assert.ThrowsAnyAsync<Exception>(() => small.Events.CopyAsync(actor, small.EventId, SmallProgramme.FirstDay, default));
            await Assert.ThrowsAsync<MissingException>(() => small.Reading.FormAsync(actor, small.EventId, null, default));
            await Assert.ThrowsAnyAsync<Exception>(() =>
                small.Seats.SetSeatsAsync(actor, small.EventId, new Dictionary<int, int> { [small.Units[0]] = 2 }, default));
        }
        await using var db = small.Open();
        Assert.Equal((1, 0, 0), (await db.Events.CountAsync(), await db.EventStateChanges.CountAsync(), await db.Seats.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_copy_has_the_sessions_and_nobody_in_them(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Primjerić");
        var copy = await small.Events.CopyAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay.AddDays(10), default);
        var view = await small.Reading.ReadAsync(small.Coordinator, copy, default);
        Assert.Equal((EventState.Draft, 4, SmallProgramme.FirstDay.AddDays(11)), (view.State, view.Sessions.Count, view.LastDay));
        Assert.Empty((await small.Participants.ListAsync(small.Coordinator, copy, default)).Rows);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_new_trainer_is_added_with_the_event_once_for_all_its_sessions(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var input = small.NewEvent(new(9, 0), new(10, 0), SmallProgramme.FirstDay.AddDays(9));
        input.Sessions.Add(new() { Day = input.Sessions[0].Day, StartsAt = new(10, 0), EndsAt = new(11, 0) });
        foreach (var session in input.Sessions) session.Trainers.Add(new(0, "Ana Marija Šćekić"));

        var saved = await small.Events.SaveAsync(small.Coordinator, input, _nothing, default);

        Assert.NotNull(saved.Id);
        await using var db = small.Open();
        var added = await db.People.Where(p => p.FamilyName == "Šćekić").SingleAsync();
        Assert.Equal(("Ana Marija", "bs"), (added.GivenName, added.NameLanguage));
        Assert.Equal(2, await db.SessionTrainers.CountAsync(t => t.PersonId == added.Id && t.Session!.EventId == saved.Id));
        // Found by whoever types the name without its signs.
        Assert.NotEmpty(await db.People.Search("scekic", p => p.SearchKey).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_new_trainer_of_one_name_is_refused_at_the_session_and_nobody_is_added(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var input = small.NewEvent(new(9, 0), new(10, 0), SmallProgramme.FirstDay.AddDays(9));
        input.Sessions[0].Trainers.Add(new(0, "Šćekić"));
        int people;
        await using (var db = small.Open()) people = await db.People.CountAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => small.Events.SaveAsync(small.Coordinator, input, _nothing, default));

        Assert.Equal(("Sessions[0].Trainers", "TrainerName"), (Assert.Single(refused.Refusals).Field, refused.Refusals[0].Key));
        await using (var db = small.Open()) Assert.Equal(people, await db.People.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_scan_and_a_count_go_with_the_sessions_of_their_day_and_where_those_part_it_is_refused(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (first, second) = (SmallProgramme.FirstDay, SmallProgramme.FirstDay.AddDays(1));
        await using (var db = small.Open())
        {
            foreach (var (day, count) in new[] { (first, 11), (second, 12) })
            {
                db.Evidence.Add(new Evidence { EventId = small.EventId, Day = day, FileName = $"{count}.pdf", MediaType = "application/pdf", Hash = "" });
                db.SheetCounts.Add(new SheetCount { EventId = small.EventId, Day = day, Count = count, Note = "red 14", Version = 3 });
            }
            await db.SaveChangesAsync();
        }
        // The two days change places.
        var form = (await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default)).Input;
        foreach (var session in form.Sessions) session.Day = session.Day == first ? second : first;
        Assert.NotNull((await small.Events.SaveAsync(small.Coordinator, form, _nothing, default)).Id);
        Assert.Equal([(first, 12, "12.pdf", 3), (second, 11, "11.pdf", 3)], await PaperAsync());

        // One session of a day stays, and the paper with it: that is asked about, and nothing is saved before.
        form = (await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default)).Input;
        form.Sessions[0].Day = first.AddDays(9);
        var asked = await small.Events.SaveAsync(small.Coordinator, form, _nothing, default);
        Assert.Null(asked.Id);
        Assert.Equal([first], asked.Paper);
        Assert.Equal(first, (await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default)).Input.Sessions[0].Day);
        Assert.NotNull((await small.Events.SaveAsync(small.Coordinator, form, _nothing, default, paperStays: true)).Id);
        Assert.Equal([(first, 12, "12.pdf", 3), (second, 11, "11.pdf", 3)], await PaperAsync());

        // Both of a day go to two days; and to one that has a count already.
        form = (await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default)).Input;
        foreach (var (session, i) in form.Sessions.Where(s => s.Day == second).Select((s, i) => (s, i))) session.Day = second.AddDays(20 + i);
        Assert.Equal("DayHasPaper", await RefusedAsync(form));
        form = (await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default)).Input;
        foreach (var session in form.Sessions.Where(s => s.Day == second).ToList())
            (session.Day, session.StartsAt, session.EndsAt) = (first, session.StartsAt!.Value.AddHours(8), session.EndsAt!.Value.AddHours(8));
        Assert.Equal("DayCountedTwice", await RefusedAsync(form));
        form = (await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default)).Input;
        form.Sessions.RemoveAll(s => s.Day == second);
        Assert.Equal("DayHasPaper", await RefusedAsync(form));
        Assert.Equal([(first, 12, "12.pdf", 3), (second, 11, "11.pdf", 3)], await PaperAsync());

        async Task<string> RefusedAsync(EventInput input) => Assert.Single(
            (await Assert.ThrowsAsync<RefusedException>(() => small.Events.SaveAsync(small.Coordinator, input, _nothing, default))).Refusals).Key;

        async Task<List<(DateOnly, int, string, int)>> PaperAsync()
        {
            await using var db = small.Open();
            var scans = await db.Evidence.ToDictionaryAsync(e => e.Day, e => e.FileName);
            return (await db.SheetCounts.OrderBy(c => c.Day).ToListAsync()).Select(c => (c.Day, c.Count, scans[c.Day], c.Version)).ToList();
        }
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Fewer_places_than_are_taken_are_asked_about_and_who_has_none_becomes_reserve(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var people = new List<int>();
        foreach (var name in new[] { "Amra", "Berina", "Ceca", "Dino" }) people.Add(await small.RegisterAsync(name, "Mjestić", small.Units[0]));
        await small.Seats.SetSeatsAsync(small.Coordinator, small.EventId, new Dictionary<int, int> { [small.Units[0]] = 4 }, default);
        // Whoever has marks stays.
        await small.Marks.MarkAsync(
            small.Trainer,
            new MarkInput(Guid.CreateVersion7(), people[3], small.Sessions[0], 0, AttendanceValue.Present, null, DateTime.UnixEpoch, EntrySource.Sheet),
            default);
        var form = (await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default)).Input;
        form.Capacity = 2;

        var asked = await small.Events.SaveAsync(small.Coordinator, form, _nothing, default);

        Assert.Null(asked.Id);
        Assert.Equal((4, 2), (asked.Surplus!.Taken, asked.Surplus.Capacity));
        Assert.Equal(["Ceca Mjestić", "Berina Mjestić"], asked.Surplus.Reserve.Select(r => r.Name));
        await using (var db = small.Open()) Assert.Null((await db.Events.SingleAsync()).Capacity);
        Assert.NotNull((await small.Events.SaveAsync(small.Coordinator, form, _nothing, default, toReserve: true)).Id);
        var list = await small.Participants.ListAsync(small.Coordinator, small.EventId, default);
        Assert.Equal((2, 2), (list.Capacity, list.Places));
        Assert.Equal(["Berina Mjestić", "Ceca Mjestić"], list.Rows.Where(r => r.State == RegistrationState.Reserve).Select(r => r.Name));
        Assert.Equal((2, 2), (list.Seats.Single().Taken, list.Seats.Single().Reserve));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nothing_is_held_before_its_last_day_in_its_own_time_zone(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var last = SmallProgramme.FirstDay.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var early = new EventService(small.Database.Factory, new SetClock(new DateTimeOffset(last.AddHours(-2).AddMinutes(-1))));
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            early.ChangeStateAsync(small.Coordinator, small.EventId, 0, EventState.Held, null, default));
        Assert.Equal("NotHeldYet", refused.Refusals.Single().Key);
        await new EventService(small.Database.Factory, new SetClock(new DateTimeOffset(last.AddHours(-2))))
            .ChangeStateAsync(small.Coordinator, small.EventId, 0, EventState.Held, null, default);
        await using var db = small.Open();
        Assert.Equal(EventState.Held, (await db.Events.SingleAsync()).State);
    }
}
