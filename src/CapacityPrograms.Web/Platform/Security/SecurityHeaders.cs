using Microsoft.AspNetCore.Diagnostics;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>Headers that keep the pages ours: no foreign or inline script, no frame around them, nothing sniffed.</summary>
public static class SecurityHeaders
{
    // Bars and seats are drawn by style attributes, so inline style stays allowed; inline and evaluated script does not.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>
    /// Shows the "not found" page to who reads, not to scripts: a refused post would be run again as a post to that
    /// page, fail there for want of a form's token, and its 401 would turn into a 400.
    /// </summary>
    public static void UsePagesForReadersOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!HttpMethods.IsGet(context.Request.Method) && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return next(context);
    });

    /// <summary>Adds the headers to every answer.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
