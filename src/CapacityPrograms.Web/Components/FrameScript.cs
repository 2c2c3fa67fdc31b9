using Microsoft.JSInterop;

namespace CapacityPrograms.Web.Components;

/// <summary>Calls what the browser does for the frame and its parts: <c>js/frame.js</c>, which it loads once.</summary>
internal static class FrameScript
{
    /// <summary>Calls a function.</summary>
    public static async Task CallFrameAsync(this IJSRuntime browser, string function, params object?[] arguments) =>
        await (await ImportAsync(browser)).InvokeVoidAsync(function, arguments);

    /// <summary>Calls a function that answers.</summary>
    public static async Task<T> AskFrameAsync<T>(this IJSRuntime browser, string function, params object?[] arguments) =>
        await (await ImportAsync(browser)).InvokeAsync<T>(function, arguments);

    private static ValueTask<IJSObjectReference> ImportAsync(IJSRuntime browser) => browser.InvokeAsync<IJSObjectReference>("import", "./js/frame.js");
}
