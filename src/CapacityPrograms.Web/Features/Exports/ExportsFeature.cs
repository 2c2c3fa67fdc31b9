using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Excel;
using CapacityPrograms.Web.Platform.Security;

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
        routes
            .MapGet(
                "/events/{id:int}/attendance.xlsx",
                (int id, HttpContext http, ActorSource actors, EventWorkbook workbook) =>
                    WorkbookAnswer.SendAsync(http, actors, (actor, stream, ct) => workbook.WriteAsync(actor, id, stream, ct)))
            .RequireAuthorization(Policies.SeeProgrammes);
        routes
            .MapGet(
                "/programmes/{code}/attendance.xlsx",
                (string code, string? from, string? to, HttpContext http, ActorSource actors, RegisterWorkbook workbook) =>
                    WorkbookAnswer.SendAsync(
                        http, actors,
                        (actor, stream, ct) => workbook.WriteAsync(actor, code, QueryValue.Day(from), QueryValue.Day(to), stream, ct)))
            .RequireAuthorization(Policies.SeeProgress);
    }
}
