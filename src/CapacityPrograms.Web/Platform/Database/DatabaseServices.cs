using CapacityPrograms.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace CapacityPrograms.Web.Platform.Database;

public static class DatabaseServices
{
    private const string MigrationsPrefix = "CapacityPrograms.Migrations.";

    // One of each: options that differ in their interceptors would each have a model of their own.
    private static readonly AuditedChanges _auditedChanges = new();
    private static readonly StoredTexts _storedTexts = new();
    private static readonly AskedTexts _askedTexts = new();

    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var options = DatabaseOptions.Read(configuration, contentRoot);
        services.AddSingleton(options);
        return services.AddContexts(options);
    }

    /// <summary>Contexts that are used again, since making one anew costs more than most of what is done with it.</summary>
    public static IServiceCollection AddContexts(this IServiceCollection services, DatabaseOptions options, params IInterceptor[] watching)
    {
        services.Configure<IdentityOptions>(AppDbContext.StoreSchema);
        services.AddPooledDbContextFactory<AppDbContext>(builder => builder.UseDatabase(options).AddInterceptors(watching));
        // Identity's stores ask for a context by itself.
        services.TryAddScoped(provider => provider.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContext());
        return services;
    }

    public static DbContextOptionsBuilder UseDatabase(this DbContextOptionsBuilder builder, DatabaseOptions options)
    {
        var migrations = MigrationsPrefix + options.Provider;
        builder.AddInterceptors(_auditedChanges, _storedTexts, _askedTexts);
        return options.Provider switch
        {
            DatabaseProvider.PostgreSql => builder.UseNpgsql(Prepared(options.ConnectionString), o =>
            {
                o.MigrationsAssembly(migrations);
                if (options.MaxBatchSize is { } size)
                    o.MaxBatchSize(size);
            }),
            DatabaseProvider.SqlServer => builder.UseSqlServer(options.ConnectionString, o =>
            {
                o.MigrationsAssembly(migrations);
                if (options.MaxBatchSize is { } size)
                    o.MaxBatchSize(size);
            }),
            _ => builder.AddInterceptors(new SqliteSetup()).UseSqlite(options.ConnectionString, o =>
            {
                o.MigrationsAssembly(migrations);
                if (options.MaxBatchSize is { } size)
                    o.MaxBatchSize(size);
            }),
        };
    }

    // What the connection leaves open is set as the product needs it.
    private static string Prepared(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        // What is asked often is planned once for each connection: planning the check of a mark takes longer than running it.
        if (!builder.ShouldSerialize("Max Auto Prepare")) builder.MaxAutoPrepare = 50;
        // A server takes a hundred connections unless it is told otherwise; two nodes and a backup must find room on it.
        if (!builder.ShouldSerialize("Maximum Pool Size")) builder.MaxPoolSize = 40;
        return builder.ConnectionString;
    }
}
