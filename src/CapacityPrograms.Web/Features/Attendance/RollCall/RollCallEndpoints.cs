using System.Text.Json;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace CapacityPrograms.Web.Features.Attendance.RollCall;

/// <summary>
/// What a device asks and sends. Every answer is JSON with a code, also 401, 403 and 409, and none redirects; pages of an
/// older version of the server go on with these addresses and fields, so fields are added and never changed.
/// </summary>
public static class RollCallEndpoints
{
    /// <summary>Sent with every request of a device; a page of another site cannot send it.</summary>
    public const string Header = "X-Roll-Call";

    // Two hundred acts with a long note each are less than half of it.
    private const int MostBytes = 1024 * 1024;

    /// <summary>Maps the endpoints.</summary>
    public static void MapRollCall(this IEndpointRouteBuilder routes)
    {
        // Who may mark where is decided in the services: somebody whose access ended must still be able to hand over what is unsent.
        var group = routes.MapGroup("/api/roll-call").RequireAuthorization(Policies.SignedIn);
        group.MapGet("", (HttpContext http, ActorSource actors, RollCallService service) =>
            AnswerAsync(http, actors, async actor => await service.DaysAsync(actor, http.RequestAborted)));
        group.MapGet("/{eventId:int}", (int eventId, HttpContext http, ActorSource actors, RollCallService service) =>
            AnswerAsync(http, actors, async actor => await service.ReadAsync(actor, eventId, http.RequestAborted)));
        group.MapPost("/{eventId:int}", (int eventId, HttpContext http, ActorSource actors, DeviceActs acts) =>
            AnswerAsync(http, actors, async actor => await acts.SendAsync(actor, eventId, await BatchAsync(http), http.RequestAborted)))
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes));
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, ActorSource actors, Func<Actor, Task<object>> ask)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!IsOwn(http.Request)) return RefusalFilter.Json(StatusCodes.Status403Forbidden, "CrossSite");
        try
        {
            var actor = await actors.ForAsync(http.User, http.RequestAborted);
            if (actor.UserId is null) return RefusalFilter.Json(StatusCodes.Status401Unauthorized, "SignIn");
            return Results.Json(await ask(actor), DeviceActs.Json);
        }
        catch (Exception unreadable) when (unreadable is JsonException or BadHttpRequestException)
        {
            return RefusalFilter.Json(StatusCodes.Status400BadRequest, "Unreadable");
        }
    }

    private static async Task<DeviceBatch> BatchAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType() || http.Request.GetTypedHeaders().ContentType is { Charset: { HasValue: true } charset }
            && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new JsonException();
        return
            await http.Request.ReadFromJsonAsync<DeviceBatch>(DeviceActs.Json, http.RequestAborted) is { Acts: not null } batch
            && batch.Acts.All(a => a is not null)
            ? batch
            : throw new JsonException();
    }

    // The cookie goes with no request of another site (SameSite); the header and the origin say so a second time.
    private static bool IsOwn(HttpRequest request) =>
        request.Headers.ContainsKey(Header) && SameOrigin.IsOwn(request)
        && request.Headers["Sec-Fetch-Site"] is not ["cross-site" or "same-site"];
}
