using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Attendance.Paper;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Attendance.Paper;

public sealed class TranscriptionPageTests : PageContext
{
    [Theory]
    [InlineData("bs")]
    [InlineData("bg")]
    public async Task The_paper_of_a_day_that_is_still_to_come_is_asked_about_before_it_is_written(string language)
    {
        await Small.RegisterAsync("Amra", "Prva");
        await using (var db = Small.Open()) await db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.Day, new DateOnly(2100, 5, 12)));
        SignIn(language, Small.Trainer);
        var page = Open<TranscriptionPage>(p => p.Add(t => t.Id, Small.EventId));

        await SaveAsync(page);

        WaitForRefusal(page, "DayAhead");
        await using (var db = Small.Open()) Assert.Empty(await db.AttendanceEntries.ToListAsync());
        await Box(page, Texts.Of<AttendanceTexts>()["WriteAhead"].Value).ChangeAsync(true);
        await SaveAsync(page);
        page.WaitForElement("#written");
        await using var after = Small.Open();
        Assert.Equal(4, await after.AttendanceMarks.CountAsync());
    }
}
