using Bunit;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Shared.Scheduling;

namespace CapacityPrograms.Tests.Shared.Scheduling;

public sealed class ClashNoteTests : KitContext
{
    private static readonly DateOnly _day = new(2026, 5, 12);

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("uk")]
    public void It_says_who_when_and_which_other_event(string language)
    {
        Language.Of(language).Use();
        var note = Draw(new("k", ClashKind.Trainer, "Tarik Vodić", _day, "09:00–12:00", 7, "Sastanak", "10:00–11:00", "p", 1, 2));

        Assert.Equal(
            Texts.Of<SchedulingTexts>()["Clash.Trainer", "Tarik Vodić", _day.WithWeekday(), "09:00–12:00"].Value, note.Find("li b").TextContent);
        Assert.Equal(("/events/7", "Sastanak"), (note.Find("li a").GetAttribute("href"), note.Find("li a").TextContent));
        Assert.Contains("10:00–11:00", note.Find("li .two").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clash_within_the_event_has_no_link_and_one_that_comes_and_goes_is_read_out()
    {
        Language.Of("en").Use();
        var clash = new ClashView("k", ClashKind.Venue, "Hotel", _day, "09:00–12:00", null, "", "10:00–11:00", "p", 1, 2);
        Assert.Empty(Draw(clash).FindAll("a, [role=alert]"));
        Assert.Contains("also in this event:", Draw(clash).Find(".two").TextContent, StringComparison.Ordinal);
        Assert.Single(Render<ClashNote>(p => p.Add(n => n.Clashes, [clash]).Add(n => n.IsLive, true)).FindAll("[role=alert]"));
        Assert.Empty(Render<ClashNote>(p => p.Add(n => n.Clashes, [])).FindAll("*"));
    }

    private IRenderedComponent<ClashNote> Draw(ClashView clash) => Render<ClashNote>(p => p.Add(n => n.Clashes, [clash]));
}
