using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapacityPrograms.Tests.Support;

/// <summary>The whole app in this process, as in production, on a database and a clock of the test's.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly WebApplicationFactory<DatabaseOptions> _app;
    private readonly ErrorLog _log = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("capacityprograms-app-").FullName;

    public RunningApp(TestDatabase database, TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        Database = database;
        _app = new WebApplicationFactory<DatabaseOptions>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production")
                .UseSetting("Database:Provider", database.Options.Provider.ToString())
                .UseSetting("Database:ConnectionString", database.Options.ConnectionString)
                .UseSetting("PublicUrl", "https://localhost")
                .UseSetting("Mail:PickupFolder", _folder);
            foreach (var (key, value) in settings) host.UseSetting(key, value);
            host.ConfigureTestServices(services =>
            {
                if (clock is not null) services.AddSingleton(clock);
                services.AddSingleton<ILoggerProvider>(_log);
                services.AddSingleton<IStartupFilter>(new FromAddress());
            });
        });
    }

    public TestDatabase Database { get; }

    /// <summary>What the server complained of, the newest last.</summary>
    public string Errors => string.Join(Environment.NewLine, _log.Errors);

    public IServiceProvider Services => _app.Services;

    /// <summary>A browser with cookies of its own.</summary>
    /// <param name="address">Where its requests come from.</param>
    public AppBrowser Browser(string address = "192.0.2.1")
    {
        var client = _app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new Uri("https://localhost") });
        client.DefaultRequestHeaders.Add(FromAddress.Header, address);
        return new AppBrowser(client);
    }

    public async Task<int> AddUserAsync(string email, string password, bool administrator = false)
    {
        await using var scope = Services.CreateAsyncScope();
        var user = new AppUser { DisplayName = "Somebody", Email = email, UserName = email, IsAdministrator = administrator, EmailConfirmed = true };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().CreateAsync(user, password)).Succeeded);
        return user.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Errors { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is null || logLevel < LogLevel.Error) return;
            var at = exception.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("CapacityPrograms", StringComparison.Ordinal))?.Trim();
            Errors.Enqueue($"{exception.GetType().Name}: {exception.GetBaseException().Message} {at}");
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Dispose()
        {
        }
    }

    private sealed class FromAddress : IStartupFilter
    {
        public const string Header = "X-Test-Address";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[Header].FirstOrDefault() ?? "192.0.2.99");
                return go(context);
            });
            next(app);
        };
    }
}

/// <summary>Keeps cookies where a test sees and copies them, and fills forms.</summary>
internal sealed partial class AppBrowser(HttpClient client) : IDisposable
{
    public Dictionary<string, string> Cookies { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>What a thief has: the cookies as they are now.</summary>
    public void TakeCookiesOf(AppBrowser other) => Cookies = new(other.Cookies, StringComparer.Ordinal);

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Opens the page and sends the form of that name, as a browser would.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        using var page = await GetAsync(path);
        return await SendFormAsync(path, form, await TokenAsync(page), fields);
    }

    public Task<HttpResponseMessage> SendFormAsync(string path, string form, string token, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(
                fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(new("_handler", form)).Append(new("__RequestVerificationToken", token))),
        });

    public async Task<HttpResponseMessage> SignInAsync(string email, string password) =>
        await PostAsync("/account/login", "login", ("Input.Email", email), ("Input.Password", password));

    public static async Task<string> TokenAsync(HttpResponseMessage page) => Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        var answer = await client.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var parts = set.Split(';')[0].Split('=', 2);
            if (parts[1].Length == 0 || set.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)) Cookies.Remove(parts[0]);
            else Cookies[parts[0]] = parts[1];
        }
        return answer;
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
