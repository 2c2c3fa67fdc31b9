using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>
/// A form of a page without a circuit that was open too long, or in a second tab while somebody signed in or out in the
/// first: its token is not good any more. Nothing is done; the page is shown again with a sentence and a form that works.
/// </summary>
public static class StaleForm
{
    private static readonly object _key = new();

    /// <summary>True where the page is shown instead of what was posted.</summary>
    public static bool IsAnswered(HttpContext http) => http.Items.ContainsKey(_key);

    /// <summary>Turns such a post into a request for its page; the status stays 400.</summary>
    public static void UseStaleForms(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (
            HttpMethods.IsPost(context.Request.Method)
            && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
            && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            context.Items[_key] = true;
            context.Request.Method = HttpMethods.Get;
            context.Features.Set<IAntiforgeryValidationFeature>(null);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        return next(context);
    });
}
