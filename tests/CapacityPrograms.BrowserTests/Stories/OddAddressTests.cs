using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>What anybody can write into the address bar: a page or "nothing here", never a broken one.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OddAddressTests(ServerFixture fixture)
{
    private static readonly string[] _addresses =
    [
        "/events/999999", "/events/0/attendance", "/events/2147483647/edit", "/programmes/nope", "/programmes/makers/progress/Nonsense?group=x",
        "/programmes/makers/progress/Reached?sex=99&group=-1&from=0001-01-01&page=-5", "/programmes/makers/progress?from=9999-12-31&to=%F0%9F%92%A9",
        "/schedule?view=month&day=9999-12-31", "/schedule?day=abc&page=-5&kind=42&state=%27%20OR%201%3D1", "/schedule?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&unit=%00x",
        "/search?q=%EF%BF%BE%F0%9F%98%8D%E2%80%AE%CC%BA", "/events/new?programme=makers&day=9999-12-31", "/people?page=99999999999&q=%25%5F", "/places?kind=Moon&q=%D0%8F", "/organisations/-1",
    ];

    [SkippableFact]
    public async Task Odd_addresses_break_nothing()
    {
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync("/account/login?returnUrl=/schedule");
            await page.FillAsync("input[name=\"Input.Email\"]", "coordinator.makers@demo.local");
            await page.FillAsync("input[name=\"Input.Password\"]", "Demo-2026!");
            await page.Locator("form", new() { Has = page.Locator("input[name=\"Input.Password\"]") }).Locator("button[type=submit]").First.ClickAsync();
            await page.WaitForURLAsync("**/schedule");
            await page.GotoAsync("/language?tag=en&returnUrl=/schedule");
            var broken = new List<string>();
            foreach (var address in _addresses)
            {
                await page.GotoAsync(address);
                await page.Locator("h1").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
                await Assertions.Expect(page.Locator(".loading")).ToHaveCountAsync(0);
                var heading = await page.Locator("h1").First.InnerTextAsync();
                if (heading.StartsWith("Something went wrong", StringComparison.Ordinal) || await page.Locator("#blazor-error-ui").IsVisibleAsync()) broken.Add(address);
            }
            Assert.Equal([], broken);
        });
    }
}
