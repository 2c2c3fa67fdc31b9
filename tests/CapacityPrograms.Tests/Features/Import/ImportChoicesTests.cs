using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Import;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Import;

/// <summary>What somebody decides while a file is looked through: what its columns and words are, what is mended, what is left out.</summary>
public sealed class ImportChoicesTests
{
    private static ImportOptions Participants(SmallProgramme small) => new(ImportKind.Participants, small.EventId);

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_column_that_is_not_known_is_asked_about_and_remembered_for_the_programmes_next_list(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        const string list = "Sudionik;Kontakt;#;%\nAmra Novković;amra@example.org;1;50\n";
        var choices = new ImportChoices();
        var asked = await small.PlanAsync(Participants(small), list, choices);
        Assert.Equal("ImportColumnMissing", Assert.Single(asked.ColumnFaults).Key);
        Assert.Equal(["Amra Novković", "amra@example.org", "1", "50"], asked.Columns.Select(c => Assert.Single(c.Samples)));
        Assert.Equal(4, asked.Columns.Select(c => c.Key).Distinct().Count());
        Assert.False(asked.IsReady);

        choices.Columns[asked.Columns[0].Key] = "FullName";
        choices.Columns[asked.Columns[1].Key] = "Email";
        var plan = await small.PlanAsync(Participants(small), list, choices);
        Assert.Equal(["#", "%"], plan.Unknown.Select(c => c.At.Header));
        await small.ApplyAsync(plan);

        var next = await small.PlanAsync(Participants(small), "Sudionik;Kontakt\nBesim Drugović;besim@example.org\n");
        Assert.Equal(["FullName", "Email"], next.Columns.Select(c => c.Field));
        Assert.True(next.IsReady);
        await using var db = small.Open();
        Assert.Equal("amra@example.org", await db.People.Where(p => p.FamilyName == "Novković").Select(p => p.Email).SingleAsync());
        // Of a list of another kind nothing was said.
        Assert.NotEmpty((await small.PlanAsync(new(ImportKind.Organisations), "Sudionik;Kontakt\nUdruga;a@example.org\n")).ColumnFaults);
    }

    [Fact]
    public async Task Two_columns_that_claim_one_field_are_both_named_and_one_of_them_is_chosen()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var choices = new ImportChoices();
        const string list = "Name;Code;EKATTE;Country\nЧепеларе;7;80371;България\n";
        var options = Importing.Units with { System = "EKATTE" };
        var asked = await small.PlanAsync(options, list, choices);
        var fault = Assert.Single(asked.ColumnFaults);
        Assert.Equal(("ColumnTwice", "B (Code), C (EKATTE)"), (fault.Key, fault.Arguments[^1]));

