using Bunit;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Features.Organisations;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Features.Places;
using CapacityPrograms.Web.Features.Programmes;
using CapacityPrograms.Web.Features.Progress.Indicators;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Features;

/// <summary>The forms as they are drawn: what is refused is said at its field, nothing typed is lost, and what is saved is what was typed.</summary>
public sealed class FormTests : PageContext
{
    public static TheoryData<string, string> Forms
    {
        get
        {
            var forms = new TheoryData<string, string>();
            foreach (var form in new[] { "/events/new", "/people/new", "/places/new", "/organisations/new", "/programmes/new", "/indicators/new" })
                foreach (var language in Language.All)
                    forms.Add(form, language.Tag);
            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_is_missing_is_said_at_its_field_and_in_a_list_that_leads_there(string form, string language)
    {
        var page = Form(form, language);

        await SaveAsync(page);

        await FollowRefusalsAsync(page);
        Assert.EndsWith(form, Path.Split('?')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_saved_as_typed_and_a_refusal_loses_nothing()
    {
        var page = Form("/people/new", "uk");
        var words = Texts.Of<PeopleTexts>();
        await Field(page, words["GivenName"]).ChangeAsync("Оксана");
        await Field(page, words["FamilyName"]).ChangeAsync("Її-Ґудзь");
        await Field(page, words["Email"]).ChangeAsync("oksana");

        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.NotNull(Wrong(page, Field(page, words["Email"]))));
        Assert.Equal("Її-Ґудзь", Field(page, words["FamilyName"]).GetAttribute("value"));
        await Field(page, words["Email"]).ChangeAsync("oksana@example.org");
        await SaveAsync(page);
        page.WaitForAssertion(() => Assert.Matches(@"^/people/\d+$", Path));
        await using var db = Small.Open();
        var person = await db.People.SingleAsync(p => p.Email == "oksana@example.org");
        Assert.Equal(("Оксана", "Її-Ґудзь"), (person.GivenName, person.FamilyName));
    }

    [Theory]
    [InlineData("en", "12/01/2027", "9:30")]
    [InlineData("bg", "12.1.27", "930")]
    [InlineData("pl", "2027-01-12", "09:30")]
    public async Task An_events_day_and_hours_are_typed_as_the_reader_writes_them(string language, string day, string hour)
    {
        var page = Form("/events/new", language);
        var (words, common) = (Texts.Of<EventTexts>(), Texts.Of<CommonTexts>());
        await Field(page, words["Title"]).ChangeAsync("Zimska radionica");
        await Field(page, common["Day"]).ChangeAsync("31.02.2027");
        await Field(page, common["From"]).ChangeAsync(hour);
        await Field(page, common["To"]).ChangeAsync("12");

        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.NotNull(Wrong(page, Field(page, common["Day"]))));
        Assert.Equal("31.02.2027", Field(page, common["Day"]).GetAttribute("value"));
        await Field(page, common["Day"]).ChangeAsync(day);
        await SaveAsync(page);
        page.WaitForAssertion(() => Assert.Matches(@"^/events/\d+$", Path));
        await using var db = Small.Open();
        var session = await db.Sessions.SingleAsync(s => s.EventId != Small.EventId);
        Assert.Equal(
            (new DateOnly(2027, 1, 12), new TimeOnly(9, 30), new TimeOnly(12, 0)), (session.Day, session.StartsAt!.Value, session.EndsAt!.Value));
    }

    [Fact]
    public async Task A_session_more_and_a_session_less_are_a_change_that_leaving_asks_about()
    {
        var page = Form("/events/new", "bs");
        await page.FindAll("button").Single(b => b.TextContent.Trim() == Texts.Of<EventTexts>()["AddDay"].Value).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".session-editor").Count));

        Services.GetRequiredService<NavigationManager>().NavigateTo("/elsewhere");

        Assert.DoesNotContain("elsewhere", Path, StringComparison.Ordinal);
        Dialogs.WaitForElement("[role=dialog]");
    }

    [Theory]
    [InlineData("sr-Latn", "mart 2019", "2019-03")]
    [InlineData("pl", "03.2019", "2019-03")]
    [InlineData("bg", "2019", "2019")]
    public async Task An_organisation_was_founded_as_precisely_as_somebody_knows(string language, string typed, string stored)
    {
        var page = Form("/organisations/new", language);
        var (words, common) = (Texts.Of<OrganisationTexts>(), Texts.Of<CommonTexts>());
        await page.Find("#name").ChangeAsync("Savez opština");
        await Field(page, words["FoundedOn"]).ChangeAsync(typed);

        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.Matches(@"^/organisations/\d+$", Path));
        await using var db = Small.Open();
        var organisation = (await db.Organisations.ToListAsync()).Single(o => o.Name.Shown() == "Savez opština");
        Assert.Equal(stored, organisation.FoundedOn.ToString());
    }

    // The address and its form, for an administrator, who may fill in each of them.
    private IRenderedComponent<IComponent> Form(string address, string language)
    {
        SignIn(language);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{address}?programme=mali");
        return address switch
        {
            "/events/new" => Open<EventEdit>(),
            "/people/new" => Open<PersonEdit>(),
            "/places/new" => Open<UnitEdit>(),
            "/organisations/new" => Open<OrganisationEdit>(),
            "/programmes/new" => Open<ProgrammeNew>(),
            _ => Open<IndicatorEdit>(p => p.Add(i => i.Code, "mali")),
        };
    }
}
