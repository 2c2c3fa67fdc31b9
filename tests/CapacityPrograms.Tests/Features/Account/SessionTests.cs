using System.Net;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Account;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Features.Account;

/// <summary>Who is let in, for how long, and who can keep whom out: asked of the whole app.</summary>
public sealed class SessionTests
{
    private const string Email = "amra@opcina.example", Password = "zeleni krompir ispod mosta", Page = "/account/manage";

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Signing_out_ends_a_copied_cookie_and_leaves_other_devices_alone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var app = new RunningApp(database);
        await app.AddUserAsync(Email, Password);
        using var mine = app.Browser();
        using var phone = app.Browser("192.0.2.2");
        using var thief = app.Browser("198.51.100.7");
        Assert.True(IsIn(await mine.SignInAsync(Email, Password)));
        Assert.True(IsIn(await phone.SignInAsync(Email, Password)));
        thief.TakeCookiesOf(mine);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync(Page)).StatusCode);

        using var page = await mine.GetAsync("/account/logout");
        using var out_ = await mine.SendFormAsync("/account/logout", "", await AppBrowser.TokenAsync(page));
        Assert.Equal("/account/login?done=out", PathOf(out_));
        Assert.True(IsAsked(await thief.GetAsync(Page)));
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync(Page)).StatusCode);

        // And on all devices where that is wanted.
        await mine.SignInAsync(Email, Password);
        using var again = await mine.GetAsync("/account/logout");
        await mine.SendFormAsync("/account/logout", "", await AppBrowser.TokenAsync(again), ("everywhere", "true"));
        Assert.True(IsAsked(await phone.GetAsync(Page)));
        await using var db = database.Open();
        Assert.Empty(await db.UserSessions.ToListAsync());
    }

    [Fact]
    public async Task A_session_ends_after_a_day_however_often_it_is_used()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var clock = new SetClock();
        await using var app = new RunningApp(database, clock);
        await app.AddUserAsync(Email, Password);
        using var browser = app.Browser();
        await browser.SignInAsync(Email, Password);
        for (var hour = 0; hour < 23; hour += 4)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Page)).StatusCode);
            clock.Now += TimeSpan.FromHours(4);
        }
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.True(IsAsked(await browser.GetAsync(Page)));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Guesses_from_elsewhere_keep_nobody_out_and_say_the_same_of_accounts_that_do_not_exist(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var app = new RunningApp(database, new SetClock());
        await app.AddUserAsync(Email, Password);
        using var owner = app.Browser();
        Assert.True(IsIn(await owner.SignInAsync(Email, Password)));

        var said = new List<List<(HttpStatusCode, string)>>();
        foreach (var account in new[] { Email, "nobody@opcina.example" })
        {
            said.Add([]);
            for (var i = 0; i < 25; i++)
            {
                // From a new address each time the sixth guess would be the first of its address.
                using var stranger = app.Browser($"198.51.100.{i % 3}");
                using var answer = await stranger.SignInAsync(account, $"a guess {i}");
                said[^1].Add((answer.StatusCode, Note(await answer.Content.ReadAsStringAsync())));
            }
        }
        Assert.Equal(said[0], said[1]);
        Assert.Contains(said[0], s => s.Item1 == HttpStatusCode.TooManyRequests);

        // The owner's browser is known, and gets in by the password; elsewhere the same password waits.
        Assert.True(IsIn(await owner.SignInAsync(Email, Password)));
        using var elsewhere = app.Browser("203.0.113.9");
        Assert.False(IsIn(await elsewhere.SignInAsync(Email, Password)));
        await using var db = database.Open();
        Assert.Null((await db.Users.SingleAsync()).LockoutEnd);
    }

    [Fact]
    public async Task A_passkey_is_asked_for_and_answered_however_many_guesses_an_address_has_made()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var app = new RunningApp(database, new SetClock(), ("RateLimits:FailedSignInsPerAddress", "2"));
        await app.AddUserAsync(Email, Password);
        using var browser = app.Browser();
        for (var i = 0; i < 4; i++) await browser.SignInAsync(Email, $"a guess {i}");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAsync(Email, Password)).StatusCode);

        using var page = await browser.GetAsync("/account/login");
        var token = await AppBrowser.TokenAsync(page);
        using var asked = await browser.SendFormAsync("/account/passkey/ask", "passkey", token);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("challenge", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // What is no answer of a device is wrong, and not one attempt too many.
        using var answered = await browser.SendFormAsync("/account/login", "passkey", token, ("Credential", "{}"));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Contains(Texts.Of<AccountTexts>()["PasskeyWrong"], WebUtility.HtmlDecode(await answered.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_new_password_is_asked_for_in_the_same_words_whether_the_account_exists_or_not(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var app = new RunningApp(database, new SetClock());
        await app.AddUserAsync(Email, Password);
        var said = new List<(HttpStatusCode, string?, string)>();
        foreach (var account in new[] { Email, "nobody@opcina.example" })
        {
            using var browser = app.Browser();
            using var answer = await browser.PostAsync("/account/forgot", "forgot", ("Email", account));
            said.Add((answer.StatusCode, PathOf(answer), Words(await answer.Content.ReadAsStringAsync(), account)));
        }
        Assert.Equal(said[0], said[1]);
        await using var db = database.Open();
        Assert.Equal([Email], await db.OutgoingMails.Select(m => m.To).ToListAsync());

        // What stands on the page, without what was typed and what is new on each page.
        static string Words(string page, string typed) => System.Text.RegularExpressions.Regex.Replace(
            page[page.IndexOf("<h1", StringComparison.Ordinal)..page.IndexOf("</section>", StringComparison.Ordinal)]
                .Replace(typed, "", StringComparison.Ordinal), "value=\"[^\"]*\"", "");
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_flood_that_is_refused_writes_no_row_for_each_request(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var app = new RunningApp(database, null, ("RateLimits:FailedSignInsPerAddress", "3"));
        using var browser = app.Browser();
        async Task<(int, int)> RowsAsync()
        {
            await using var db = database.Open();
            return (await db.RateWindows.CountAsync(), await db.AuditEntries.CountAsync());
        }
        for (var i = 0; i < 5; i++) await browser.SignInAsync($"nobody{i}@opcina.example", "x");
        var before = await RowsAsync();
        for (var i = 5; i < 12; i++)
            Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAsync($"nobody{i}@opcina.example", "x")).StatusCode);
        Assert.Equal(before, await RowsAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_signs_in_is_changed_shortly_after_a_sign_in_only_and_a_mail_tells_of_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var clock = new SetClock();
        await using var app = new RunningApp(database, clock);
        await app.AddUserAsync(Email, Password);
        using var browser = app.Browser();
        Assert.True(IsIn(await browser.SignInAsync(Email, Password)));
        using var fresh = await browser.GetAsync("/account/two-factor");
        Assert.True(fresh.StatusCode == HttpStatusCode.OK, $"{fresh.StatusCode} {PathOf(fresh)} {app.Errors}");
        var token = await AppBrowser.TokenAsync(fresh);

        clock.Now += TimeSpan.FromMinutes(11);
        foreach (var path in new[] { "/account/two-factor", "/account/passkeys" })
            Assert.StartsWith("/account/confirm?returnUrl=", PathOf(await browser.GetAsync(path)), StringComparison.Ordinal);
        // A form that was opened in time does nothing either.
        Assert.StartsWith(
            "/account/confirm", PathOf(await browser.SendFormAsync("/account/two-factor", "on", token, ("Code", "123456"))), StringComparison.Ordinal);
        Assert.Null(PathOf(await browser.PostAsync("/account/confirm?returnUrl=%2Faccount%2Ftwo-factor", "confirm", ("Current", "wrong one"))));
        Assert.Equal(
            "/account/two-factor", PathOf(await browser.PostAsync("/account/confirm?returnUrl=%2Faccount%2Ftwo-factor", "confirm", ("Current", Password))));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/two-factor")).StatusCode);

        await browser.PostAsync(
            "/account/password", "password", ("Current", Password), ("New.Password", "drugi zeleni krompir"), ("New.Again", "drugi zeleni krompir"));
        await using var db = database.Open();
        var mail = Assert.Single(await db.OutgoingMails.ToListAsync());
        Assert.Equal(Email, mail.To);
        Assert.DoesNotContain("krompir", mail.Body, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_code_of_an_app_is_taken_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);
        await using var request = host.Request();
        var users = request.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var user = new AppUser { DisplayName = "A", Email = Email, UserName = Email };
        await users.CreateAsync(user, Password);
        // The key and the codes of RFC 6238, appendix B, as its six last digits.
        await users.SetAuthenticationTokenAsync(user, "[AspNetUserStore]", "AuthenticatorKey", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        Task<bool> TakesAsync(string code) => users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code);
        host.Clock.Now = DateTimeOffset.FromUnixTimeSeconds(1111111109);
        Assert.True(await TakesAsync("081804"));
        Assert.False(await TakesAsync("081804"));
        // What Identity saves of an account that it read before must not bring the old code back.
        user.DisplayName = "B";
        await users.UpdateAsync(user);
        Assert.False(await TakesAsync("081804"));
        host.Clock.Now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        Assert.True(await TakesAsync("050471"));
        foreach (var wrong in new[] { "050472", "", "05047", "०५०४७१", "050471\0" }) Assert.False(await TakesAsync(wrong));
    }

    [Theory]
    [InlineData("/%C3%A9", "/%C3%A9")]
    [InlineData("%2F%C3%A9%3Fq%3D%C5%A1", "/%C3%A9?q=%C5%A1")]
    [InlineData("%2F%2Fevil.example%2F", "/")]
    [InlineData("%2F%00", "/")]
    [InlineData("%2F%0D%0ASet-Cookie%3Aa", "/")]
    [InlineData("https%3A%2F%2Fevil.example", "/")]
    [InlineData("%2F%5Cevil.example", "/")]
    public async Task The_way_back_is_a_path_of_ours_whatever_the_address_says(string typed, string led)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var app = new RunningApp(database);
        await app.AddUserAsync(Email, Password);
        using var browser = app.Browser();
        Assert.Equal(led, (await browser.GetAsync($"/language?tag=bs&returnUrl={typed}")).Headers.Location?.ToString());
        Assert.Equal(
            led, PathOf(await browser.PostAsync($"/account/login?returnUrl={typed}", "login", ("Input.Email", Email), ("Input.Password", Password))));
        // A second tab in which the form was opened before: nothing is left to do there.
        Assert.Equal(led, PathOf(await browser.SendFormAsync($"/account/login?returnUrl={typed}", "login", "stale", ("Input.Email", Email))));
    }

    private static bool IsIn(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Found && PathOf(answer) == "/";

    private static bool IsAsked(HttpResponseMessage answer) => PathOf(answer)?.StartsWith("/account/login", StringComparison.Ordinal) == true;

    private static string? PathOf(HttpResponseMessage answer) =>
        answer.Headers.Location is not { } to ? null : to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString;

    private static string Note(string page) => page.Contains("role=\"alert\"", StringComparison.Ordinal)
        ? page.Split("role=\"alert\"")[1].Split("</div>")[0]
        : "";
}
