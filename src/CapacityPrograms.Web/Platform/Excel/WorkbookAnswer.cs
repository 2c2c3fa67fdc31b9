using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Platform.Access;

namespace CapacityPrograms.Web.Platform.Excel;

/// <summary>
/// Answers a request with a workbook: its parts are written out of order, so it lies in a temporary file, deleted when
/// sent or broken off.
/// </summary>
public static class WorkbookAnswer
{
    private const string Prefix = "capacityprograms-workbook-";

    /// <summary>A file of the server's own that is deleted when it is closed, and that nobody else reads.</summary>
    public static FileStream Temporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 16,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Prefix + Path.GetRandomFileName()), options);
    }

    /// <summary>Removes what a server that was killed left behind; on Unix one that is being written by another node is not harmed.</summary>
    public static void RemoveLeftovers()
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), Prefix + "*"))
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another account's, or in use.
            }
        }
    }

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
