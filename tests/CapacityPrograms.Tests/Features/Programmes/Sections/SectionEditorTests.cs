using Bunit;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Programmes;
using CapacityPrograms.Web.Features.Programmes.Sections;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Features.Programmes.Sections;

/// <summary>What a programme keeps many of: the list of each section, and the form of a row.</summary>
public sealed class SectionEditorTests : PageContext
{
    private int _changed;

    public static TheoryData<string, string> Sections
    {
        get
        {
            // Each section in two languages, so that all six take their turn.
            string[] tags = ["en", "sr-Latn", "bs", "pl", "uk", "bg"];
            var data = new TheoryData<string, string>();
            foreach (var (i, section) in ProgrammeSections.All.Index())
                foreach (var tag in new[] { tags[i % 6], tags[(i + 3) % 6] })
                    data.Add(section.Key, tag);
            return data;
        }
    }

    private static string Word(string key, params object[] of) => Texts.Of<ProgrammeTexts>()[key, of].Value;

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task What_is_missing_is_said_at_its_field_in_each_section(string section, string language)
    {
        SignIn(language);
        var page = OpenSection(section);
        await AddAsync(page);
        Assert.Equal(Word($"Section.{section}"), Dialogs.Find("[role=dialog] h2").TextContent);

        await SaveAsync(Dialogs);

        await FollowRefusalsAsync(Dialogs);
        Assert.Equal(0, _changed);
    }

