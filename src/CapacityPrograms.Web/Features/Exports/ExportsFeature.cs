using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Shared.Access;
using CapacityPrograms.Web.Shared.Excel;
using CapacityPrograms.Web.Shared.Refusals;

namespace CapacityPrograms.Web.Features.Exports;

/// <summary>Workbooks: attendance of an event, and the register of a programme.</summary>
public static class ExportsFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddExports(this IServiceCollection services)
    {
        services.AddScoped<EventWorkbook>();
        services.AddScoped<RegisterWorkbook>();
    }

    /// <summary>Maps the workbooks' addresses.</summary>
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id:int}/attendance.xlsx", (int id, HttpContext http, ActorSource actors, EventWorkbook workbook) =>
            SendAsync(http, actors, (actor, stream, ct) => workbook.WriteAsync(actor, id, stream, ct))).RequireAuthorization(Policies.SeeProgrammes);
        routes.MapGet("/programmes/{code}/attendance.xlsx", (string code, string? from, string? to, HttpContext http, ActorSource actors, RegisterWorkbook workbook) =>
            SendAsync(http, actors, (actor, stream, ct) => workbook.WriteAsync(actor, code, Day(from), Day(to), stream, ct))).RequireAuthorization(Policies.SeeProgress);
    }

    // The parts of a workbook are written out of order, so it lies in a temporary file, deleted when sent or broken off.
    private static async Task<IResult> SendAsync(HttpContext http, ActorSource actors, Func<Actor, Stream, CancellationToken, Task<string>> write)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            var name = await write(await actors.ForAsync(http.User, http.RequestAborted), stream, http.RequestAborted);
            stream.Position = 0;
            return Results.File(stream, Workbook.MediaType, name);
        }
        catch (MissingException)
        {
            await stream.DisposeAsync();
            return Results.NotFound();
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;
}
