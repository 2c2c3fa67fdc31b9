using CapacityPrograms.Web.Platform.Database;
using Microsoft.AspNetCore.Localization;
using MudBlazor;
using MudBlazor.Services;

namespace CapacityPrograms.Web.Platform.Localization;

/// <summary>
/// Chooses the language of a request among those the installation offers: the cookie of the switch, else what the
/// browser asks for, else the installation's own.
/// </summary>
public static class LanguageServices
{
    /// <summary>Registers texts, the languages, and our words for those of MudBlazor.</summary>
    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddTransient<MudLocalizer, LibraryWords>();
        // Otherwise a reader of English gets the library's words, and ours are asked for in the other languages only.
        services.AddLocalizationInterceptor(provider => new DefaultLocalizationInterceptor(
            provider.GetRequiredService<ILoggerFactory>(), provider.GetRequiredService<MudLocalizer>())
        { IgnoreDefaultEnglish = true });
        services.Configure<RequestLocalizationOptions>(options =>
        {
            var cultures = Language.All.Select(l => l.Culture).ToArray();
            options.SetDefaultCulture(cultures[0]).AddSupportedCultures(cultures).AddSupportedUICultures(cultures);
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders = [new ChosenLanguage(), new BrowserLanguages()];
        });
    }

    private static InstallationView Installation(HttpContext http) => http.RequestServices.GetRequiredService<InstallationSource>().Current;

    // A language that is not offered any more is not kept on, whatever the device remembers.
    private sealed class ChosenLanguage : IRequestCultureProvider
    {
        public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            var chosen = CookieRequestCultureProvider
                .ParseCookieValue(httpContext.Request.Cookies[CookieRequestCultureProvider.DefaultCookieName] ?? "")
                ?.UICultures.FirstOrDefault()
                .Value;
            var offered = Installation(httpContext).Languages.FirstOrDefault(l => l.Culture == chosen);
            return Task.FromResult(offered is null ? null : new ProviderCultureResult(offered.Culture));
        }
    }

    // Browsers ask for "bg", "sr" or "sr-Cyrl-RS", none of which is the name of one of our cultures.
    private sealed class BrowserLanguages : IRequestCultureProvider
    {
        public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            var wanted = httpContext.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString());
            var installation = Installation(httpContext);
            var found = wanted.Select(tag => Match(installation, tag)).FirstOrDefault(l => l is not null);
            return Task.FromResult<ProviderCultureResult?>(new((found ?? installation.Default).Culture));
        }

        private static Language? Match(InstallationView installation, string tag)
        {
            var primary = tag.Split('-')[0];
            return installation.Languages.FirstOrDefault(l => l.Tag.Split('-')[0].Equals(primary is "hr" ? "bs" : primary, StringComparison.OrdinalIgnoreCase));
        }
    }
}
