using System.Globalization;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Import;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Import;

/// <summary>A list that is pasted is read by the rules of the import: one preview, one set of questions, one undo.</summary>
public sealed class PastedRowsTests
{
    [Theory]
    [InlineData("Full name\tMunicipality\nAmra Prva\tTrnovo\n")]
    [InlineData("\nПрізвище та ім'я;Ел. пошта\nПетренко Іван;ivan@example.org\n")]
    [InlineData("Given name,Family name\nAmra,Prva\n")]
    public void Rows_with_headings_stay_as_they_are(string rows)
    {
        var pasted = PastedRows.Of(rows, ImportKind.Participants);

        Assert.Equal((rows, null), (pasted.Text, pasted.Titles));
    }

    [Fact]
    public void A_register_is_a_table_with_headings_whatever_its_first_row_says() =>
        Assert.Null(PastedRows.Of("Trnovo;BA\nIlidža;BA\n", ImportKind.Municipalities).Titles);

    [Fact]
    public void Each_line_of_a_list_says_what_it_says_in_its_own_order()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var pasted = PastedRows.Of(
            "1. Јасна Измислић; Трново; šef odsjeka; jasna@example.org; +387 61 000 000\r\n"
            + "Haris Zamišljenović\tharis@example.org\tIlidža\r\n\r\n"
            + "\u200eAmra\u00a0Primjerić,Trnovo,pomoćnica,za finansije\r\nMarko \"Mare\" Kos", ImportKind.Participants);

