using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CapacityPrograms.Benchmarks.Circuits;

/// <summary>A signed-in browser as far as the server sees one: its cookies, its requests and its connections.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

    private Visitor(Uri url) =>
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = url, Timeout = TimeSpan.FromMinutes(2) };

    public Uri Url => _client.BaseAddress!;

    /// <summary>Signs in by the form.</summary>
    public static async Task<Visitor> SignInAsync(Uri url, string email, string password)
    {
        var visitor = new Visitor(url);
        var token = Token().Match(await visitor.PageAsync("account/login")).Groups[1].Value;
        using var form = new FormUrlEncodedContent([
            new("_handler", "login"), new("__RequestVerificationToken", token), new("Input.Email", email), new("Input.Password", password),
        ]);
        using var answer = await visitor._client.PostAsync(new Uri("account/login", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        return visitor._cookies.GetCookies(url).Any(c => c.Name == "cp.session") ? visitor : throw new InvalidOperationException("Signing in gave no session.");
    }

    /// <summary>Gets a page.</summary>
    public async Task<string> PageAsync(string path) => await _client.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>Opens a connection to the hub of circuits, as a browser does: asked for first, then a web socket.</summary>
    public async Task<ClientWebSocket> ConnectAsync(CancellationToken ct)
    {
        using var answer = await _client.PostAsync(new Uri("_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, ct);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("connectionToken").GetString()!;
        var socket = new ClientWebSocket();
        socket.Options.Cookies = _cookies;
        await socket.ConnectAsync(new UriBuilder(new Uri(Url, "_blazor")) { Scheme = "ws", Query = "id=" + Uri.EscapeDataString(token) }.Uri, ct);
        return socket;
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();
}
