using CapacityPrograms.Web.Features.Attendance.RoundTrip;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Excel;

namespace CapacityPrograms.Web.Features.Attendance.Paper;

/// <summary>Opens scans for those who keep or mark the event.</summary>
public static class PaperEndpoints
{
    /// <summary>Maps <c>/evidence/{id}</c> and the workbook that goes out and comes back.</summary>
    public static void MapPaper(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/events/{id:int}/sheet.xlsx",
                (int id, HttpContext http, ActorSource actors, RoundTripQueries queries) =>
                    WorkbookAnswer.SendAsync(http, actors, (actor, stream, ct) => queries.WriteAsync(actor, id, stream, ct)))
            .RequireAuthorization(Policies.RecordAttendance);
        MapEvidence(routes);
    }

    private static void MapEvidence(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/evidence/{id:int}",
                async (int id, HttpContext http, ActorSource actors, EvidenceService service) =>
                {
                    var scan = await service.OpenAsync(await actors.ForAsync(http.User, http.RequestAborted), id, http.RequestAborted);
                    http.Response.Headers.CacheControl = "private, no-store";
                    return Results.File(scan.Content, scan.MediaType, scan.MediaType == "application/pdf" ? scan.FileName : null);
                }
            )
            .RequireAuthorization(Policies.RecordAttendance);
}
