using System.Globalization;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Benchmarks.LargeArchive;

/// <summary><c>generate-archive</c> on the command line of the benchmarks.</summary>
public static class ArchiveCommand
{
    /// <summary>Whether the command line asks for this.</summary>
    public static bool IsCalledBy(string[] args) => args is ["generate-archive", ..];

    /// <summary>Does it, with the configuration that the server reads; Ctrl-C leaves the database as it was.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (ArchiveSize.Read(args[1..]) is not { } size) return Refuse(ArchiveSize.Usage, 2);
        ArchivePlan plan;
        try
        {
            plan = ArchivePlan.Make(size);
        }
        catch (ArgumentException e)
        {
            return Refuse(e.Message, 2);
        }
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ArchiveMaker>();
        try
        {
            builder.Services.AddDatabase(builder.Configuration, builder.Environment.ContentRootPath);
        }
        catch (DatabaseConfigurationException e)
        {
            return DatabaseStartup.Refuse(e);
        }
        using var broken = new CancellationTokenSource();
        void Break(object? sender, ConsoleCancelEventArgs e)
        {
            e.Cancel = true;
            broken.Cancel();
        }
        Console.CancelKeyPress += Break;
        try
        {
            await using var app = builder.Build();
            if (await DatabaseStartup.MigrateAsync(app.Services, broken.Token) is { } refused)
                return DatabaseStartup.Refuse(refused);
            if (await app.Services.GetRequiredService<ArchiveMaker>().MakeAsync(plan, Console.WriteLine, broken.Token) is { } reason)
                return Refuse(reason, 1);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The archive holds {plan.People:N0} people, {plan.Events:N0} events and {plan.Marks:N0} marks; its accounts have no password."));
            return 0;
        }
        catch (OperationCanceledException)
        {
            return Refuse("Broken off; nothing of the archive was kept.", 1);
        }
        finally
        {
            Console.CancelKeyPress -= Break;
        }
    }

    private static int Refuse(string sentence, int code)
    {
        Console.Error.WriteLine(sentence);
        return code;
    }
}
