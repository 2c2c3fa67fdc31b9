using Bunit;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace CapacityPrograms.Tests.Shared.Scheduling;

/// <summary>An event is moved to other days, after it was said what would clash there, and moved back.</summary>
public sealed class MoveDialogTests : PageContext
{
    private int _moved;

    private static string Word(string key, params object[] of) => Texts.Of<SchedulingTexts>()[key, of].Value;

    [Theory]
    [InlineData("en", "12/05/2026", "19/05/2026", "12–13 May 2026, Tue–Wed", "19–20 May 2026, Tue–Wed")]
    [InlineData("bs", "12.05.2026.", "19.5.2026", "12.–13. maj 2026., uto–sri", "19.–20. maj 2026., uto–sri")]
    [InlineData("uk", "12.05.2026", "19.05.26", "12–13 трав 2026\u00a0р., вт–ср", "19–20 трав 2026\u00a0р., вт–ср")]
    public async Task It_is_moved_to_a_day_as_the_reader_writes_it_and_back(string language, string stands, string typed, string now, string then)
    {
        SignIn(language);
        var told = Render<MudSnackbarProvider>();
        await OpenAsync();
        Assert.Contains(Word("MoveNow", now), Dialogs.Find("form").TextContent, StringComparison.Ordinal);
        Assert.Equal(stands, Field(Dialogs, Word("NewFirstDay")).GetAttribute("value"));
        Assert.True(Button(Dialogs, Word("Move")).HasAttribute("disabled"));
        await Field(Dialogs, Word("NewFirstDay")).ChangeAsync(typed);
        Dialogs.WaitForAssertion(() => Assert.Equal(Word("MoveThen", then), Dialogs.Find("form [role=status]").TextContent));

        await SaveAsync(Dialogs);

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _moved));
        Assert.Empty(Dialogs.FindAll("[role=dialog]"));
        Assert.Equal([7, 7, 8, 8], await DaysAsync());
        told.WaitForAssertion(() => Assert.Contains(Word("Moved", "Trening koordinatora", then), told.Markup, StringComparison.Ordinal));
        await Button(told, Common("Undo")).ClickAsync(new());
        told.WaitForAssertion(() => Assert.Equal(2, _moved));
        Assert.Equal([0, 0, 1, 1], await DaysAsync());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("pl")]
    [InlineData("bg")]
    public async Task What_is_no_day_is_said_at_the_field_and_stays_and_nothing_moves(string language)
    {
        SignIn(language);
        await OpenAsync();
        await Field(Dialogs, Word("NewFirstDay")).ChangeAsync("31.02.2026");

        Dialogs.WaitForAssertion(() => Assert.NotNull(Wrong(Dialogs, Field(Dialogs, Word("NewFirstDay")))));
        await SaveAsync(Dialogs);

        await FollowRefusalsAsync(Dialogs);
        Assert.Equal("31.02.2026", Field(Dialogs, Word("NewFirstDay")).GetAttribute("value"));
        Assert.Equal([0, 0, 1, 1], await DaysAsync());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task A_year_that_cannot_be_meant_is_refused_at_the_field(string language)
    {
        SignIn(language);
        await OpenAsync();
        await Field(Dialogs, Word("NewFirstDay")).ChangeAsync("1.1.1066");

        Assert.Equal(Refusal("Range", EventDays.FirstYear, EventDays.LastYear), WaitForWrong(Dialogs, Word("NewFirstDay")));
        Assert.True(Button(Dialogs, Word("Move")).HasAttribute("disabled"));
        await FollowRefusalsAsync(Dialogs);
    }

    [Theory]
    [InlineData("en", "Tarik Vodić is booked twice on Tue 19 May 2026, 09:00–12:00.")]
    [InlineData("pl", "Tarik Vodić")]
    [InlineData("bg", "Tarik Vodić")]
    public async Task A_clash_is_named_before_and_the_event_can_be_moved_in_spite_of_it(string language, string named)
    {
        SignIn(language);
        var there = SmallProgramme.FirstDay.AddDays(7);
        await Small.Events.SaveAsync(
            Small.Coordinator, Small.NewEvent(new(9, 0), new(10, 0), there, trainers: Small.Trainers[0]), new HashSet<string>(), default);
        await OpenAsync(7);

        Dialogs.WaitForAssertion(() => Assert.Contains(named, Dialogs.Find("form [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Sastanak", Dialogs.Find("form [role=alert] a").TextContent);
        await SaveAsync(Dialogs);

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _moved));
        Assert.Equal([7, 7, 8, 8], await DaysAsync());
    }

    [Fact]
    public async Task A_clash_that_comes_up_meanwhile_is_shown_before_anything_moves()
    {
        SignIn("en");
        await OpenAsync(7);
        Assert.Empty(Dialogs.FindAll("form [role=alert]"));
        await Small.Events.SaveAsync(
            Small.Coordinator, Small.NewEvent(new(9, 0), new(10, 0), SmallProgramme.FirstDay.AddDays(7), trainers: Small.Trainers[0]),
            new HashSet<string>(), default);

        await SaveAsync(Dialogs);

        Dialogs.WaitForAssertion(() => Assert.Contains("Tarik Vodić", Dialogs.Find("form [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal([0, 0, 1, 1], await DaysAsync());
        await SaveAsync(Dialogs);
        Dialogs.WaitForAssertion(() => Assert.Equal(1, _moved));
        Assert.Equal([7, 7, 8, 8], await DaysAsync());
    }

    [Theory]
    [InlineData("bs", true, "Forbidden")]
    [InlineData("bg", true, "Forbidden")]
    [InlineData("pl", false, "EventKeepsDays")]
    [InlineData("uk", false, "EventKeepsDays")]
    public async Task Who_may_not_and_what_was_held_is_told_why_and_there_is_nothing_to_fill_in(string language, bool asDonor, string why)
    {
        SignIn(language, asDonor ? Small.Donor : Small.Coordinator);
        if (!asDonor)
            await using (var db = Small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EventState.Held));
        await OpenAsync();

        WaitForRefusal(Dialogs, why);
        Assert.Empty(Dialogs.FindAll("form input"));
        Assert.True(Button(Dialogs, Word("Move")).HasAttribute("disabled"));
        await Button(Dialogs, Common("Cancel")).ClickAsync(new());
        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[role=dialog]")));
    }

    private async Task OpenAsync(int? days = null)
    {
        var dialog = Render<MoveDialog>(p => p.Add(d => d.OnMoved, _ => _moved++));
        await dialog.InvokeAsync(() => dialog.Instance.ShowAsync(Small.EventId, days));
        Dialogs.WaitForElement("form.form");
    }

    // Of the sessions, counted from the first day that the event had.
    private async Task<List<int>> DaysAsync()
    {
        await using var db = Small.Open();
        var days = await db.Sessions.Where(s => s.EventId == Small.EventId).OrderBy(s => s.Order).Select(s => s.Day).ToListAsync();
        return days.ConvertAll(d => d.DayNumber - SmallProgramme.FirstDay.DayNumber);
    }
}
