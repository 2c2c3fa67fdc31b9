using Bunit;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Events;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Events;

/// <summary>An event comes to another state after a question, and for some states not without a reason.</summary>
public sealed class StateDialogTests : PageContext
{
    private static string Word(string key) => Texts.Of<EventTexts>()[key].Value;

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("uk")]
    public async Task What_needs_no_reason_is_asked_and_done(string language)
    {
        SignIn(language);
        var page = await AskAsync("To.Held");
        Assert.Equal(Word("To.Held"), Dialogs.Find("[role=dialog] h2").TextContent);
        Assert.Contains(Word("To.Held.Text"), Dialogs.Find("[role=dialog]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Dialogs.FindAll("#state-reason"));

        await Button(Dialogs, Word("To.Held")).ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains(Common("EventState.Held"), page.Find(".facts").TextContent, StringComparison.Ordinal));
        Assert.Equal((EventState.Held, null), await StateAsync());
    }

    [Theory]
    [InlineData("bs")]
    [InlineData("pl")]
    [InlineData("bg")]
    public async Task A_cancelled_event_keeps_the_reason_and_without_one_the_button_is_off(string language)
    {
        SignIn(language);
        await AskAsync("To.Cancelled");
        Assert.True(Button(Dialogs, Word("To.Cancelled")).HasAttribute("disabled"));
        await Field(Dialogs, Common("Reason")).InputAsync("   ");
        Assert.True(Button(Dialogs, Word("To.Cancelled")).HasAttribute("disabled"));
        await Field(Dialogs, Common("Reason")).InputAsync("Snijeg, „cesta zatvorena“");
        Dialogs.WaitForAssertion(() => Assert.False(Button(Dialogs, Word("To.Cancelled")).HasAttribute("disabled")));

        await Button(Dialogs, Word("To.Cancelled")).ClickAsync(new());

        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[role=dialog]")));
        Assert.Equal((EventState.Cancelled, "Snijeg, „cesta zatvorena“"), await StateAsync());
    }

    [Fact]
    public async Task Nothing_is_done_when_the_question_is_answered_with_back()
    {
        SignIn("en");
        await AskAsync("To.Held");

        await Button(Dialogs, Common("Back")).ClickAsync(new());

        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[role=dialog]")));
        Assert.Equal((EventState.Confirmed, null), await StateAsync());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    [InlineData("uk")]
    public async Task A_reason_that_was_refused_need_not_be_typed_again(string language)
    {
        SignIn(language);
        var page = await AskAsync("To.Cancelled");
        await Field(Dialogs, Common("Reason")).InputAsync("Snijeg");
        await using (var db = Small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Version, e => e.Version + 1));

        await Button(Dialogs, Word("To.Cancelled")).ClickAsync(new());

        WaitForRefusal(page, "ChangedMeanwhile");
        Assert.Equal((EventState.Confirmed, null), await StateAsync());
        await Button(page, Word("To.Cancelled")).ClickAsync(new());
        Dialogs.WaitForAssertion(() => Assert.False(Button(Dialogs, Word("To.Cancelled")).HasAttribute("disabled")));
        await Button(Dialogs, Word("To.Cancelled")).ClickAsync(new());
        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[role=dialog]")));
        Assert.Equal((EventState.Cancelled, "Snijeg"), await StateAsync());
    }

    [Fact]
    public void Who_only_reads_is_asked_nothing()
    {
        SignIn("bs", Small.Donor);
        var page = Render<EventPage>(p => p.Add(e => e.Id, Small.EventId));
        page.WaitForElement("nav.tabs");

        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Trim() == Word("To.Held"));
    }

    private async Task<IRenderedComponent<IComponent>> AskAsync(string to)
    {
        IRenderedComponent<IComponent> page = Render<EventPage>(p => p.Add(e => e.Id, Small.EventId));
        page.WaitForElement("nav.tabs");
        await Button(page, Word(to)).ClickAsync(new());
        Dialogs.WaitForElement("[role=dialog]");
        return page;
    }

    private async Task<(EventState, string?)> StateAsync()
    {
        await using var db = Small.Open();
        return (await db.Events.Select(e => e.State).SingleAsync(), await db.EventStateChanges.Select(c => c.Reason).SingleOrDefaultAsync());
    }
}
