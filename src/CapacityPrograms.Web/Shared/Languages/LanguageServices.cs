using Microsoft.AspNetCore.Localization;

namespace CapacityPrograms.Web.Shared.Languages;

/// <summary>Chooses the language of a request: the cookie of the switch, else what the browser asks for, else English.</summary>
public static class LanguageServices
{
    /// <summary>Registers texts and the languages.</summary>
    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            var cultures = Language.All.Select(l => l.Culture).ToArray();
            options.SetDefaultCulture(cultures[0]).AddSupportedCultures(cultures).AddSupportedUICultures(cultures);
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders = [new CookieRequestCultureProvider { Options = options }, new BrowserLanguages()];
        });
    }

    // Browsers ask for "bg", "sr" or "sr-Cyrl-RS", none of which is the name of one of our cultures.
    private sealed class BrowserLanguages : IRequestCultureProvider
    {
        public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            var wanted = httpContext.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString());
            var found = wanted.Select(Match).FirstOrDefault(l => l is not null);
            return Task.FromResult(found is null ? null : new ProviderCultureResult(found.Culture));
        }

        private static Language? Match(string tag)
        {
            var primary = tag.Split('-')[0];
            return Language.All.FirstOrDefault(l => l.Tag.Split('-')[0].Equals(primary is "hr" ? "bs" : primary, StringComparison.OrdinalIgnoreCase));
        }
    }
}
