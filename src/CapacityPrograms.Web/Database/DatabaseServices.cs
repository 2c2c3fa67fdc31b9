using CapacityPrograms.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace CapacityPrograms.Web.Database;

public static class DatabaseServices
{
    private const string MigrationsPrefix = "CapacityPrograms.Migrations.";

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

    // What is asked often is planned once for each connection: planning the check of a mark takes longer than running it.
    private static string Prepared(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (builder.MaxAutoPrepare == 0 && !connection.Contains(nameof(builder.MaxAutoPrepare), StringComparison.OrdinalIgnoreCase) && !connection.Contains("Max Auto Prepare", StringComparison.OrdinalIgnoreCase)) builder.MaxAutoPrepare = 50;
        return builder.ConnectionString;
    }
}