        choices.Columns[asked.Columns[1].Key] = null;
        var plan = await small.PlanAsync(options, list, choices);
        Assert.Empty(plan.ColumnFaults);
        Assert.Equal([("Чепеларе", "80371 · BG")], plan.Rows.Select(r => (r.Title, r.Detail)));
    }

    [Fact]
    public async Task The_three_parts_of_a_Bulgarian_name_are_three_columns_and_the_Serbian_word_stays_the_family_name()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        async Task<(string, string)> NameAsync(string list)
        {
            await small.ApplyAsync(await small.PlanAsync(Participants(small), list));
            await using var db = small.Open();
            var person = await db.People.OrderByDescending(p => p.Id).FirstAsync();
            return (person.GivenName, person.FamilyName);
        }

        Assert.Equal(("Иван Петров", "Георгиев"), await NameAsync("Име;Презиме;Фамилия\nИван;Петров;Георгиев\n"));
        Assert.Equal(("Иван", "Петровић"), await NameAsync("Име;Презиме\nИван;Петровић\n"));
        Assert.Equal(("Тарас Григорович", "Шевченко"), await NameAsync("Прізвище;Ім'я;По батькові\nШевченко;Тарас;Григорович\n"));
        // In one column the heading says which comes first.
        Assert.Equal(("Леся Петрівна", "Українка"), await NameAsync("ПІБ\nУкраїнка Леся Петрівна\n"));
        Assert.Equal(("Jan Maria", "Rokita"), await NameAsync("Nazwisko i imię\nRokita Jan Maria\n"));
        Assert.Equal(("Jan Maria", "Nowak"), await NameAsync("Imię i nazwisko\nJan Maria Nowak\n"));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_word_is_asked_about_once_for_all_rows(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var choices = new ImportChoices();
        const string list = "Name;Kind\nUdruženje Prva;NVO\nUdruženje Druga;nvo\nSkupština;Government\n";
        var asked = await small.PlanAsync(new(ImportKind.Organisations), list, choices);
        Assert.Empty(asked.Faults);
        Assert.Equal([("NVO", 2), ("Government", 1)], asked.Words.Select(w => (w.Word, w.Rows)));
        Assert.Equal((2, false), (asked.Unanswered, asked.IsReady));
        Assert.Contains(("Ngo", "Non-governmental organisation"), asked.Words[0].Meanings);

        choices.Words[("Kind", SearchKey.Fold("NVO"))] = "Ngo";
        choices.Words[("Kind", SearchKey.Fold("Government"))] = "";
        var plan = await small.PlanAsync(new(ImportKind.Organisations), list, choices);
        await small.ApplyAsync(plan);
        await using var db = small.Open();
        Assert.Equal(["Ngo", "Ngo", "Other"], (await db.Organisations.OrderBy(o => o.Id).Select(o => o.Kind).ToListAsync()).Select(k => k.ToString()));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_cell_is_mended_a_row_left_out_and_what_was_answered_stays_answered(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var choices = new ImportChoices();
        const string list = "Ime;Prezime;E-mail;Općina\nAmra;Novković;amra;Atlantida\n;;bez.imena@example.org;\nBesim;Drugović;besim@example.org;\n";
        var before = await small.PlanAsync(Participants(small), list, choices);
        Assert.Equal(["C2 NotAnEmail", "A3 ImportNameShort"], before.Told());
        foreach (var question in before.Asking.SelectMany(r => r.Questions))
            before.Answer(question, question.Answers.ToList().FindIndex(a => a.Kind == AnswerKind.Open));

        choices.Mended[("list", 2, "Email")] = "Amra <amra@example.org>";
        choices.LeftOut[("list", 3)] = "no name";
        var plan = await small.PlanAsync(Participants(small), list, choices);
        plan.CopyAnswers(before);
        Assert.Equal((2, 1, 0), (plan.Count(RowOutcome.Add), plan.Count(RowOutcome.LeftOut), plan.Unanswered));
        await small.ApplyAsync(plan);
        await using var db = small.Open();
        Assert.Equal(["amra@example.org", "besim@example.org"], await db.Registrations.OrderBy(r => r.Id).Select(r => r.Person!.Email).ToListAsync());
    }

    [Fact]
    public async Task What_is_left_out_comes_back_as_a_workbook_with_the_reason_and_can_be_brought_in_again()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var choices = new ImportChoices { LeftOut = { [("list", 3)] = "A3: no name" } };
        using var file = await ImportQueries.OpenAsync(
            small.Coordinator, new MemoryStream("Ime;Prezime;Općina\nAmra;Novković;\n;;Ilidža\n"u8.ToArray()), "list.csv", default);
        var plan = await small.Files().PlanAsync(small.Coordinator, Participants(small), file, choices, null, default);
        Assert.Empty(plan.Faults);
        await using var stream = new MemoryStream();
        var name = await LeftOutRows.WriteAsync(small.Coordinator, plan, file, stream, default);
        stream.Position = 0;
        using var left = await ImportQueries.OpenAsync(small.Coordinator, stream, name, default);
        var rows = left.Sheets[0].Rows().Select(r => string.Join('|', r.Cells.Select(c => c.Text))).ToList();
        Assert.StartsWith("Ime|Prezime|Općina|", rows[0], StringComparison.Ordinal);
        Assert.Equal(["||Ilidža|3|A3: no name"], rows[1..]);
        Assert.Equal(["A2 ImportNameShort"], (await small.Files().PlanAsync(small.Coordinator, Participants(small), left, new(), null, default)).Told());
    }

    [Fact]
    public async Task An_address_out_of_an_address_book_is_taken_and_lost_digits_are_told()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var plan = await small.PlanAsync(
            Participants(small),
            "First name;Last name;Email address;Phone number\nAna;Prva;Ana P. <ana@example.org>;+381 64 1\n"
                + "Iva;Druga;\u202Aiva@example.org\u202C;3,81641E+11\nMia;Treća;a@example.org, b@example.org;\n");
        Assert.Equal(["D3 ImportDigitsLost", "C4 NotAnEmail"], plan.Told());
        Assert.Equal(["ana@example.org", "iva@example.org"], plan.Rows.Take(2).Select(r => r.Detail));
    }

    [Fact]
    public async Task Two_rows_of_one_person_are_found_within_the_file_and_an_offices_address_joins_nobody()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var plan = await small.PlanAsync(
            Participants(small),
            "Ime;Prezime;E-mail;Općina\nAna;Petrović;ana@example.org;\nАна;Петровић-Илић;ana@example.org;\nIva;Marić;info@example.org;\n"
                + "Mia;Savić;info@example.org;\n");
        var asked = Assert.Single(plan.Asking);
        Assert.Equal((3, QuestionSubject.Twice, "2"), (asked.At.Row, asked.Questions[0].Subject, asked.Questions[0].Shown));
    }

    [Fact]
    public async Task Codes_under_a_heading_of_names_are_asked_about_until_somebody_says_that_they_are_names()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var choices = new ImportChoices();
        const string list = "Municipality;Country\nBLG52;BG\nSML38;BG\n";
        var asked = await small.PlanAsync(Importing.Units, list, choices);
        Assert.Equal("ImportCodesAsNames", Assert.Single(asked.ColumnFaults).Key);
        choices.Columns[asked.Columns[0].Key] = "Name";
        Assert.Equal(2, (await small.PlanAsync(Importing.Units, list, choices)).Count(RowOutcome.Add));
    }
}
