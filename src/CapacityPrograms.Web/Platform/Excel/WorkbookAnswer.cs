using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Platform.Access;

namespace CapacityPrograms.Web.Platform.Excel;

/// <summary>
/// Answers a request with a workbook: its parts are written out of order, so it lies in a temporary file, deleted when
/// sent or broken off.
/// </summary>
public static class WorkbookAnswer
{
    /// <summary>A file of the server's own that is deleted when it is closed.</summary>
    public static FileStream Temporary() =>
        new(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    /// <summary>Writes for whoever asks; a refusal goes on to the filter of the endpoints.</summary>
    /// <param name="write">Writes the workbook and returns the name of the file.</param>
    public static async Task<IResult> SendAsync(HttpContext http, ActorSource actors, Func<Actor, Stream, CancellationToken, Task<string>> write)
    {
        var stream = Temporary();
        try
        {
            var name = await write(await actors.ForAsync(http.User, http.RequestAborted), stream, http.RequestAborted);
            stream.Position = 0;
            return Results.File(stream, Workbook.MediaType, name);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
