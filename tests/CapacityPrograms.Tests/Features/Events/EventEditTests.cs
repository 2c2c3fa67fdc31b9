using Bunit;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Events;

public sealed class EventEditTests : PageContext
{
    private static string Word(string key, params object[] of) => Texts.Of<EventTexts>()[key, of].Value;

    [Theory]
    [InlineData("bs")]
    [InlineData("pl")]
    public async Task Sessions_that_leave_a_day_with_paper_are_asked_about_and_saved_with_one_press_more(string language)
    {
        await using (var db = Small.Open())
        {
            db.SheetCounts.Add(new SheetCount { EventId = Small.EventId, Day = SmallProgramme.FirstDay, Count = 5 });
            await db.SaveChangesAsync();
        }
        SignIn(language);
        var page = Open<EventEdit>(p => p.Add(e => e.Id, Small.EventId));
        await page.Find("#s0-day").ChangeAsync("2026-05-20");

        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.Contains(
            Word("PaperStays", SmallProgramme.FirstDay.WithWeekday()), page.Find("#paper").TextContent, StringComparison.Ordinal));
        await using (var db = Small.Open()) Assert.Equal(2, await db.Sessions.CountAsync(s => s.Day == SmallProgramme.FirstDay));
        await Button(page, Word("PaperStaysSave")).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal($"/events/{Small.EventId}", Path));
        await using var after = Small.Open();
        Assert.Equal(1, await after.Sessions.CountAsync(s => s.Day == SmallProgramme.FirstDay));
        Assert.Equal(SmallProgramme.FirstDay, await after.SheetCounts.Select(c => c.Day).SingleAsync());
    }
}
