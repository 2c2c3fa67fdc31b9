namespace CapacityPrograms.Web.Features.Account;

/// <summary>The choice of light or dark, which the first byte of a page needs before any script runs.</summary>
public static class ThemeCookie
{
    /// <summary>Name of the cookie.</summary>
    public const string Name = "theme";

    /// <summary>Keeps the choice on this device; null follows the device.</summary>
    public static void Write(HttpContext http, string? theme)
    {
        if (theme is "light" or "dark")
            http.Response.Cookies.Append(
                Name, theme,
                new CookieOptions
                {
                    MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps,
                }
            );
        else
            http.Response.Cookies.Delete(Name);
    }
}
