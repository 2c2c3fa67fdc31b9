using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Attendance;

public sealed class SheetPageTests : PageContext
{
    private static readonly DateOnly _ahead = new(2100, 5, 12);

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public async Task Of_a_session_that_is_still_to_come_it_is_said_that_its_marks_wait_for_the_day(string language)
    {
        await using (var db = Small.Open())
            await db.Sessions.Where(s => s.Id == Small.Sessions[0]).ExecuteUpdateAsync(s => s.SetProperty(x => x.Day, _ahead));
        SignIn(language, Small.Trainer);
        var said = Texts.Of<AttendanceTexts>()["DayIsAhead", _ahead.WithWeekday()].Value;

        var page = Render<SheetPage>(p => p.Add(s => s.Id, Small.EventId));
        page.WaitForAssertion(() => Assert.Equal(said, page.Find("#ahead").TextContent));

        // Of one that has come nothing is said.
        await using (var db = Small.Open()) await db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.Day, new DateOnly(2020, 5, 12)));
        var past = Render<SheetPage>(p => p.Add(s => s.Id, Small.EventId));
        past.WaitForElement("h1");
        Assert.Empty(past.FindAll("#ahead"));
    }
}
