using System.Globalization;
using System.Threading.RateLimiting;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>
/// Posts of account pages wait for their turn: hashing a password takes a core for a good part of a second, and hundreds
/// of sign-ins at once would leave none for everybody else.
/// </summary>
public static class AccountTurn
{
    private const int MostWaiting = 1000;
    private static readonly int _atOnce = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Registers the turns.</summary>
    public static void AddAccountTurns(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(http =>
            HttpMethods.IsPost(http.Request.Method) && http.Request.Path.StartsWithSegments("/account")
                ? RateLimitPartition.GetConcurrencyLimiter(true, _ => new() { PermitLimit = _atOnce, QueueLimit = MostWaiting })
                : RateLimitPartition.GetNoLimiter(false));
        options.OnRejected = async (context, ct) =>
        {
            var http = context.HttpContext;
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = 30.ToString(CultureInfo.InvariantCulture);
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(http.RequestServices.GetRequiredService<IStringLocalizer<CommonTexts>>()["TooBusy"], ct);
        };
    });
}
