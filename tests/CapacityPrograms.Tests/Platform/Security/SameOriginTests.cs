using System.Net;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Tests.Platform.Security;

/// <summary>A circuit is opened by our own pages, whoever is signed in in the browser.</summary>
public sealed class SameOriginTests
{
    [Fact]
    public async Task A_page_of_another_address_opens_no_circuit()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var app = new RunningApp(database);
        await app.AddUserAsync("ana@example.org", "sasvim-obicna-lozinka");
        using var browser = app.Browser();
        (await browser.SignInAsync("ana@example.org", "sasvim-obicna-lozinka")).Dispose();

        Assert.Equal(HttpStatusCode.OK, await OpenAsync(null));
        Assert.Equal(HttpStatusCode.OK, await OpenAsync("https://localhost"));
        // A proxy has not passed on by which address the reader came.
        Assert.Equal(HttpStatusCode.OK, await OpenAsync("https://localhost", "internal:5080"));
        foreach (var origin in new[] { "https://elsewhere.example", "https://localhost.elsewhere.example", "https://localhost:8443", "null", "file://" })
            Assert.Equal(HttpStatusCode.Forbidden, await OpenAsync(origin));

        async Task<HttpStatusCode> OpenAsync(string? origin, string? host = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
            if (origin is not null) request.Headers.Add("Origin", origin);
            request.Headers.Host = host;
            using var answer = await browser.SendAsync(request);
            return answer.StatusCode;
        }
    }
}
