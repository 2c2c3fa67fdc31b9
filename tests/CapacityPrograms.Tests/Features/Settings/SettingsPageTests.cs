using Bunit;
using CapacityPrograms.Tests.Data.Platform;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Settings;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Mail;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Features.Settings;

/// <summary>What is set for the whole installation, and its logos.</summary>
public sealed class SettingsPageTests() : PageContext(services =>
{
    services.AddSettings();
    services.AddSingleton<InstallationSource>();
    services.AddOptions<MailOptions>();
})
{
    private static string Word(string key, params object[] of) => Texts.Of<SettingsTexts>()[key, of].Value;

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("pl")]
    [InlineData("uk")]
    [InlineData("bg")]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays(string language)
    {
        SignIn(language);
        var page = Open<SettingsPage>();
        await Field(page, Word("Name")).ChangeAsync("Спілка громад");
        await Field(page, Word("ContactEmail")).ChangeAsync("ured");
        await Field(page, Word("AuditDays")).ChangeAsync("5");
        await Box(page, "English").ChangeAsync(false);

        await SaveAsync(page);

        Assert.Equal(Refusal("NotAnEmail"), WaitForWrong(page, Word("ContactEmail")));
        await FollowRefusalsAsync(page);
        Assert.Equal(Refusal("LanguageNotOffered"), Wrong(page, Field(page, Word("DefaultLanguage"))));
        Assert.Equal(Refusal("Range", 30, 36500), Wrong(page, Field(page, Word("AuditDays"))));
        Assert.Equal(
            ("Спілка громад", "ured", "5"),
            (Value(page, "Name"), Value(page, "ContactEmail"), Value(page, "AuditDays")));
        Assert.False(Box(page, "English").HasAttribute("checked"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("bg")]
    public async Task Without_any_language_the_boxes_say_what_is_wrong(string language)
    {
        SignIn(language);
        var page = Open<SettingsPage>();
        foreach (var offered in Language.All) await Box(page, offered.Name).ChangeAsync(false);

        await SaveAsync(page);

        page.WaitForAssertion(() =>
        {
            var boxes = page.FindAll("fieldset").Single(f => f.QuerySelector("legend")?.TextContent == Word("LanguagesOffered"));
            Assert.Equal(Refusal("LanguageNeeded"), page.Find($"#{boxes.GetAttribute("aria-describedby")}").TextContent.Trim());
        });
    }

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task What_was_typed_is_saved(string language)
    {
        SignIn(language);
        var page = Open<SettingsPage>();
        await Field(page, Word("Name")).ChangeAsync("Савез — Savez & synowie");
        await Field(page, Word("ContactEmail")).ChangeAsync(" ured@example.org ");
        await Box(page, "Polski").ChangeAsync(false);
        await ChooseAsync(page, Word("DefaultLanguage"), "Български");
        await Field(page, Word("AuditDays")).ChangeAsync("400");
        await Field(page, Word("MailDays")).ChangeAsync("30");

        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.Equal(Common("Saved"), page.Find("form [role=status]").TextContent.Trim()));
        await using var db = Small.Open();
        var row = await db.Installations.SingleAsync();
        Assert.Equal("Савез — Savez & synowie", row.Name.Texts[language]);
        Assert.Equal(("ured@example.org", "en sr-Latn bs uk bg", "bg"), (row.ContactEmail, row.Languages, row.DefaultLanguage));
        Assert.Equal((400, 30), (row.AuditDays, row.MailDays));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    [InlineData("bg")]
    public async Task A_logo_that_is_none_is_refused_at_the_file_and_a_right_one_leaves_the_form_above_as_it_was(string language)
    {
        SignIn(language);
        var page = Open<SettingsPage>();
        await Field(page, Word("ContactEmail")).ChangeAsync("ured@example.org");
        await page.FindAll("form.form")[1].SubmitAsync();
        Assert.Equal(Word("ChooseFile"), WaitForWrong(page, Word("LogoFile")));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("GIF89a", "logo.png"));
        await page.FindAll("form.form")[1].SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(Refusal("Required"), Wrong(page, Field(page, Word("LogoName")))));
        Assert.Equal(Refusal("NotAPicture"), Wrong(page, Field(page, Word("LogoFile"))));
        await Field(page, Word("LogoName")).ChangeAsync("Amt für Łąki");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(PicturesTests.Png, "logo.png"));

        await page.FindAll("form.form")[1].SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("Amt für Łąki", page.Find("#logos li .grow").TextContent));
        Assert.Equal("", Value(page, "LogoName"));
        Assert.Equal("ured@example.org", Value(page, "ContactEmail"));
        await page.Find("#logos li button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#logos li")));
        await using var db = Small.Open();
        Assert.Empty(await db.Logos.ToListAsync());
    }

    [Fact]
    public void Who_is_no_administrator_gets_no_form()
    {
        SignIn("en", Small.Coordinator);
        var page = Render<SettingsPage>();
        Assert.Empty(page.FindAll("input"));
    }

    private static string? Value(IRenderedComponent<SettingsPage> page, string key) => Field(page, Word(key)).GetAttribute("value");
}
