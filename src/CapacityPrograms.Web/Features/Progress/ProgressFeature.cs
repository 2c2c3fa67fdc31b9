using CapacityPrograms.Web.Features.Progress.Indicators;
using CapacityPrograms.Web.Shared;
using CapacityPrograms.Web.Shared.Access;
using CapacityPrograms.Web.Shared.Excel;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>Figures of a programme, and the rows behind each.</summary>
public static class ProgressFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddProgress(this IServiceCollection services)
    {
        services.AddScoped<ProgressService>();
        services.AddScoped<FigureService>();
        services.AddScoped<ResultsWorkbook>();
        services.AddScoped<IndicatorService>();
        services.AddScoped<IndicatorEditing>();
        services.AddScoped<ReportService>();
    }

    /// <summary>Maps the workbook's address.</summary>
    public static void MapProgress(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/programmes/{code}/results.xlsx", (string code, string? from, string? to, HttpContext http, ActorSource actors, ResultsWorkbook workbook) =>
            WorkbookAnswer.SendAsync(http, actors, (actor, stream, ct) => workbook.WriteAsync(actor, code, QueryText.Day(from), QueryText.Day(to), stream, ct))).RequireAuthorization(Policies.SeeProgress);
}
