using CapacityPrograms.BrowserTests.Support;

namespace CapacityPrograms.BrowserTests;

[Collection(BrowserCollection.Name)]
public sealed class ServerTests(ServerFixture fixture)
{
    [Fact]
    public async Task The_browser_script_is_served_whole()
    {
        using var client = new HttpClient { BaseAddress = new Uri(fixture.Server.Url) };
        var script = await client.GetStringAsync("/_framework/blazor.web.js");
        Assert.True(script.Length > 100_000, $"The script has only {script.Length} characters.");
    }

    [Fact]
    public async Task A_backup_is_made_while_the_server_runs()
    {
        var file = Path.Combine(fixture.Server.Folder, "running.backup");
        var (exitCode, output, error) = await fixture.Server.RunCommandAsync("backup", file);
        Assert.True(exitCode == 0, output + error);
        Assert.True(File.Exists(file));
    }

    [Theory]
    [InlineData("Oracle", "", "Database:Provider")]
    [InlineData("PostgreSql", "Host=127.0.0.1;Port=1;Database=none;Username=none", "PostgreSql")]
    [InlineData("Sqlite", "Data Source=/proc/none/capacityprograms.db", "/proc/none/capacityprograms.db")]
    [InlineData("Sqlite", "Sauce=unknown", "Database:ConnectionString")]
    public async Task A_wrong_database_ends_the_start_with_one_sentence(string provider, string connection, string named)
    {
        await using var server = new WebServer(new Dictionary<string, string>
        {
            ["Database__Provider"] = provider,
            ["Database__ConnectionString"] = connection,
        });
        var (exitCode, output, error) = await server.RunCommandAsync();

        Assert.NotEqual(0, exitCode);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task The_server_comes_back_after_a_kill()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await server.RestartAsync();

        using var client = new HttpClient { BaseAddress = new Uri(server.Url) };
        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready"));
    }
}
