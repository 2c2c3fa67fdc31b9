using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>One person at one device. What the browser complained about is kept for the test to look at.</summary>
public sealed class Visit : IAsyncDisposable
{
    // What passes is a long list on a long page, and nobody reads it.
    private static readonly HashSet<ResultType> _faultsOnly = [ResultType.Violations];

    private Visit(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public ConcurrentBag<string> Complaints { get; } = [];

    public static async Task<Visit> StartAsync(IBrowserContext context) => new(context, await context.NewPageAsync());

    public async Task SignInAsync(string email, string password)
    {
        await Page.GotoAsync("/account/login");
        await Page.FillAsync("input[name=\"Input.Email\"]", email);
        await Page.FillAsync("input[name=\"Input.Password\"]", password);
        await Page.Locator("form", new() { Has = Page.Locator("input[name=\"Input.Password\"]") }).Locator("button[type=submit]").ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
    }

    /// <summary>Opens an interactive page and waits until its circuit answers; before that a click is lost.</summary>
    public async Task GoToAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Runs the test's steps; where one fails, leaves a picture of the page under artifacts/browser.</summary>
    public async Task StoryAsync(Func<IPage, Task> steps, [CallerMemberName] string story = "")
    {
        try
        {
            await steps(Page);
        }
        catch
        {
            await Page.ScreenshotAsync(new() { Path = Artifacts.FileFor(story + ".png"), FullPage = true });
            await File.WriteAllTextAsync(Artifacts.FileFor(story + ".html"), await Page.ContentAsync());
            throw;
        }
    }

    /// <summary>The rules of WCAG 2.2 A and AA that a program can check; what it found, as readable lines.</summary>
    /// <param name="onlyContrast">The rest does not change with the theme.</param>
    public async Task<IReadOnlyList<string>> AccessibilityFaultsAsync(bool onlyContrast = false)
    {
        var result = await Page.RunAxe(onlyContrast ? new AxeRunOptions { ResultTypes = _faultsOnly, RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } } : new AxeRunOptions
        {
            ResultTypes = _faultsOnly,
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
            // Both are off unless asked for.
            Rules = new() { ["target-size"] = new() { Enabled = true }, ["label-content-name-mismatch"] = new() { Enabled = true } },
        });
        return [.. result.Violations.SelectMany(fault => fault.Nodes.Select(node => $"{fault.Id}: {fault.Help}: {node.Html}"))];
    }

    public async ValueTask DisposeAsync() => await Context.CloseAsync();
}
