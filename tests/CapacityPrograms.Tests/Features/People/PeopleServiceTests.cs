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
            Assert.Equal(sorted, (await reading.ListAsync(small.Coordinator, new PeopleFilter("Ana"), 10, default)).First.Select(p => p.Name.Split(' ')[1]));
        }
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_coordinator_keeps_people_of_own_programmes_and_those_in_no_event(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Primjerić");
        var reading = new PeopleQueries(small.Database.Factory, small.Clock);

        Assert.Equal(
            ["Amra Primjerić", "Nevena Mentorić", "Tarik Vodić"],
            (await reading.ListAsync(small.Coordinator, new PeopleFilter(), 10, default)).First.Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Nevena Mentorić", Assert.Single((await reading.ListAsync(small.Stranger, new PeopleFilter(), 10, default)).First).Name);
        var amra = Assert.Single((await reading.ListAsync(small.Coordinator, new PeopleFilter("ПРИМЈЕРИЋ"), 10, default)).First).Id;
        Assert.Equal(
            [amra],
            (await reading.ListAsync(small.Coordinator, new PeopleFilter(Programme: "mali", SexMissing: true), 10, default)).First.Select(p => p.Id));
        foreach (var none in new[] { "drugi", "nema-ga" })
            Assert.Empty((await reading.ListAsync(small.Coordinator, new PeopleFilter(Programme: none), 10, default)).First);
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
            Assert.Equal(id, Assert.Single((await reading.ListAsync(small.Coordinator, new PeopleFilter(text), 10, default)).First).Id);
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
