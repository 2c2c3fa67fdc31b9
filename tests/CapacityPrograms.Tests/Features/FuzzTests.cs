using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CapacityPrograms.Tests.Features;

/// <summary>
/// Odd values for every address, form and service with a form's input: an answer or a sentence, never an error of ours, on each
/// database. The seed is printed; <c>FUZZ_SEED</c> runs the same again.
/// </summary>
[Trait("Speed", "Slow")]
public sealed partial class FuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 4, ServiceRounds = 25;
    private static readonly string[] _kinds =
        ["application/json", "application/json; charset=klingon", "text/plain", "application/x-www-form-urlencoded", "?"];

    private const string Email = "admin@opcina.example", Password = "zeleni krompir ispod mosta";

    private static readonly int _seed =
        int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), out var given) ? given : Random.Shared.Next(1, 1_000_000);

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task No_address_breaks(DatabaseProvider provider)
    {
        var odd = Odd();
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var app = await StartAsync(database);
        using var browser = app.Browser();
        await browser.SignInAsync(Email, Password);
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(r => r.RoutePattern.RawText is { } raw && !raw.StartsWith('_') && !raw.Contains('*', StringComparison.Ordinal) && !IsFile(r)).ToList();
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var names = typeof(DatabaseOptions).Assembly.GetTypes().SelectMany(t => t.GetProperties(All))
            .Where(p => p.IsDefined(typeof(SupplyParameterFromQueryAttribute))).Select(p => p.Name)
            .Concat(
                routes.SelectMany(r => r.Metadata.OfType<MethodInfo>()).SelectMany(m => m.GetParameters()).Where(p => p.ParameterType == typeof(string))
                    .Select(p => p.Name!))
            .Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        Assert.True(routes.Count > 60 && names.Length > 25, $"{routes.Count} routes, {names.Length} names");

        var broken = new List<string>();
        foreach (var route in routes)
        {
            for (var round = 0; round < Rounds; round++)
            {
                var query = string.Join('&', Enumerable.Range(0, odd.Next(4)).Select(_ => $"{odd.Pick(names)}={Escaped(odd.Text())}"));
                var method = odd.Pick([.. route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]]);
                // A form of a page is sent by the other test, with its token.
                if (route.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null) method = "GET";
                using var request = new HttpRequestMessage(new HttpMethod(method), $"{PathOf(route, odd)}?{query}");
                request.Headers.TryAddWithoutValidation("X-Roll-Call", "1");
                if (method == "POST")
                {
                    request.Content = new StringContent(odd.Text(), System.Text.Encoding.UTF8);
                    request.Content.Headers.Remove("Content-Type");
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", odd.Pick(_kinds));
                }
                var asked = $"{method} {request.RequestUri}";
                using var answer = await browser.SendAsync(request);
                if ((int)answer.StatusCode >= 500) broken.Add($"{(int)answer.StatusCode} {asked}");
            }
        }
        Assert.True(broken.Count == 0, Report(broken) + app.Errors);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task No_form_breaks(DatabaseProvider provider)
    {
        var odd = Odd();
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var app = await StartAsync(database);
        var (sent, broken) = (0, new List<string>());
        string[] pages =
        [
            "/account/login", "/account/forgot", "/account/reset?user=1&token=x", "/account/setup?token=x", "/c/1.1", "/account/manage", "/account/password",
            "/account/two-factor", "/account/passkeys", "/account/confirm", "/account/logout",
        ];
        foreach (var page in pages)
        {
            for (var round = 0; round < Rounds * 4; round++)
            {
                using var browser = app.Browser();
                if (page.StartsWith("/account/", StringComparison.Ordinal) && round % 2 == 0) await browser.SignInAsync(Email, Password);
                using var shown = await browser.GetAsync(page);
                foreach (Match form in Form().Matches(await shown.Content.ReadAsStringAsync()))
                {
                    var fields = Name().Matches(form.Value).Select(m => m.Groups[1].Value).Distinct().ToList();
                    var token = Token().Match(form.Value).Groups[1].Value;
                    var handler = Handler().Match(form.Value).Groups[1].Value;
                    var values = fields.Where(f => f is not "_handler" and not "__RequestVerificationToken")
                        .SelectMany(f => Enumerable.Range(0, odd.Pick(1, 1, 1, 0, 2)).Select(_ => (f, Whole(odd.Text())))).ToArray();
                    using var answer = await browser.SendFormAsync(page, handler, token, values);
                    sent++;
                    if ((int)answer.StatusCode >= 500)
                        broken.Add($"{(int)answer.StatusCode} {page} {handler}: {string.Join(", ", values.Select(v => $"{v.f}={Escaped(v.Item2)}"))}");
                }
            }
        }
        Assert.True(sent > 100, $"{sent} forms sent");
        Assert.True(broken.Count == 0, Report(broken) + app.Errors);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task No_service_breaks_by_what_a_form_gives_it(DatabaseProvider provider)
    {
        var odd = Odd();
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using var app = await StartAsync(small.Database);
        var methods = typeof(DatabaseOptions).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsNested: false } && t.Name.EndsWith("Service", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => typeof(Task).IsAssignableFrom(m.ReturnType) && !m.IsGenericMethod && m.GetParameters() is var p
                && p.Any(x => x.ParameterType == typeof(Actor)) && p.Any(x => x.ParameterType.Name.EndsWith("Input", StringComparison.Ordinal))
                && p.All(x => OddValues.Knows(x.ParameterType)))
            .ToList();
        Assert.True(methods.Count > 12, $"{methods.Count} methods");

        var broken = new List<string>();
        foreach (var method in methods)
        {
            for (var round = 0; round < ServiceRounds; round++)
            {
                odd.Pick(Language.All.ToArray()).Use();
                await using var scope = app.Services.CreateAsyncScope();
                var service = scope.ServiceProvider.GetRequiredService(method.DeclaringType!);
                var actor = odd.Pick(small.Coordinator, AdministratorOf(small), small.Trainer, small.Stranger);
                object?[] arguments = [.. method.GetParameters().Select(p =>
                    p.ParameterType == typeof(Actor) ? actor : p.ParameterType == typeof(CancellationToken) ? CancellationToken.None : odd.For(p))];
                try
                {
                    await (Task)method.Invoke(service, arguments)!;
                }
                catch (Exception e) when ((e as TargetInvocationException)?.InnerException is var inner)
                {
                    var thrown = inner ?? e;
                    if (thrown is RefusedException or MissingException or ForbiddenException) continue;
                    var at = thrown.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("CapacityPrograms", StringComparison.Ordinal))?.Trim();
                    broken.Add($"{method.DeclaringType!.Name}.{method.Name}: {thrown.GetType().Name} {thrown.GetBaseException().Message} {at}");
                }
            }
        }
        Assert.True(broken.Count == 0, Report(broken));
    }

    private static Actor AdministratorOf(SmallProgramme small) => small.Coordinator with { IsAdministrator = true };

    private OddValues Odd()
    {
        output.WriteLine($"Seed {_seed}; FUZZ_SEED={_seed} runs the same again.");
        return new OddValues(_seed);
    }

    private static string Report(IEnumerable<string> broken) =>
        $"FUZZ_SEED={_seed}{Environment.NewLine}{string.Join(Environment.NewLine, broken.Distinct().Take(40))}";

    private static async Task<RunningApp> StartAsync(TestDatabase database)
    {
        var app = new RunningApp(
            database, null, ("RateLimits:FailedSignInsPerAddress", "100000"), ("RateLimits:FailedSignInsPerAccount", "100000"),
            ("RateLimits:FailedSignInsHere", "100000"), ("RateLimits:ResetsPerAddress", "100000"), ("RateLimits:SetupsPerAddress", "100000"));
        await app.AddUserAsync(Email, Password, administrator: true);
        return app;
    }

    // Half of a pair is no text that an address or a form could hold; its escape is.
    private static string Escaped(string text) => Uri.EscapeDataString(Whole(text)) + (text.Any(char.IsSurrogate) ? "%ED%A0%80" : "");

    // A server takes no NUL in a path, and dots are a way up.
    private static string PathPart(string text) =>
        text is "" or ".." || text.Contains('\0', StringComparison.Ordinal) || text.Length > 200 ? "x" : Escaped(text);

    private static string Whole(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));

    private static string PathOf(RouteEndpoint route, OddValues odd) =>
        "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { ParameterPolicies.Count: > 0 } => odd.Pick("0", "1", "2147483647", "-1", "x"),
            _ => odd.Pick("makers", "1", PathPart(odd.Text())),
        }))));

    private static bool IsFile(RouteEndpoint route) => route.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal));

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<(?:input|select|textarea|button)[^>]* name=\"([^\"]+)\"")]
    private static partial Regex Name();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"_handler\" value=\"([^\"]+)\"")]
    private static partial Regex Handler();
}
