using Microsoft.JSInterop;

namespace CapacityPrograms.Web.Components.Ui;

/// <summary>Hands a file that is made in a circuit to the browser's downloads.</summary>
internal static class FileDownload
{
    /// <summary>Sends the whole file, from its beginning; the browser keeps it under the name.</summary>
    /// <param name="file">Stays open.</param>
    public static async Task DownloadAsync(this IJSRuntime script, string name, Stream file, CancellationToken ct)
    {
        file.Position = 0;
        using var stream = new DotNetStreamReference(file, leaveOpen: true);
        await using var module = await script.InvokeAsync<IJSObjectReference>("import", ct, "/js/download.js");
        await module.InvokeVoidAsync("save", ct, name, stream);
    }
}
