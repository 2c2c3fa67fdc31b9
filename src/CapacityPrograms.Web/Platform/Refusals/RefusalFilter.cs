using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Platform.Refusals;

/// <summary>
/// What a service refuses, as an answer: not found, not allowed, or 409 with the reason in the reader's language. A page of the roll
/// call gets the same as JSON with a code.
/// </summary>
public sealed class RefusalFilter(IStringLocalizer<RefusalTexts> texts, ILogger<RefusalFilter> log) : IEndpointFilter
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var asksForJson = context.HttpContext.Request.Path.StartsWithSegments("/api");
        try
        {
            return await next(context);
        }
        catch (MissingException) when (!asksForJson)
        {
            return Results.NotFound();
        }
        catch (Exception e) when (e is MissingException or ForbiddenException)
        {
            if (e is ForbiddenException) log.Refused(SignInSessions.IdOf(context.HttpContext.User), context.HttpContext.Request.Path);
            // A row that is missing and a row that may not be seen look alike to a device.
            return asksForJson ? Json(StatusCodes.Status403Forbidden, "NoAccess") : Results.StatusCode(StatusCodes.Status403Forbidden);
        }
        catch (Exception e) when (StorageFault.Of(e) is { } fault)
        {
            var reason = fault.Describe(texts);
            return asksForJson
                ? Json(StatusCodes.Status503ServiceUnavailable, fault.Key, reason)
                : Results.Text(reason, "text/plain", System.Text.Encoding.UTF8, StatusCodes.Status503ServiceUnavailable);
        }
        catch (RefusedException refused)
        {
            var reason = string.Join(' ', refused.Refusals.Select(r => r.Describe(texts)));
            return asksForJson
                ? Json(StatusCodes.Status409Conflict, refused.Refusals[0].Key, reason)
                : Results.Text(reason, "text/plain", System.Text.Encoding.UTF8, StatusCodes.Status409Conflict);
        }
    }

    /// <summary>An answer that a device reads by its code.</summary>
    public static IResult Json(int status, string code, string? text = null) => Results.Json(new { code, text }, _json, statusCode: status);
}
