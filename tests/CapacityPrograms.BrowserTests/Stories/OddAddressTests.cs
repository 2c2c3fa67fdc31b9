using CapacityPrograms.BrowserTests.Support;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>What anybody can write into the address bar: a page or "nothing here", never a broken one.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OddAddressTests(ServerFixture fixture)
{
    private static readonly string[] _addresses =
    [
        "/events/999999", "/events/0/attendance", "/events/2147483647/edit", "/programmes/nope",
        "/programmes/makers/progress/Nonsense?group=x", "/programmes/makers/progress/Reached?sex=99&group=-1&from=0001-01-01&page=-5",
        "/programmes/makers/progress?from=9999-12-31&to=%F0%9F%92%A9", "/schedule?view=month&day=9999-12-31",
        "/schedule?day=abc&page=-5&kind=42&state=%27%20OR%201%3D1", "/schedule?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&unit=%00x",
        "/search?q=%EF%BF%BE%F0%9F%98%8D%E2%80%AE%CC%BA", "/events/new?programme=makers&day=9999-12-31",
        "/people?page=99999999999&q=%25%5F", "/places?kind=Moon&q=%D0%8F", "/organisations/-1",
        "/events/1/check-in?session=x", "/programmes/makers/reports/1/rows?figure=x", "/users?page=x&order=Nonsense",
    ];

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task Odd_addresses_break_nothing()
    {
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await visit.SignInAsync(OwnEvent.Coordinator);
            var words = await page.SpeakAsync("en", "/schedule");
            var problem = words.Common["ProblemTitle"];
            var broken = new List<string>();
            foreach (var address in _addresses)
            {
                await page.GotoAsync(address);
                await page.DrawnAsync();
                var heading = await page.Title().First.InnerTextAsync();
                if (heading.StartsWith(problem, StringComparison.Ordinal) || await page.Alert().Filter(new() { HasText = problem }).CountAsync() > 0)
                    broken.Add(address);
            }
            Assert.Equal([], broken);
        });
    }
}
