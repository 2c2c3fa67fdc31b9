using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Shared.Registrations;

public sealed class RegistrationServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Coordinator_on_day_one_and_deputy_on_day_two_are_two_people_two_person_days_and_one_seat(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.Seats.SetSeatsAsync(small.Coordinator, small.EventId, new Dictionary<int, int> { [small.Units[0]] = 1 }, default);
        var coordinator = await small.RegisterAsync("Lejla", "Primjerović", small.Units[0]);

        var deputy = await small.Registrations.SubstituteAsync(
            small.Trainer, coordinator,
            new RegistrationInput
            {
                EventId = small.EventId, GivenName = "Damir", FamilyName = "Nacrtić", Role = ParticipantRole.Deputy,
            },
            [small.Sessions[2], small.Sessions[3]], default);

        foreach (var session in small.Sessions) await small.Marks.MarkRestPresentAsync(small.Trainer, session, Guid.CreateVersion7(), default);
        var sheet = await small.Sheets.ReadAsync(small.Trainer, small.EventId, default);
        Assert.Equal([(coordinator, small.Sessions[0]), (coordinator, small.Sessions[1]), (deputy, small.Sessions[2]), (deputy, small.Sessions[3])],
            sheet.Marks.Where(m => m.Value.Value == AttendanceValue.Present).Select(m => m.Key).Order());
        var list = await small.Participants.ListAsync(small.Coordinator, small.EventId, default);
        Assert.Equal((1, 1, 1), (list.Seats.Single().Seats, list.Seats.Single().Taken, list.Places));
        await using var db = small.Open();
        Assert.All(await db.Registrations.ToListAsync(), r => Assert.Equal(small.Units[0], r.ProgrammeUnitId));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_last_place_goes_to_one_of_many_who_ask_at_once(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using (var db = small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 3));
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            try
            {
                return await small.RegisterAsync("Osoba", $"Broj{i}");
            }
            catch (RefusedException refused) when (refused.Refusals.Single().Key == "EventFull")
            {
                return 0;
            }
        })));

        Assert.Equal(3, results.Count(r => r > 0));
        await using var after = small.Open();
        Assert.Equal(3, await after.Registrations.CountAsync());
        Assert.Equal([1, 2, 3], await after.Registrations.Select(r => r.Number).OrderBy(n => n).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_full_municipality_is_refused_a_reserve_is_not_and_a_walk_in_comes_without_a_seat(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.Seats.SetSeatsAsync(small.Coordinator, small.EventId, new Dictionary<int, int> { [small.Units[0]] = 1 }, default);
        await small.RegisterAsync("Amra", "Primjerić", small.Units[0]);

        var full = await Assert.ThrowsAsync<RefusedException>(() => small.RegisterAsync("Senad", "Probić", small.Units[0]));
        Assert.Equal(("ProgrammeUnitId", "SeatsFull"), (full.Refusals.Single().Field, full.Refusals.Single().Key));
        await small.RegisterAsync("Senad", "Probić", small.Units[0], RegistrationState.Reserve);
        await small.Registrations.SaveAsync(
            small.Trainer,
            new RegistrationInput
            {
                EventId = small.EventId, GivenName = "Adnan", FamilyName = "Uzorak", ProgrammeUnitId = small.Units[0], IsWalkIn = true,
            },
            default);

        var line = (await small.Participants.ListAsync(small.Coordinator, small.EventId, default)).Seats.Single();
        Assert.Equal((1, 1, 2, 1), (line.Seats, line.Taken, line.Come, line.Reserve));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Several_are_added_whole_or_not_at_all(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        RegistrationInput[] good =
        [
            new() { GivenName = "Јасна", FamilyName = "Измислић", ProgrammeUnitId = small.Units[0], Email = "jasna@example.org" },
            new() { GivenName = "Haris", FamilyName = "Zamišljenović", ProgrammeUnitId = small.Units[1] },
        ];
        var bad = new RegistrationInput { GivenName = "Bez", FamilyName = "Pošte", Email = "nije-adresa" };

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            small.Registrations.AddAllAsync(small.Coordinator, small.EventId, [good[0], bad], default));

        Assert.Equal("Lines[1]", refused.Refusals.Single().Field);
        await using (var db = small.Open()) Assert.Empty(await db.Registrations.ToListAsync());
        Assert.Equal(2, (await small.Registrations.AddAllAsync(small.Coordinator, small.EventId, good, default)).Count);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_registration_with_marks_stays_and_an_unread_line_can_be_resolved_later(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var line = await small.Registrations.SaveAsync(
            small.Trainer,
            new RegistrationInput
            {
                EventId = small.EventId, UnidentifiedNote = "red 14", IsWalkIn = true,
            },
            default);
        await small.Marks.MarkAsync(
            small.Trainer,
            new MarkInput(Guid.CreateVersion7(), line, small.Sessions[0], 0, AttendanceValue.Present, null, DateTime.UnixEpoch, EntrySource.Sheet),
            default);

        var seen = (await small.Participants.ListAsync(small.Coordinator, small.EventId, default)).Rows.Single(r => r.Id == line);
        var stays = await Assert.ThrowsAsync<RefusedException>(() =>
            small.Selection.RemoveAsync(small.Coordinator, small.EventId, [new SelectedRow(seen.Id, seen.Version)], default));
        Assert.Equal("RegistrationHasMarks", stays.Refusals.Single().Key);
        await small.Registrations.SaveAsync(
            small.Coordinator,
            new RegistrationInput
            {
                EventId = small.EventId, Id = line, GivenName = "Emir", FamilyName = "Fiktić",
            },
            default);

        await using var db = small.Open();
        var row = await db.Registrations.Include(r => r.Person).SingleAsync();
        Assert.Equal(("Fiktić", null), (row.Person!.FamilyName, row.UnidentifiedNote));
    }

    [SkippableFact]
    public async Task Naughty_strings_are_kept_as_they_are_or_refused_in_words()
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "data", "strings", "blns.json");
        Skip.IfNot(File.Exists(file), "The list of naughty strings is not beside this checkout.");
        var strings = System.Text.Json.JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(file))!;
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var kept = 0;
        foreach (var text in strings)
        {
            try
            {
                var id = await small.Registrations.SaveAsync(
                    small.Coordinator,
                    new RegistrationInput
                    {
                        EventId = small.EventId, GivenName = "X", FamilyName = text, State = RegistrationState.Invited,
                    },
                    default);
                await using var db = small.Open();
                Assert.Equal(text.Trim(), await db.Registrations.Where(r => r.Id == id).Select(r => r.Person!.FamilyName).SingleAsync());
                kept++;
            }
            catch (RefusedException refused)
            {
                Assert.Equal("FamilyName", refused.Refusals.Single().Field);
            }
        }
        Assert.True(kept > strings.Length / 2);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Whoever_comes_instead_sits_on_that_seat_alone_and_gives_it_back(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using (var db = small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 5));
        await small.Seats.SetSeatsAsync(small.Coordinator, small.EventId, new Dictionary<int, int> { [small.Units[0]] = 3 }, default);
        var amra = await small.RegisterAsync("Amra", "Prva", small.Units[0]);
        var berina = await small.RegisterAsync("Berina", "Druga", small.Units[0]);
        // Two seats of the three are taken, and two places of the five: a substitute changes neither.
        var damir = await small.Registrations.SubstituteAsync(
            small.Coordinator, amra, new RegistrationInput { EventId = small.EventId, GivenName = "Damir", FamilyName = "Zamjenić" }, [], default);
        await SameAsync(2, 2);

        // Whoever has a place here comes instead of nobody.
        int person;
        await using (var db = small.Open()) person = (await db.Registrations.SingleAsync(r => r.Id == berina)).PersonId!.Value;
        var refused = await Assert.ThrowsAsync<RefusedException>(() => small.Registrations.SubstituteAsync(
            small.Coordinator, amra, new RegistrationInput { EventId = small.EventId, PersonId = person }, [], default));
        Assert.Equal(("PersonId", "AlreadyRegistered"), (refused.Refusals.Single().Field, refused.Refusals.Single().Key));
        await SameAsync(2, 2);

        // Who was to come stays away for good: the seat and the place are the substitute's.
        await StateAsync(amra, RegistrationState.Declined);
        await SameAsync(2, 2);
        await StateAsync(amra, RegistrationState.Confirmed);
        await SameAsync(2, 3);
        await StateAsync(damir, RegistrationState.Declined);
        await SameAsync(2, 2);
        await StateAsync(damir, RegistrationState.Confirmed);

        async Task StateAsync(int id, RegistrationState state)
        {
            var row = (await small.Participants.ListAsync(small.Coordinator, small.EventId, default)).Rows.Single(r => r.Id == id);
            await small.Selection.ChangeAsync(
                small.Coordinator, small.EventId, [new SelectedRow(row.Id, row.Version)], SelectionChange.To(state), default);
        }

        async Task SameAsync(int places, int seats)
        {
            var list = await small.Participants.ListAsync(small.Coordinator, small.EventId, default);
            Assert.Equal((places, seats), (list.Places, list.Seats.Single().Taken));
        }
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_bears_one_name_only_comes_without_a_stray_blank_where_somebody_says_so(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var input = new RegistrationInput { EventId = small.EventId, FamilyName = "Suharto", IsWalkIn = true };
        var refused = await Assert.ThrowsAsync<RefusedException>(() => small.Registrations.SaveAsync(small.Trainer, input, default));
        Assert.Equal(("GivenName", "Required"), (refused.Refusals.Single().Field, refused.Refusals.Single().Key));

        input.HasOneName = true;
        await small.Registrations.SaveAsync(small.Trainer, input, default);

        var row = (await small.Participants.ListAsync(small.Coordinator, small.EventId, default)).Rows.Single();
        Assert.Equal(("Suharto", "Suharto"), (row.Name, row.FamilyFirst));
        Assert.Equal("Suharto", (await small.Sheets.ReadAsync(small.Trainer, small.EventId, default)).Rows.Single().Name);
        refused = await Assert.ThrowsAsync<RefusedException>(() => small.Registrations.SaveAsync(
            small.Trainer, new RegistrationInput { EventId = small.EventId, GivenName = "Haji", HasOneName = true, IsWalkIn = true }, default));
        Assert.Equal("FamilyName", refused.Refusals.Single().Field);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_removed_substitute_gives_the_seat_back_and_takes_it_again(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.Seats.SetSeatsAsync(small.Coordinator, small.EventId, new Dictionary<int, int> { [small.Units[0]] = 1 }, default);
        var amra = await small.RegisterAsync("Amra", "Prva", small.Units[0]);
        var damir = await small.Registrations.SubstituteAsync(
            small.Coordinator, amra, new RegistrationInput { EventId = small.EventId, GivenName = "Damir", FamilyName = "Zamjenić" }, [], default);
        var row = (await small.Participants.ListAsync(small.Coordinator, small.EventId, default)).Rows.Single(r => r.Id == damir);

        var undo = await small.Selection.RemoveAsync(small.Coordinator, small.EventId, [new SelectedRow(row.Id, row.Version)], default);
        await using (var db = small.Open()) Assert.All(await db.SeatOccupancies.ToListAsync(), o => Assert.Equal(amra, o.RegistrationId));
        Assert.Equal(1, await small.Selection.UndoAsync(small.Coordinator, undo, default));
        await using var after = small.Open();
        Assert.Equal(4, await after.SeatOccupancies.CountAsync(o => o.RegistrationId != amra));
    }
}
