using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class StepsTests : KitContext
{
    [Fact]
    public void What_is_done_is_said_in_words_and_where_the_reader_is_leads_nowhere()
    {
        Language.Of("bg").Use();
        var page = Render<Steps>(p => p.Add(s => s.Label, "Setup").Add(s => s.Items,
        [
            new("When", IsDone: true, Href: "/programmes/p/edit"), new("Who pays", IsDone: false, IsCurrent: true, "/programmes/p/organisations"),
            new("First event", IsDone: false, Href: "/events/new"),
        ]));

        var steps = page.FindAll("ol[aria-label=Setup] > li");
        Assert.Contains(Texts.Of<CommonTexts>()["StepDone"].Value, steps[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("/programmes/p/edit", steps[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("step", steps[1].GetAttribute("aria-current"));
        Assert.Null(steps[1].QuerySelector("a"));
        Assert.Equal("/events/new", steps[2].QuerySelector("a")!.GetAttribute("href"));
        Assert.DoesNotContain(Texts.Of<CommonTexts>()["StepDone"].Value, steps[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_on_one_page_are_no_links()
    {
        var page = Render<Steps>(p => p.Add(s => s.Label, "Import")
            .Add(s => s.Items, [new("File", IsDone: true), new("Result", IsDone: false, IsCurrent: true)]));
        Assert.Empty(page.FindAll("a"));
        Assert.Equal("Result", page.Find("[aria-current=step] b").TextContent);
    }
}
