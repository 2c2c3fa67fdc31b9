using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Excel;

namespace CapacityPrograms.Web.Features.Audit;

/// <summary>Who saw, exported, changed and signed in.</summary>
public static class AuditFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddScoped<AuditQueries>();
        services.AddScoped<AuditWorkbook>();
    }

    /// <summary>Maps the workbook's address; its query is the page's.</summary>
    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/audit.xlsx",
                (
                    HttpContext http, string? user, string? programme, string? kind, string? q, string? from, string? to, ActorSource actors,
                    AuditWorkbook workbook) =>
                    WorkbookAnswer.SendAsync(
                        http, actors,
                        (actor, stream, ct) => workbook.WriteAsync(actor, AuditFilter.Read(user, programme, kind, q, from, to), stream, ct)))
            .RequireAuthorization(Policies.Coordinate);
}
