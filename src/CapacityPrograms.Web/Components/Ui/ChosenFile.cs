using CapacityPrograms.Web.Platform.Excel;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace CapacityPrograms.Web.Components.Ui;

/// <summary>Brings a file that somebody has chosen from the browser here.</summary>
public static class ChosenFile
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>Takes the whole file in, so that nothing that is read later depends on the browser's disk.</summary>
    /// <param name="most">How large it may be, in bytes.</param>
    /// <param name="field">The field that a refusal names.</param>
    /// <param name="tooLarge">What a refusal says of one that is too large: its name and the most megabytes are given.</param>
    /// <returns>A temporary file at its beginning, which goes when it is disposed.</returns>
    /// <exception cref="RefusedException">It is too large, or has been changed or removed since it was chosen.</exception>
    public static async Task<Stream> CopyAsync(this IBrowserFile file, long most, CancellationToken ct, string field = "File", string tooLarge = "FileTooLarge")
    {
        if (file.Size > most) throw TooLarge(file, most, field, tooLarge);
        var taken = WorkbookAnswer.Temporary();
        try
        {
            await using var content = file.OpenReadStream(most, ct);
            await content.CopyToAsync(taken, ct);
            taken.Position = 0;
            return taken;
        }
        catch (Exception e)
        {
            await taken.DisposeAsync();
            // The browser reads it now and not when it was chosen; it says in its own words that it cannot.
            if (e is IOException or JSException or TimeoutException or InvalidOperationException && !ct.IsCancellationRequested)
                throw new RefusedException(field, "FileGone", file.Name);
            throw;
        }
    }

    private static RefusedException TooLarge(IBrowserFile file, long most, string field, string tooLarge) =>
        most < Megabyte ? new(field, "PictureTooBig", most / 1024) : new(field, tooLarge, file.Name, most / Megabyte);
}
