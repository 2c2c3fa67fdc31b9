using CapacityPrograms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace CapacityPrograms.Web.Features.Settings;

/// <summary>Serves the logos; the sign-in page shows them too, so anybody may ask.</summary>
public static class LogoEndpoints
{
    /// <summary>Maps <c>/logos/{id}</c>.</summary>
    public static void MapLogos(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/logos/{id:int}",
                async (int id, HttpContext http, IDbContextFactory<AppDbContext> contexts) =>
                {
                    await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
                    if (await db.Logos.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, http.RequestAborted) is not { } logo)
                        return Results.NotFound();
                    // A picture is never changed. A restored backup may give its number to another one, so it is asked for again after an hour.
                    http.Response.Headers.CacheControl = "public, max-age=3600";
                    return Results.Bytes(
                        logo.Content, logo.MediaType,
                        entityTag: new EntityTagHeaderValue(
                            $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(logo.Content))[..32]}\""));
                }
            )
            .AllowAnonymous();
}
