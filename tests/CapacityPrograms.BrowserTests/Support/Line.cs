using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>The line between a page and its server, which a test can cut and mend; the server and its circuit live on.</summary>
internal sealed class Line(IPage page)
{
    private readonly List<IWebSocketRoute> _open = [];
    private bool _cut;
    private double _opened;

    // The page says that the connection was lost as long as it is.
    private ILocator Notice => page.GetByRole(AriaRole.Alertdialog);

    /// <summary>To be called before the page is opened.</summary>
    public static async Task<Line> LayAsync(IPage page)
    {
        var line = new Line(page);
        await page.RouteWebSocketAsync("**/_blazor**", line.Connect);
        // Without this the page would go on over plain requests.
        await page.RouteAsync("**/_blazor/negotiate**",
            route => line._cut ? route.AbortAsync("internetdisconnected") : route.ContinueAsync());
        return line;
    }

    /// <summary>Cuts it; the page has noticed when this returns.</summary>
    public async Task CutAsync()
    {
        _cut = true;
        _opened = await page.EvaluateAsync<double>("performance.timeOrigin");
        foreach (var socket in _open) await socket.CloseAsync();
        _open.Clear();
        await Assertions.Expect(Notice).ToBeVisibleAsync();
        await Assertions.Expect(Notice).ToContainTextAsync((await Words.OfAsync(page)).Common["Reconnecting"]);
    }

    /// <summary>Mends it; the page has found its circuit again by itself, and was not opened anew, when this returns.</summary>
    public async Task MendAsync()
    {
        _cut = false;
        await Assertions.Expect(Notice).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        Assert.Equal(_opened, await page.EvaluateAsync<double>("performance.timeOrigin"));
    }

    private void Connect(IWebSocketRoute socket)
    {
        if (_cut)
        {
            _ = socket.CloseAsync();
            return;
        }
        var server = socket.ConnectToServer();
        _open.Add(socket);
        _open.Add(server);
    }
}
