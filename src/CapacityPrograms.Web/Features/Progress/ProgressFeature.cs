using CapacityPrograms.Web.Features.Progress.Iati;
using CapacityPrograms.Web.Features.Progress.Indicators;
using CapacityPrograms.Web.Features.Progress.Reconciliation;
using CapacityPrograms.Web.Features.Progress.Sharing;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Excel;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>Figures of a programme, and the rows behind each.</summary>
public static class ProgressFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddProgress(this IServiceCollection services)
    {
        services.AddScoped<ProgressQueries>();
        services.AddScoped<FigureQueries>();
        services.AddScoped<ResultsWorkbook>();
        services.AddScoped<IndicatorQueries>();
        services.AddScoped<IndicatorService>();
        services.AddScoped<ReportQueries>();
        services.AddScoped<ReportService>();
        services.AddScoped<ReportWorkbook>();
        services.AddScoped<IatiQueries>();
        services.AddScoped<ShareQueries>();
        services.AddScoped<ShareService>();
        services.AddScoped<ReconciliationQueries>();
        services.AddScoped<ReconciliationService>();
    }

    /// <summary>Maps the addresses of files.</summary>
    public static void MapProgress(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/programmes/{code}/results.xlsx",
                (string code, string? from, string? to, HttpContext http, ActorSource actors, ResultsWorkbook workbook) =>
                    WorkbookAnswer.SendAsync(
                        http, actors,
                        (actor, stream, ct) => workbook.WriteAsync(actor, code, QueryValue.Day(from), QueryValue.Day(to), stream, ct)))
            .RequireAuthorization(Policies.SeeProgress);
        routes
            .MapGet(
                "/programmes/{code}/report.xlsx",
                (string code, HttpContext http, ActorSource actors, ReportWorkbook workbook) =>
                    WorkbookAnswer.SendAsync(http, actors, (actor, stream, ct) => workbook.WriteAsync(actor, code, stream, ct)))
            .RequireAuthorization(Policies.SeeProgress);
        routes.MapGet("/programmes/{code}/iati.xml", IatiAsync).RequireAuthorization(Policies.SeeProgress);
    }

    // What is missing is answered in words: who fetches the file sees at once what has to be entered.
    private static async Task<IResult> IatiAsync(string code, HttpContext http, ActorSource actors, IatiQueries queries, IStringLocalizer<ProgressTexts> texts)
    {
        var (document, gaps) = await queries.WriteAsync(await actors.ForAsync(http.User, http.RequestAborted), code, http.RequestAborted);
        return document is null
            ? Results.Text(
                string.Join('\n', gaps.Select(g => texts.Word(g)).Prepend(texts["IatiMissing"].Value)), "text/plain", System.Text.Encoding.UTF8,
                StatusCodes.Status409Conflict)
            : Results.File(System.Text.Encoding.UTF8.GetBytes($"{document.Declaration}\n{document}"), "application/xml", $"{code}-iati.xml");
    }
}