        Assert.Equal(["Full name", "Municipality", "Position", "E-mail", "Phone"], pasted.Titles);
        Assert.Equal(
            [
                "Јасна Измислић\tТрново\tšef odsjeka\tjasna@example.org\t+387 61 000 000", "Haris Zamišljenović\tIlidža\t\tharis@example.org\t", "",
                "Amra Primjerić\tTrnovo\tpomoćnica, za finansije\t\t", "\"Marko \"\"Mare\"\" Kos\"\t\t\t\t",
            ],
            pasted.Text.Split('\n'));
    }

    [Fact]
    public void A_list_of_names_has_one_column()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("bs-Latn-BA");
        var pasted = PastedRows.Of("Amra Prva\nBesim Drugi", ImportKind.Participants);

        Assert.Equal(["Ime i prezime"], pasted.Titles);
        Assert.Equal("Amra Prva\nBesim Drugi", pasted.Text);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_list_is_shown_asked_about_and_added_whole_with_the_numbers_of_its_lines(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Primjerić", small.Units[0]);
        var plan = await PlanAsync(
            small, "1. Јасна Измислић; Трново; šef odsjeka; jasna@example.org; +387 61 000 000\n"
            + "Haris Zamišljenović\tIlidža\n\nAmra Primjerić; Trnovo\nHaris Zamišljenović; Ilidža\nMadonna; Nepoznata");

        Assert.Empty(plan.Told());
        Assert.Equal([1, 2, 4, 5, 6], plan.Rows.Select(r => r.At.Row));
        Assert.Equal(
            [(4, QuestionSubject.Person), (5, QuestionSubject.Twice), (6, QuestionSubject.OneName), (6, QuestionSubject.Municipality)],
            plan.Asking.SelectMany(r => r.Questions.Select(q => (r.At.Row, q.Subject))));
        Assert.True(plan.Asking[0].Questions[0].Answers[0].IsHere);
        foreach (var row in plan.Asking.Take(2)) plan.Answer(row.Questions[0], 0);
        plan.Answer(plan.Asking[2].Questions[0], 0);
        plan.Answer(plan.Asking[2].Questions[1], plan.Asking[2].Questions[1].Answers.ToList().FindIndex(a => a.Kind == AnswerKind.Open));
        var id = await small.ApplyAsync(plan);

        await using (var db = small.Open())
        {
            var added = await db.Registrations.Include(r => r.Person).Where(r => r.Number > 1).OrderBy(r => r.Number).ToListAsync();
            Assert.Equal(
                [("Јасна", "Измислић", small.Units[0]), ("Haris", "Zamišljenović", small.Units[1]), ("", "Madonna", (int?)null)],
                added.Select(r => (r.Person!.GivenName, r.Person.FamilyName, r.ProgrammeUnitId)));
            Assert.Equal(
                ("šef odsjeka", "jasna@example.org", "+387 61 000 000", small.GroupId),
                (added[0].Position, added[0].Person!.Email, added[0].Person!.Phone, added[0].TargetGroupId));
        }
        await small.Imports().UndoAsync(small.Coordinator, id, default);
        await using var after = small.Open();
        Assert.Equal(1, await after.Registrations.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_name_is_taken_for_a_known_person_only_with_an_address_of_ones_own(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        foreach (var (given, family, mail) in new[] { ("Ivana", "Fiktić", "ivana@opcina.example"), ("Senad", "Uzorak", "senad@opcina.example") })
        {
            var id = await small.RegisterAsync(given, family);
            await using var db = small.Open();
            await db.People.Where(p => db.Registrations.Any(r => r.Id == id && r.PersonId == p.Id)).ExecuteUpdateAsync(s => s.SetProperty(p => p.Email, mail));
        }
        var plan = await PlanAsync(
            small,
            "Ivan Fiktić; Trnovo; ivan.fiktic@opcina.example\nAna Fiktić; Trnovo\nSenad Uzorak; Trnovo; senad@opcina.example\nSenad Uzorak");

        var asked = plan.Rows.Select(r => r.Questions.Find(q => q.Subject == QuestionSubject.Person)).ToList();
        Assert.All(asked[..2], q => Assert.NotEqual(AnswerKind.Existing, q?.Answer?.Kind));
        Assert.Equal("Senad Uzorak", asked[2]!.Answer!.Text);
        Assert.Null(asked[3]!.Answer);
        Assert.Contains(IdentityReason.SameName, asked[3]!.Answers[0].Match!.Reasons);
    }

    [Fact]
    public async Task A_place_that_is_not_named_yet_is_found_by_what_tells_it_apart_and_a_municipality_without_its_word()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        int slot, town;
        await using (var db = small.Open())
        {
            var named = new TerritorialUnit
            {
                Country = "BA", Kind = UnitKind.Municipality, Name = LocalizedText.Of("bs", "Općina Hadžići"), SearchKey = "opcina hadzici",
            };
            var rows = new[] { "Nova partnerska JLS 3 (nije imenovana)", "Nova partnerska JLS 4 (nije imenovana)" }
                .Select(label => new ProgrammeUnit { ProgrammeId = small.ProgrammeId, SlotLabel = LocalizedText.Of("bs", label) })
                .Append(new ProgrammeUnit { ProgrammeId = small.ProgrammeId, Unit = named }).ToList();
            db.AddRange(rows);
            await db.SaveChangesAsync();
            (slot, town) = (rows[1].Id, rows[2].Id);
        }

        var plan = await PlanAsync(small, "Amra Prva; JLS 4\nBesim Drugi; Nova partnerska JLS\nCica Treća; Hadžići");

        Assert.Equal(2, Assert.Single(plan.Asking).At.Row);
        plan.Answer(plan.Asking[0].Questions[0], plan.Asking[0].Questions[0].Answers.ToList().FindIndex(a => a.Kind == AnswerKind.Open));
        await small.ApplyAsync(plan);
        await using var after = small.Open();
        Assert.Equal([slot, null, town], await after.Registrations.OrderBy(r => r.Number).Select(r => r.ProgrammeUnitId).ToListAsync());
    }

    [Fact]
    public async Task A_list_with_the_family_name_first_is_switched_as_a_whole_by_what_its_column_is_taken_for()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        const string List = "Jovanović Mira\nKos Ana Marija";
        var plan = await PlanAsync(small, List);
        Assert.Equal(["Jovanović Mira", "Kos Ana Marija"], plan.Rows.Select(r => r.Title));
        plan.Choices.Columns[Assert.Single(plan.Columns).Key] = "FamilyFirst";

        Assert.Equal(["Mira Jovanović", "Ana Marija Kos"], (await PlanAsync(small, List, plan.Choices)).Rows.Select(r => r.Title));
    }

    [Fact]
    public async Task A_group_that_was_chosen_for_one_line_stays_when_the_list_is_read_again()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        const string List = "Amra Prva\nBesim Drugi";
        var plan = await PlanAsync(small, List);
        plan.Choices.Groups[(plan.Rows[1].At.Sheet, 2)] = null;

        await small.ApplyAsync(await PlanAsync(small, List, plan.Choices));

        await using var db = small.Open();
        Assert.Equal([small.GroupId, null], await db.Registrations.OrderBy(r => r.Number).Select(r => r.TargetGroupId).ToListAsync());
    }

    [Fact]
    public async Task A_line_that_is_left_out_comes_back_under_headings_with_its_number()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var rows = PastedRows.Of("Amra Prva; Trnovo\nBesim Drugi; Ilidža; besim@", ImportKind.Participants);
        await using var content = rows.Open();
        using var file = await ImportQueries.OpenAsync(small.Coordinator, content, "pasted", default);
        var choices = new ImportChoices { Titles = rows.Titles };
        var plan = await small.Files().PlanAsync(small.Coordinator, For(small), file, choices, null, default);
        Assert.Equal("C2 NotAnEmail", Assert.Single(plan.Told()));
        choices.LeftOut[(plan.Rows[1].At.Sheet, 2)] = "wrong";

        await using var written = new MemoryStream();
        var name = await LeftOutRows.WriteAsync(small.Coordinator, plan, file, written, default);
        written.Position = 0;
        using var left = await ImportQueries.OpenAsync(small.Coordinator, written, name, default);
        var lines = left.Sheets[0].Rows().Select(r => string.Join('|', r.Cells.Select(c => c.Text))).ToList();
        Assert.StartsWith("Full name|Municipality|E-mail|", lines[0], StringComparison.Ordinal);
        Assert.Equal(["Besim Drugi|Ilidža|besim@|2|wrong"], lines[1..]);
    }

    [Fact]
    public async Task Whatever_is_pasted_is_shown_or_refused_in_words()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        foreach (var text in OddValues.Texts)
        {
            try
            {
                Assert.NotEmpty((await PlanAsync(small, text)).Rows);
            }
            catch (RefusedException refused)
            {
                Assert.All(refused.Refusals, r => Assert.Equal("File", r.Field));
            }
        }
    }

    private static ImportOptions For(SmallProgramme small) => new(ImportKind.Participants, small.EventId, TargetGroupId: small.GroupId);

    private static async Task<ImportPlan> PlanAsync(SmallProgramme small, string text, ImportChoices? choices = null)
    {
        var rows = PastedRows.Of(text, ImportKind.Participants);
        await using var content = rows.Open();
        return await small.PlanAsync(For(small), content, "pasted", choices ?? new ImportChoices { Titles = rows.Titles });
    }
}
