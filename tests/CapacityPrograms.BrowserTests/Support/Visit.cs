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

    /// <summary>Signs in and is led to the page asked for.</summary>
    /// <param name="path">The page asked for; every role has the schedule.</param>
    public Task SignInAsync(string email, string password = SignIn.Password, string path = "/schedule") =>
        SignIn.AsAsync(Page, email, password, path);

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
    /// <param name="only">These rules alone, where the others cannot find anything new.</param>
    public async Task<IReadOnlyList<string>> AccessibilityFaultsAsync(IReadOnlyList<string>? only = null)
    {
        var all = new AxeRunOptions
        {
            ResultTypes = _faultsOnly,
            RunOnly = new()
            {
                Type = "tag",
                Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            },
            // Both are off unless asked for.
            Rules = new() { ["target-size"] = new() { Enabled = true }, ["label-content-name-mismatch"] = new() { Enabled = true } },
        };
        if (only is not null) all = new() { ResultTypes = _faultsOnly, RunOnly = new() { Type = "rule", Values = [.. only] } };
        // What fades in has its colours only once it stands; what turns for ever does not count.
        await Page.WaitForFunctionAsync(
            "() => document.getAnimations().every(one => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity)");
        var result = await Page.RunAxe(all);
        return [.. result.Violations.SelectMany(fault => fault.Nodes.Select(node => $"{fault.Id}: {fault.Help}: {node.Html}"))];
    }

    /// <summary>Shows the page in light or dark colours, whatever the reader's device asks for.</summary>
    public Task ShadeAsync(bool dark) => Page.EvaluateAsync($"document.documentElement.dataset.theme = '{(dark ? "dark" : "light")}'");

    public async ValueTask DisposeAsync() => await Context.CloseAsync();
}
