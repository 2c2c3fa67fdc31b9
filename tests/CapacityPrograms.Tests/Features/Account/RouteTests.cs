using System.Net;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Tests.Features.Account;

/// <summary>The whole app in this process: what it answers to somebody who has not signed in.</summary>
public sealed class RouteTests : IAsyncLifetime
{
    // What anybody may ask for, each with the reason.
    private static readonly Dictionary<string, string> Open = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/account/login"] = "signs in",
        ["/account/second-step"] = "is the rest of signing in",
        ["/account/passkey/ask"] = "asks the device for a sign-in",
        ["/account/logout"] = "signing out twice does no harm",
        ["/account/denied"] = "says only that access is missing",
        ["/account/forgot"] = "who forgot the password cannot sign in",
        ["/account/reset"] = "needs the token of a mail",
        ["/account/setup"] = "needs the token from the console",
        ["/logos/{id:int}"] = "the sign-in page shows the organisation's logo",
        ["/language"] = "the sign-in page has the switch too",
        ["/c/{Code}"] = "a participant has no account; needs the code on the wall, and shows nobody's name",
        ["/shared/{Secret}"] = "needs the secret of a link and shows numbers without a name",
        ["/not-found"] = "shows no data",
        ["/problem"] = "shows no data",
        ["/health/live"] = "asked by the machine that keeps the server running",
        ["/health/ready"] = "asked by the machine that keeps the server running",
    };

    private TestDatabase _database = null!;
    private WebApplicationFactory<DatabaseOptions> _app = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        _app = new WebApplicationFactory<DatabaseOptions>().WithWebHostBuilder(host => host
            .UseEnvironment("Production")
            .UseSetting("Database:Provider", "Sqlite")
            .UseSetting("Database:ConnectionString", _database.Options.ConnectionString)
            .UseSetting("PublicUrl", "https://localhost")
            .UseSetting("Mail:PickupFolder", Path.GetTempPath()));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_gets_further_than_the_sign_in_unless_the_list_says_so()
    {
        using var client = Client();
        var routes = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => !IsFile(e)).ToList();
        Assert.True(routes.Count > Open.Count);

        var through = new List<string>();
        foreach (var route in routes)
        {
            var pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
            if (Open.ContainsKey(pattern)) continue;
            var methods = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];
            foreach (var method in methods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(route));
                using var answer = await client.SendAsync(request);
                var refused = answer.StatusCode is HttpStatusCode.Unauthorized
                    || answer.StatusCode is HttpStatusCode.Found && answer.Headers.Location!.ToString().Contains("/account/login", StringComparison.Ordinal);
                if (!refused) through.Add($"{method} {pattern}: {(int)answer.StatusCode}");
            }
        }
        Assert.True(through.Count == 0, string.Join(Environment.NewLine, through));
    }

    [Fact]
    public void The_list_names_only_routes_that_exist_and_are_meant_to_be_open()
    {
        var anonymous = _app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => !IsFile(e) && e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Distinct()
            .Order();
        Assert.Equal(Open.Keys.Order(), anonymous);
    }

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/health/live")]
    [InlineData("/nowhere")]
    public async Task Every_answer_has_the_headers(string path)
    {
        using var client = Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_browser_is_told_to_use_TLS_for_a_year_and_not_told_what_answers()
    {
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://programmes.example.org") });
        using var answer = await client.GetAsync(new Uri("/account/login", UriKind.Relative));
        Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        Assert.False(_app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.AddServerHeader);
        // Where people come by https only, no other host and no plain connection can write our cookies.
        var form = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.Contains("cp.form", StringComparison.Ordinal));
        Assert.StartsWith("__Host-cp.form=", form, StringComparison.Ordinal);
        foreach (var word in new[] { "secure", "httponly", "path=/" }) Assert.Contains(word, form, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/account/reset?user=abc&token=x")]
    [InlineData("/account/reset?user=99999999999&token=%00")]
    [InlineData("/account/second-step?remember=x&returnUrl=%2F%C3%A9")]
    [InlineData("/account/login?returnUrl=%2F%C3%A9&done=%00")]
    public async Task A_value_of_the_address_that_cannot_be_read_breaks_no_page(string path)
    {
        using var client = Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.InRange((int)answer.StatusCode, 200, 399);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var client = Client();
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["_handler"] = "login", ["Input.Email"] = "a@example.org", ["Input.Password"] = "x",
            }
        );
        using var answer = await client.PostAsync(new Uri("/account/login", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        // The sentence, and a form that works.
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(WebUtility.HtmlEncode(Texts.Of<CommonTexts>()["FormStale"].Value), page, StringComparison.Ordinal);
        Assert.Contains("__RequestVerificationToken", page, StringComparison.Ordinal);
    }

    private HttpClient Client() => _app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    // Styles, scripts and pictures: the same for everybody.
    private static bool IsFile(RouteEndpoint route) =>
        route.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal))
        || route.RoutePattern.RawText!.StartsWith("_framework", StringComparison.Ordinal);

    private static string PathOf(RouteEndpoint route) =>
        "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => "1",
        }))));
}
