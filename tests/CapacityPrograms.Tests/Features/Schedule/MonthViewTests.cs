using Bunit;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Schedule;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.AspNetCore.Components.Web;

namespace CapacityPrograms.Tests.Features.Schedule;

public sealed class MonthViewTests : KitContext
{
    private static readonly DateOnly Monday = new(2026, 11, 2);

    [Fact]
    public void An_event_over_several_days_stands_once_in_the_order_of_its_days()
    {
        Language.Of("en").Use();
        var month = Draw([.. Sessions(1, "Obuka", 1, 2, 3), .. Sessions(2, "Poseta", 0)], null);

        Assert.Equal(["Poseta", "Obuka"], month.FindAll(".ev b").Select(b => b.TextContent));
        Assert.Equal("bs", month.Find(".ev b").GetAttribute("lang"));
        Assert.Contains("--span: 3", month.FindAll(".ev")[1].GetAttribute("style"), StringComparison.Ordinal);
        Assert.Equal(7, month.FindAll("li").Count);
        Assert.Empty(month.FindAll("button"));
    }

    [Fact]
    public void What_finds_no_lane_is_counted_with_a_link_to_the_day()
    {
        Language.Of("en").Use();
        var month = Draw(Enumerable.Range(1, 5).SelectMany(id => Sessions(id, $"Obuka {id}", 4)), null);

        Assert.Equal(3, month.FindAll(".ev").Count);
        var more = month.Find("a.more-events");
        Assert.Equal("/day/2026-11-06", more.GetAttribute("href"));
        Assert.StartsWith("+2 more", more.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_a_button_and_a_drop_ask_for_other_days()
    {
        Language.Of("en").Use();
        var asked = new List<MoveAsk>();
        var month = Draw(Sessions(1, "Obuka", 1, 2), asked.Add);

        await month.Find(".ev").KeyDownAsync(new KeyboardEventArgs { Key = "m" });
        await month.Find(".ev").KeyDownAsync(new KeyboardEventArgs { Key = "m", CtrlKey = true });
        await month.Find(".ev button").ClickAsync(new MouseEventArgs());
        await month.Find("li div").DragStartAsync(new DragEventArgs());
        await month.FindAll("li")[4].DropAsync(new DragEventArgs());
        // A drop of something else moves nothing.
        await month.FindAll("li")[5].DropAsync(new DragEventArgs());

        Assert.Equal([new(1, null), new(1, null), new(1, 3)], asked);
    }

    private IRenderedComponent<MonthView> Draw(IEnumerable<CalendarSession> sessions, Action<MoveAsk>? moved) => Render<MonthView>(p =>
    {
        p.Add(m => m.Sessions, sessions.OrderBy(s => s.Day).ToList()).Add(m => m.Day, Monday).Add(m => m.From, Monday).Add(m => m.To, Monday.AddDays(6))
            .Add(m => m.Now, Monday).Add(m => m.DayHref, day => $"/day/{day:yyyy-MM-dd}");
        if (moved is not null) p.Add(m => m.OnMove, moved);
    });

    private static IEnumerable<CalendarSession> Sessions(int id, string title, params int[] days) => days.Select(d => new CalendarSession(
        id, Monday.AddDays(d), new(9, 0), new(12, 0), LocalizedText.Of("bs", title), "bs", ("bs", "Mali program"), null, EventState.Planned, false, true));
}
