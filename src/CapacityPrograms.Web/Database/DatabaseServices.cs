using CapacityPrograms.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Database;

public static class DatabaseServices
{
    private const string MigrationsPrefix = "CapacityPrograms.Migrations.";

    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var options = DatabaseOptions.Read(configuration, contentRoot);
        services.AddSingleton(options);
        services.Configure<IdentityOptions>(AppDbContext.StoreSchema);
        return services.AddDbContextFactory<AppDbContext>(builder => builder.UseDatabase(options));
    }

    public static DbContextOptionsBuilder UseDatabase(this DbContextOptionsBuilder builder, DatabaseOptions options)
    {
        var migrations = MigrationsPrefix + options.Provider;
        return options.Provider switch
        {
            DatabaseProvider.PostgreSql => builder.UseNpgsql(options.ConnectionString, o =>
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
}
