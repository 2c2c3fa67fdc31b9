using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>One server and one browser for all browser tests; each test opens a context of its own.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public WebServer Server { get; } = new();

    // The shell draws the same pages without a desktop around them, and so with less work.
    public static string? Chromium { get; } = new[]
    {
        Environment.GetEnvironmentVariable("TEST_CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    }.FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        await Server.StartAsync();
        if (Chromium is null)
            return;

        // A machine that does other work beside this answers late; what never comes fails all the same.
        Assertions.SetDefaultExpectTimeout(40_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Headless = true, Args = Flags });
    }

    /// <summary>Skips the test, with the reason, where there is no browser.</summary>
    /// <param name="still">For a reader whose device asks for less motion.</param>
    /// <param name="server">Another server than the shared one.</param>
    public async Task<Visit> OpenAsync(
        string locale = "en-GB", Screen screen = Screen.Desktop, string timezone = "Europe/Sarajevo", bool still = false, WebServer? server = null)
    {
        Skip.If(_browser is null, "Chromium is not installed; tests/run.sh installs it where it may, and TEST_CHROMIUM can name another.");
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = (server ?? Server).Url,
            Locale = locale,
            TimezoneId = timezone,
            AcceptDownloads = true,
            ReducedMotion = still ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            HasTouch = screen == Screen.Phone,
            ViewportSize = screen == Screen.Phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
        });
        return await Visit.StartAsync(context);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await Server.DisposeAsync();
    }
}

public enum Screen
{
    Desktop,
    Phone,
}

[CollectionDefinition(Name)]
#pragma warning disable CA1711 // xunit's own word for it.
public sealed class BrowserCollection : ICollectionFixture<ServerFixture>
#pragma warning restore CA1711
{
    public const string Name = "Browser";
}
