using Microsoft.Extensions.Options;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>Tells requests of our own pages from those that another site starts in a signed-in browser.</summary>
public static class SameOrigin
{
    /// <summary>
    /// False where a browser says that a page of another address sends it; what is no browser says nothing. Ours are the address of the
    /// request and the public one, since not every proxy passes on the host.
    /// </summary>
    public static bool IsOwn(HttpRequest request)
    {
        if (request.Headers.Origin is not [{ Length: > 0 } origin]) return true;
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var from)) return false;
        var open = request.HttpContext.RequestServices.GetRequiredService<IOptions<PublicAddress>>().Value.Value;
        return from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || (Uri.TryCreate(open, UriKind.Absolute, out var own) && from.Authority.Equals(own.Authority, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Opens no circuit to a page of another address: a browser sends the session's cookie with a web socket whoever opens it, unless the
    /// cookie forbids it (OWASP ASVS 4.4.2).
    /// </summary>
    public static void UseOwnCircuits(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/_blazor") || IsOwn(context.Request)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });
}