    [Theory]
    [InlineData("en", "12,345")]
    [InlineData("bg", "12\u00a0345")]
    [InlineData("pl", "12\u00a0345")]
    public async Task An_organisation_that_is_not_known_is_added_and_its_amount_is_shown_as_the_reader_writes_numbers(string language, string shown)
    {
        SignIn(language);
        var page = OpenSection("organisation");
        await AddAsync(page);
        await ChooseAsync(Dialogs, Word("Role"), Common("OrganisationRole.Funder"));
        await LookUpAsync(Dialogs, Word("Organisation"), "Ambasada Niderlandów", Word("AddOrganisation", "Ambasada Niderlandów"));
        Dialogs.WaitForAssertion(() => Assert.Contains("Ambasada", Dialogs.Find("form b").TextContent, StringComparison.Ordinal));
        await Field(Dialogs, Word("Amount")).ChangeAsync("12345.40");
        await Field(Dialogs, Word("Currency")).ChangeAsync("EUR");

        await SaveAsync(Dialogs);

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _changed));
        page = OpenSection("organisation");
        Assert.Equal(
            ["Ambasada Niderlandów", Common("OrganisationRole.Funder"), shown, "EUR"], page.FindAll("tbody td[data-l]").Select(c => c.TextContent.Trim()));
        await using var db = Small.Open();
        var row = await db.ProgrammeOrganisations.Include(o => o.Organisation).SingleAsync();
        Assert.Equal((12345.40m, OrganisationKind.Donor), (row.Amount, row.Organisation!.Kind));
    }

    [Theory]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task A_row_is_changed_as_typed_and_what_is_too_much_is_refused_and_kept(string language)
    {
        SignIn(language);
        var page = OpenSection("group");
        await ByName(page, "EditOf", "Koordinatori").ClickAsync(new());
        Dialogs.WaitForElement("form.form");
        await Field(Dialogs, Word("Name")).ChangeAsync("Координатори & Łącznicy");
        await Field(Dialogs, Word("StatedQuantity")).ChangeAsync("10000001");

        await SaveAsync(Dialogs);

        Assert.Equal(Refusal("Range", 0, 10_000_000), WaitForWrong(Dialogs, Word("StatedQuantity")));
        Assert.Equal("Координатори & Łącznicy", Field(Dialogs, Word("Name")).GetAttribute("value"));
        await Field(Dialogs, Word("StatedQuantity")).ChangeAsync("");
        await SaveAsync(Dialogs);
        Dialogs.WaitForAssertion(() => Assert.Equal(1, _changed));
        await using var db = Small.Open();
        var row = await db.TargetGroups.SingleAsync();
        Assert.Equal(("Координатори & Łącznicy", null), (row.Name.Texts["bs"], row.StatedQuantity));
    }

    [Theory]
    [InlineData("en", "June 2026", "2026-06")]
    [InlineData("pl", "3 czerwca 2026", "2026-06-03")]
    [InlineData("bg", "06.2026", "2026-06")]
    public async Task A_date_is_as_precise_as_somebody_knows_and_what_is_none_stays_until_it_is_one(string language, string typed, string stored)
    {
        SignIn(language);
        var page = OpenSection("unit");
        await ByName(page, "EditOf", "Trnovo").ClickAsync(new());
        Dialogs.WaitForElement("form.form");
        await Field(Dialogs, Word("Since")).ChangeAsync("prošle zime");
        await SaveAsync(Dialogs);
        Assert.Equal(Refusal("NotADate"), WaitForWrong(Dialogs, Word("Since")));
        Assert.Equal("prošle zime", Field(Dialogs, Word("Since")).GetAttribute("value"));
        await Field(Dialogs, Word("Since")).ChangeAsync(typed);

        await SaveAsync(Dialogs);

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _changed));
        await using var db = Small.Open();
        Assert.Equal(stored, (await db.ProgrammeUnits.SingleAsync(u => u.Id == Small.Units[0])).Since.ToString());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("bg")]
    public async Task What_something_refers_to_stays_and_what_nothing_does_goes_after_a_question(string language)
    {
        SignIn(language);
        await Small.RegisterAsync("Mira", "Jovanović", Small.Units[0]);
        var page = OpenSection("unit");
        await ByName(page, "RemoveOf", "Trnovo").ClickAsync(new());
        await Button(Dialogs, Common("Remove")).ClickAsync(new());
        WaitForRefusal(page, "RowUsed", 1);

        await ByName(page, "RemoveOf", "Ilidža").ClickAsync(new());
        Dialogs.WaitForAssertion(() => Assert.Equal(Word("RemoveOf", "Ilidža"), Dialogs.Find("[role=dialog] h2").TextContent));
        await Button(Dialogs, Common("Remove")).ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(1, _changed));
        await using var db = Small.Open();
        Assert.Equal([Small.Units[0]], await db.ProgrammeUnits.Select(u => u.Id).ToListAsync());
    }

    [Fact]
    public async Task Rows_are_put_in_order_and_the_first_goes_no_further_up()
    {
        SignIn("en");
        var page = OpenSection("unit");
        Assert.Equal("true", ByName(page, "MoveUp", "Trnovo").GetAttribute("aria-disabled"));
        Assert.Null(ByName(page, "MoveUp", "Ilidža").GetAttribute("aria-disabled"));

        await ByName(page, "MoveUp", "Ilidža").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(1, _changed));
        page.Render(p => p.Add(e => e.Revision, 1));
        page.WaitForAssertion(() => Assert.Equal(
            ["Ilidža", "Trnovo"], page.FindAll("tbody tr").Select(r => r.QuerySelector("td")!.TextContent.Trim())));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("pl")]
    public async Task A_change_in_between_is_not_overwritten(string language)
    {
        SignIn(language);
        var page = OpenSection("group");
        await ByName(page, "EditOf", "Koordinatori").ClickAsync(new());
        Dialogs.WaitForElement("form.form");
        await Field(Dialogs, Word("Note")).ChangeAsync("moja");
        await using (var db = Small.Open()) await db.TargetGroups.ExecuteUpdateAsync(s => s.SetProperty(g => g.Note, "tuđa"));

        await SaveAsync(Dialogs);

        WaitForRefusal(Dialogs, "ChangedMeanwhile");
        Assert.Contains("moja", Field(Dialogs, Word("Note")).OuterHtml, StringComparison.Ordinal);
        await using var after = Small.Open();
        Assert.Equal("tuđa", await after.TargetGroups.Select(g => g.Note).SingleAsync());
    }

    [Theory]
    [InlineData("bs")]
    [InlineData("uk")]
    [InlineData("bg")]
    public void For_who_only_reads_the_page_says_so(string language)
    {
        SignIn(language, Small.Donor);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/programmes/mali/groups");
        var page = Render<SectionPage>(p => p.Add(s => s.Code, "mali"));

        WaitForRefusal(page, "Forbidden");
        Assert.Empty(page.FindAll("button"));
    }

    private IRenderedComponent<SectionEditor> OpenSection(string key)
    {
        var page = Render<SectionEditor>(p => p.Add(e => e.Code, "mali").Add(e => e.SectionKey, key).Add(e => e.OnChanged, () => _changed++));
        page.WaitForElement("section");
        return page;
    }

    private async Task AddAsync(IRenderedComponent<IComponent> page)
    {
        await Button(page, Word("AddRow")).ClickAsync(new());
        Dialogs.WaitForElement("form.form");
    }

    private static AngleSharp.Dom.IElement ByName(IRenderedComponent<IComponent> page, string key, string name) =>
        page.FindAll("tbody button").Single(b => b.QuerySelector("[role=img]")?.GetAttribute("aria-label") == Word(key, name));
}
