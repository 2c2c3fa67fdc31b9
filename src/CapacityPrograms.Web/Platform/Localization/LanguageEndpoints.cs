using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Localization;

/// <summary>The language switch: keeps the page, and the choice in a cookie and in the account.</summary>
public static class LanguageEndpoints
{
    /// <summary>Maps <c>/language</c>.</summary>
    public static void MapLanguage(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/language",
                async (HttpContext http, string? tag, string? returnUrl, UserManager<AppUser> users, IDbContextFactory<AppDbContext> contexts) =>
                {
                    var language = Language.Of(tag);
                    Remember(http, language);
                    if (int.TryParse(users.GetUserId(http.User), out var id))
                    {
                        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
                        await db
                            .Users.Where(u => u.Id == id)
                            .ExecuteUpdateAsync(s => s.SetProperty(u => u.Language, language.Tag), http.RequestAborted);
                    }
                    return Results.LocalRedirect(LocalUrl(returnUrl));
                }
            )
            .AllowAnonymous();

    /// <summary>Keeps the language on this device.</summary>
    public static void Remember(HttpContext http, Language language) =>
        http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language.Culture)),
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps,
            }
        );

    /// <summary>The path where it is one of ours, else the start page; written as a header may hold it.</summary>
    public static string LocalUrl(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal)
        && StorableText.Is(url) && !url.Any(char.IsControl) && Uri.TryCreate(new Uri("http://here"), url, out var whole) && whole.Host == "here"
            ? whole.PathAndQuery + whole.Fragment
            : "/";
}
