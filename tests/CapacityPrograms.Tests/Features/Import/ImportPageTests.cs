using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Import;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Features.Import;

/// <summary>A table comes in as a file or pasted; both are shown before anything is written.</summary>
public sealed class ImportPageTests() : PageContext(services => services.AddImport())
{
    private static string Word(string key, params object[] of) => Texts.Of<ImportTexts>()[key, of].Value;

    private IRenderedComponent<ImportPage> OfEvent()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/import?event={Small.EventId}");
        return Open<ImportPage>();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("pl")]
    [InlineData("uk")]
    public async Task Without_a_file_and_without_rows_it_says_what_to_do(string language)
    {
        SignIn(language);
        var page = OfEvent();

        await SaveAsync(page);

        Assert.Equal(Word("ChooseFile"), WaitForWrong(page, Word("File")));
    }

    [Fact]
    public async Task Of_a_file_and_rows_neither_is_passed_over_and_rows_that_come_later_stand_in_its_place()
    {
        SignIn("en");
        var page = OfEvent();
        await Field(page, Word("Paste")).ChangeAsync("Full name\nMira Novaković\n");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("Full name\nSena Druga\n", "lista.csv"));

        await SaveAsync(page);

        Assert.Equal(Word("FileOrRows"), WaitForWrong(page, Word("File")));
        await Field(page, Word("Paste")).ChangeAsync("Full name\nMira Novaković\nTreća Osoba\n");
        await SaveAsync(page);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("#preview tbody tr").Count));
        Assert.DoesNotContain("Sena Druga", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Full name\tMunicipality\tEmail\nMira Novaković\tTrnovo\tmira@example.org\n")]
    [InlineData("bg", "Име и фамилия\tОбщина\tИмейл\nMira Novaković\tTrnovo\tmira@example.org\n")]
    public async Task Rows_copied_from_a_spreadsheet_are_shown_asked_about_and_taken_in_as_a_file_is(string language, string rows)
    {
        SignIn(language);
        var page = OfEvent();
        await Field(page, Word("Paste")).ChangeAsync(rows);

        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.Contains("Mira Novaković", page.Find("#preview").TextContent, StringComparison.Ordinal));
        Assert.Contains(Word("PastedRows"), page.Markup, StringComparison.Ordinal);
        await using (var before = Small.Open()) Assert.False(await before.People.AnyAsync(p => p.FamilyName == "Novaković"));
        Assert.False(page.Find("#apply").HasAttribute("disabled"));

        await page.Find("#apply").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(Word("Imported", 1, 0), page.Find("#imported").TextContent));
        await using var after = Small.Open();
        Assert.Equal("mira@example.org", await after.People.Where(p => p.FamilyName == "Novaković").Select(p => p.Email).SingleAsync());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task A_list_without_headings_is_understood_asked_about_and_leads_back_to_the_event(string language)
    {
        SignIn(language);
        var page = OfEvent();
        await Field(page, Word("Paste")).ChangeAsync("Mira Novaković; Trnovo; sekretar; mira@example.org\nTarik Vodić\nSama");

        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.Equal(
            ["Mira Novaković", "Tarik Vodić", "Sama"], page.FindAll("#preview tbody tr td:nth-child(2) > span:first-child").Select(s => s.TextContent)));
        // A name alone makes nobody somebody: who it is is asked, and why it may be somebody known is said.
        Assert.Equal(["2", "3"], page.FindAll("#asked tbody tr td:first-child").Select(n => n.TextContent));
        Assert.NotEmpty(page.FindAll("#asked .reasons li"));
        Assert.True(page.Find("#apply").HasAttribute("disabled"));
        await AnswerAsync(page, 0, Word("AnswerKind.New"));
        await AnswerAsync(page, 1, Word("AnswerKind.LeaveOut"));
        // Not everybody on a list is of one group.
        await page.FindAll("#preview tbody [role=combobox]")[1].MouseDownAsync(new());
        await Popovers.WaitForElements("[role=option]")[0].ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(Word("NoGroup"), page.FindAll("#preview tbody [role=combobox]")[1].GetAttribute("value")));
        await page.Find("#apply").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(Word("Imported", 2, 0), page.Find("#imported").TextContent));
        Assert.Equal($"/events/{Small.EventId}", page.Find("#participants").GetAttribute("href"));
        await using var db = Small.Open();
        var rows = await db.Registrations.Include(r => r.Person).OrderBy(r => r.Number).ToListAsync();
        Assert.Equal(["Novaković", "Vodić"], rows.Select(r => r.Person!.FamilyName));
        Assert.NotEqual(Small.Trainers[0], rows[1].PersonId);
        Assert.Equal(("sekretar", Small.GroupId, (int?)null), (rows[0].Position, rows[0].TargetGroupId, rows[1].TargetGroupId));
    }

    private async Task AnswerAsync(IRenderedComponent<ImportPage> page, int at, string answer)
    {
        await page.FindAll("#asked tbody [role=combobox]")[at].MouseDownAsync(new());
        await Popovers.WaitForElements("[role=option]").Single(o => o.TextContent.Trim() == answer).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(answer, page.FindAll("#asked tbody [role=combobox]")[at].GetAttribute("value")));
    }
}
