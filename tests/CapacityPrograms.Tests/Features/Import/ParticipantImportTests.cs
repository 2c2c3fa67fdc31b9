using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Import;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Import;

public sealed class ParticipantImportTests
{
    private const string Head = "Ime;Prezime;E-pošta;Telefon;Spol;Godina rođenja;Funkcija;Općina;Organizacija;Ciljna grupa\n";

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task People_are_registered_with_what_the_list_says_and_an_undo_takes_them_away(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var plan = await small.PlanAsync(
            For(small), Head + "Ђорђе;Двописјић;djordje@example.org;061 111;м;1975;referent;Илиџа;;koordinatori\nSelma;Drugić;;;ž;;;Općina Ilidža;;\n");
        Assert.Empty(plan.Told());
        Assert.True(plan.IsReady);
        var id = await small.ApplyAsync(plan);
        await using (var db = small.Open())
        {
            var rows = await db.Registrations.Include(r => r.Person).ThenInclude(p => p!.Affiliations).OrderBy(r => r.Number).ToListAsync();
            Assert.Equal(
                ("Двописјић", Sex.Male, 1975, "und-Cyrl", small.Units[1], small.GroupId, 1),
                (
                    rows[0].Person!.FamilyName, rows[0].Person!.Sex, rows[0].Person!.BirthYear, rows[0].Person!.NameLanguage, rows[0].ProgrammeUnitId,
                    rows[0].TargetGroupId, rows[0].Number));
            Assert.Equal(
                ("referent", Sex.Female, RegistrationState.Confirmed),
                (rows[0].Person!.Affiliations.Single().Position, rows[1].Person!.Sex, rows[1].State));
            Assert.Equal(4, await db.ImportItems.CountAsync(i => i.RunId == id));
        }
        await Assert.ThrowsAsync<ForbiddenException>(() => small.Imports().UndoAsync(small.Stranger, id, default));
        await small.Imports().UndoAsync(small.Coordinator, id, default);
        await using var after = small.Open();
        Assert.Equal((0, 2, 0), (await after.Registrations.CountAsync(), await after.People.CountAsync(), await after.ImportItems.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Trnovo_is_asked_about_once_and_somebody_known_is_offered(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using (var db = small.Open())
        {
            db.Units.Add(
                new TerritorialUnit
                {
                    Country = "BA", Kind = UnitKind.Municipality, Name = LocalizedText.Of("sr-Cyrl", "Трново"), SearchKey = "trnovo",
                }
            );
            await db.SaveChangesAsync();
        }
        var known = await small.RegisterAsync("Đorđe", "Dvopisić", small.Units[1]);
        var plan = await small.PlanAsync(
            For(small), Head + "Amra;Prva;;;;;;Trnovo;;\nBesim;Drugi;;;;;;Trnovo;;\nЂорђе;Двописић;;;;;;Ilidža;;\nAmra;Prva;;;;;;Trnovo;;\n");
        Assert.Empty(plan.Told());
        Assert.Equal(
            ["Municipality", "Municipality", "Person", "Municipality", "Twice"],
            plan.Asking.SelectMany(r => r.Questions).Select(q => q.Subject.ToString()));
        plan.Answer(plan.Asking[0].Questions[0], 0);
        Assert.Equal(2, plan.Unanswered);
        var person = plan.Asking[2].Questions.Single();
        Assert.True(person.Answers[0].IsHere);
        plan.Answer(person, 0);
        plan.Answer(plan.Asking[3].Questions.Single(q => q.Subject == QuestionSubject.Twice), 0);
        Assert.Equal((2, 2, true), (plan.Count(RowOutcome.Add), plan.Count(RowOutcome.LeftOut), plan.IsReady));
        await small.ApplyAsync(plan);
        await using var after = small.Open();
        Assert.Equal(2, await after.Registrations.CountAsync(r => r.ProgrammeUnitId == small.Units[0]));
        Assert.Equal(3, await after.Registrations.CountAsync());
        Assert.NotEqual(0, known);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Faults_are_told_a_full_event_takes_nobody_and_marks_keep_an_import(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var bad = await small.PlanAsync(For(small), Head + "Amra;;amra;;x;12.5.1975;;;;nema\n");
        Assert.Equal(["C2 NotAnEmail", "F2 ImportYear"], bad.Told().Order());
        Assert.Equal([("Sex", "x"), ("TargetGroup", "nema")], bad.Words.Select(w => (w.Field, w.Word)));
        await using (var db = small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 1));
        var two = await small.PlanAsync(For(small), "Full name\nAmra Prva\nBesim Drugi\n");
        Assert.Equal("EventFull", (await Importing.RefusalAsync(() => small.ApplyAsync(two))).Key);
        await using (var db = small.Open())
            Assert.Equal((0, 2, 0), (await db.Registrations.CountAsync(), await db.People.CountAsync(), await db.ImportRuns.CountAsync()));
        await using (var db = small.Open())
            await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 2));
        var id = await small.ApplyAsync(two);
        await using (var db = small.Open())
        {
            var elsewhere = new LearningEvent { ProgrammeId = small.ProgrammeId, TimeZone = "Europe/Sarajevo" };
            db.Registrations.Add(
                new Registration
                {
                    Event = elsewhere, Number = 1, PersonId = await db.People.OrderByDescending(p => p.Id).Select(p => p.Id).FirstAsync(),
                }
            );
            await db.SaveChangesAsync();
        }
        Assert.Equal("ImportInUse", (await Importing.RefusalAsync(() => small.Imports().UndoAsync(small.Coordinator, id, default))).Key);
        await Assert.ThrowsAsync<MissingException>(() => small.PlanAsync(For(small), "Full name\nAmra Prva\n", small.Stranger));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_has_one_name_only_is_asked_about_and_stops_no_import(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        foreach (var list in new[] { Head + "Suharto;;;;;;;;;\n;Plinije;;;;;;;;\nAmra;Prva;;;;;;;;\n", "Full name\nUtisana\nMoondog\nBesim Drugi\n" })
        {
            var plan = await small.PlanAsync(For(small), list);
            Assert.Empty(plan.Told());
            Assert.Equal([QuestionSubject.OneName, QuestionSubject.OneName], plan.Asking.SelectMany(r => r.Questions).Select(q => q.Subject));
            // The one is whole, of the other a part is lacking.
            plan.Answer(plan.Asking[0].Questions[0], 0);
            plan.Answer(plan.Asking[1].Questions[0], 1);
            Assert.True(plan.IsReady);
            await small.ApplyAsync(plan);
        }
        await using var db = small.Open();
        Assert.Equal(
            [("", "Suharto"), ("Amra", "Prva"), ("", "Utisana"), ("Besim", "Drugi")],
            (await db.Registrations.OrderBy(r => r.Number).Select(r => new { r.Person!.GivenName, r.Person.FamilyName }).ToListAsync())
                .Select(p => (p.GivenName, p.FamilyName)));
        Assert.Equal("A2 ImportNameShort", Assert.Single((await small.PlanAsync(For(small), Head + ";;amra@example.org;;;;;;;\n")).Told()));
    }

    private static ImportOptions For(SmallProgramme small) => new(ImportKind.Participants, small.EventId, TargetGroupId: small.GroupId);
}
