using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Web.Seed;

/// <summary><c>demo load</c> and <c>demo remove</c> on the server's own command line.</summary>
public static class DemoCommand
{
    private const string Usage = "Usage: demo load or demo remove";

    /// <summary>Whether the command line asks for this.</summary>
    public static bool IsCalledBy(string[] args) => args is ["demo", ..];

    /// <summary>Does it, with the configuration that the server reads.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancel = default)
    {
        if (args is not [_, "load" or "remove"])
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDemo();
        try
        {
            builder.Services.AddDatabase(builder.Configuration, builder.Environment.ContentRootPath);
        }
        catch (DatabaseConfigurationException e)
        {
            return DatabaseStartup.Refuse(e);
        }
        await using var app = builder.Build();
        if (await DatabaseStartup.MigrateAsync(app.Services, cancel) is { } refused)
            return DatabaseStartup.Refuse(refused);

        if (args[1] == "load")
        {
            var password = app.Configuration["Demo:Password"];
            await app.Services.GetRequiredService<DemoData>().LoadAsync(password, cancel);
            Console.WriteLine(string.IsNullOrEmpty(password)
                ? "The demonstration was loaded without accounts, because Demo:Password is not set."
                : "The demonstration was loaded.");
        }
        else
        {
            var (people, events, accounts) = await app.Services.GetRequiredService<DemoRemoval>().RemoveAsync(cancel);
            Console.WriteLine($"Removed: {people} people, {events} events, {accounts} accounts. The programmes and their facts stay.");
        }
        return 0;
    }
}
