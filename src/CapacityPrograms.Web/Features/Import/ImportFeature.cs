using CapacityPrograms.Data.Import;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Excel;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Security;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>Tables of others: municipalities, organisations and participants from spreadsheets.</summary>
public static class ImportFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddImport(this IServiceCollection services)
    {
        services.AddScoped<ImportQueries>();
        services.AddScoped<ImportService>();
        services.AddSingleton<ImportTemplate>();
    }

    /// <summary>Maps the templates' addresses.</summary>
    public static void MapImport(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/import/template.xlsx",
                (string? kind, string? tag, HttpContext http, ActorSource actors, ImportTemplate template) =>
                    WorkbookAnswer.SendAsync(
                        http, actors,
                        (actor, stream, ct) =>
                            template.WriteAsync(
                                actor, QueryValue.Word<ImportKind>(kind) ?? ImportKind.Municipalities,
                                tag is null ? Language.Current : Language.Of(tag), stream, ct)))
            .RequireAuthorization(Policies.Coordinate);
}
