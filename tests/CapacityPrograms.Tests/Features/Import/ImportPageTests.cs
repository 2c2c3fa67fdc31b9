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
        await Field(page, Word("OrPaste")).ChangeAsync("Full name\nMira Novaković\n");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("Full name\nSena Druga\n", "lista.csv"));

        await SaveAsync(page);

        Assert.Equal(Word("FileOrRows"), WaitForWrong(page, Word("File")));
        await Field(page, Word("OrPaste")).ChangeAsync("Full name\nMira Novaković\nTreća Osoba\n");
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
        await Field(page, Word("OrPaste")).ChangeAsync(rows);

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
}
