using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.People;

public sealed class PeopleServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_list_stands_in_the_readers_alphabet_on_every_database(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        foreach (var family in new[] { "Šarić", "Ćirić", "Ђорђевић", "Цветић", "Čavić", "Dačić" }) await small.RegisterAsync("Ana", family);
        var reading = new PeopleQueries(small.Database.Factory, small.Clock);
        foreach (var (language, sorted) in new[]
        {
            ("sr-Latn", new[] { "Цветић", "Čavić", "Ćirić", "Dačić", "Ђорђевић", "Šarić" }), ("bg", ["Dačić", "Ђорђевић", "Ćirić", "Цветић", "Čavić", "Šarić"]),
        })
        {
            Language.Of(language).Use();
            var list = await reading.ListAsync(small.Coordinator, new PeopleFilter("Ana"), new ListAsk(), default);
            Assert.Equal(sorted, list.Items.Select(p => p.Name.Split(' ')[1]));
            list = await reading.ListAsync(small.Coordinator, new PeopleFilter("Ana"), ListAsk.Read(null, "-name"), default);
            Assert.Equal(sorted.Reverse(), list.Items.Select(p => p.Name.Split(' ')[1]));
        }
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_bears_one_name_only_is_kept_found_and_sorted_by_it_and_stays_so(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (service, reading) = (new PeopleService(small.Database.Factory, small.Clock), new PeopleQueries(small.Database.Factory, small.Clock));
        foreach (var family in new[] { "Sarić", "Tankić" }) await small.RegisterAsync("Suada", family);
        var input = new PersonInput { FamilyName = " Suharto ", Language = "bs" };
        Assert.Equal("GivenName", await RefusedAsync(input));

        // What stood in the field that is hidden then is no part of the name.
        (input.HasOneName, input.GivenName) = (true, "Haji");
        input.Spellings.Add(new SpellingInput { FamilyName = "Сухарто", Language = "uk" });
        var id = await service.SaveAsync(small.Coordinator, input, default);

        Language.Of("bs").Use();
        var list = await reading.ListAsync(small.Coordinator, new PeopleFilter("Su"), new ListAsk(), default);
        Assert.Equal(["Suada Sarić", "Suharto", "Suada Tankić"], list.Items.Select(p => p.Name));
        Assert.Equal([id], (await reading.ListAsync(small.Coordinator, new PeopleFilter("Сухарто"), new ListAsk(), default)).Items.Select(p => p.Id));
        var form = await reading.FormAsync(small.Coordinator, id, default);
        Assert.True(form.HasOneName);
        Assert.Equal(id, await service.SaveAsync(small.Coordinator, form, default));
        (form.Version, form.FamilyName) = (form.Version + 1, " ");
        Assert.Equal("FamilyName", await RefusedAsync(form));

        async Task<string> RefusedAsync(PersonInput of) =>
            (await Assert.ThrowsAsync<RefusedException>(() => service.SaveAsync(small.Coordinator, of, default))).Refusals.Single().Field;
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Somebody_new_is_added_found_in_any_script_and_kept_until_they_stand_in_a_programme(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var service = new PeopleService(small.Database.Factory, small.Clock);
        var reading = new PeopleQueries(small.Database.Factory, small.Clock);

        var id = await service.SaveAsync(small.Coordinator, TrainerQueriesTests.Olena(), default);

        Assert.Equal([id], (await reading.ListAsync(small.Coordinator, new PeopleFilter("OLENA приклад"), new ListAsk(), default)).Items.Select(p => p.Id));
        var view = await reading.ReadAsync(small.Coordinator, id, default);
        Assert.Equal("Публічні закупівлі", view.Trainer!.Topics);
        Assert.Equal([new DaysAway(new(2027, 8, 1), new(2027, 8, 14))], view.Trainer.Away);
        var form = await reading.FormAsync(small.Coordinator, id, default);
        form.IsTrainer = false;
        Assert.Equal(id, await service.SaveAsync(small.Coordinator, form, default));
        Assert.Null((await reading.ReadAsync(small.Coordinator, id, default)).Trainer);
        await using var db = small.Open();
        Assert.False(await db.TrainerAbsences.AnyAsync());
        foreach (var actor in new[] { small.Donor, small.Trainer })
            await Assert.ThrowsAsync<ForbiddenException>(() => service.SaveAsync(actor, TrainerQueriesTests.Olena(), default));
    }

    [Fact]
    public async Task What_is_wrong_with_somebody_new_is_said_at_its_field_nothing_is_kept_and_an_empty_line_says_nothing()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var input = TrainerQueriesTests.Olena();
        (input.FamilyName, input.TrainingLanguages) = (" ", ["xx"]);
        input.Absences = [new AbsenceInput(), new AbsenceInput { To = new(2027, 8, 1) }, new AbsenceInput { From = new(2027, 8, 2), To = new(2027, 8, 1) }];

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            new PeopleService(small.Database.Factory, small.Clock).SaveAsync(small.Coordinator, input, default));

        Assert.Equal(
            ["Absences[0].From", "Absences[1].To", "FamilyName", "TrainingLanguages"],
            refused.Refusals.Select(r => r.Field).Order(StringComparer.Ordinal));
        await using var db = small.Open();
        Assert.False(await db.People.AnyAsync(p => p.GivenName == "Олена"));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_coordinator_keeps_people_of_own_programmes_and_those_in_no_event(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Primjerić");
        var reading = new PeopleQueries(small.Database.Factory, small.Clock);

        Assert.Equal(
            ["Amra Primjerić", "Nevena Mentorić", "Tarik Vodić"],
            (await reading.ListAsync(small.Coordinator, new PeopleFilter(), new ListAsk(), default)).Items.Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Nevena Mentorić", Assert.Single((await reading.ListAsync(small.Stranger, new PeopleFilter(), new ListAsk(), default)).Items).Name);
        var amra = Assert.Single((await reading.ListAsync(small.Coordinator, new PeopleFilter("ПРИМЈЕРИЋ"), new ListAsk(), default)).Items).Id;
        Assert.Equal(
            [amra],
            (await reading.ListAsync(small.Coordinator, new PeopleFilter(Programme: "mali", SexMissing: true), new ListAsk(), default)).Items
                .Select(p => p.Id));
        foreach (var none in new[] { "drugi", "nema-ga" })
            Assert.Empty((await reading.ListAsync(small.Coordinator, new PeopleFilter(Programme: none), new ListAsk(), default)).Items);
        Assert.Equal(["mali"], (await reading.ProgrammesAsync(small.Coordinator, default)).Select(p => p.Code));
        await Assert.ThrowsAsync<MissingException>(() => reading.ReadAsync(small.Stranger, amra, default));
        foreach (var actor in new[] { small.Donor, small.Trainer })
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => reading.ReadAsync(actor, amra, default));
            await Assert.ThrowsAsync<ForbiddenException>(() =>
                new PeopleService(small.Database.Factory, small.Clock).SaveAsync(actor, new PersonInput { Id = amra }, default));
        }
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_person_is_changed_found_by_spelling_and_employer_and_counted(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (service, reading) = (new PeopleService(small.Database.Factory, small.Clock), new PeopleQueries(small.Database.Factory, small.Clock));
        var registration = await small.RegisterAsync("Amra", "Primjerić");
        int id, employer;
        await using (var db = small.Open())
        {
            id = (await db.Registrations.SingleAsync(r => r.Id == registration)).PersonId!.Value;
            var organisation = db
                .Organisations.Add(new Organisation { Kind = OrganisationKind.Administration, Name = LocalizedText.Of("bs", "Općina Ilidža") })
                .Entity;
            db.AttendanceMarks.AddRange(
                small
                    .Sessions.Take(3)
                    .Select(s => new AttendanceMark
                    {
                        RegistrationId = registration, SessionId = s, EventId = small.EventId, Value = AttendanceValue.Present, Version = 1,
                    }));
            await db.SaveChangesAsync();
            employer = organisation.Id;
        }
        var form = await reading.FormAsync(small.Coordinator, id, default);
        form.Spellings.Add(new SpellingInput { GivenName = "Амра", FamilyName = "Другојачић", Language = "sr-Cyrl" });
        form.Affiliations = [new AffiliationInput { Organisation = new Found(employer, "", "", ""), Group = PositionGroup.Employee, From = "2020" }];
        form.BirthYear = 1980;
        await service.SaveAsync(small.Coordinator, form, default);

        foreach (var text in new[] { "drugojacic", "amra opcina ilidza" })
            Assert.Equal(id, Assert.Single((await reading.ListAsync(small.Coordinator, new PeopleFilter(text), new ListAsk(), default)).Items).Id);
        var view = await reading.ReadAsync(small.Coordinator, id, default);
        var at = Assert.Single(view.Events);
        Assert.Equal((4, 3, 1.5m), (at.Sessions, at.Present, at.Days));
        Assert.Equal(
            "ChangedMeanwhile",
            Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => service.SaveAsync(small.Coordinator, form, default))).Refusals).Key);

        var wrong = await reading.FormAsync(small.Coordinator, id, default);
        (wrong.GivenName, wrong.BirthYear, wrong.Email) = (" ", 1899, "nobody");
        wrong.Affiliations.Add(new AffiliationInput { From = "2021", To = "2020" });
        var refused = await Assert.ThrowsAsync<RefusedException>(() => service.SaveAsync(small.Coordinator, wrong, default));
        Assert.Equal(["Affiliations[1].Organisation", "Affiliations[1].To", "BirthYear", "Email", "GivenName"], refused.Refusals.Select(r => r.Field).Order());
        await using var check = small.Open();
        Assert.Equal(1, await check.AuditEntries.CountAsync(a => a.Action == "person.changed" && a.SubjectId == id));
        Assert.True(await check.AuditEntries.AnyAsync(a => a.Action == "person.opened" && a.SubjectId == id && a.UserId == small.Coordinator.UserId));
    }
}
