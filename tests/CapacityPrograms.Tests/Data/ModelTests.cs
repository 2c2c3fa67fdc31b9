using CapacityPrograms.Data;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CapacityPrograms.Tests.Data;

public sealed class ModelTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    [InlineData(DatabaseProvider.SqlServer)]
    public void The_migrations_hold_the_whole_model(DatabaseProvider provider)
    {
        using var db = Unconnected(provider);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), $"The model changed: run db/add-migration.sh for {provider} and the others.");
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_migrations_apply_to_an_empty_database(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(provider);
        await using var db = database.Open();
        await db.Database.MigrateAsync();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Empty(await db.Users.ToListAsync());
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Every_table_can_be_read(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var tables = db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsOwned()).ToList();
        Assert.NotEmpty(tables);

        var read = GetType().GetMethod(nameof(ReadAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        foreach (var table in tables.Where(table => !table.HasSharedClrType))
            await (Task)read.MakeGenericMethod(table.ClrType).Invoke(null, [db])!;
    }

    [Fact]
    public void SQL_Server_reaches_no_table_by_two_cascades()
    {
        using var db = Unconnected(DatabaseProvider.SqlServer);
        var edges = DesignModel(db).GetEntityTypes()
            .SelectMany(entity => entity.GetForeignKeys())
            .Where(key => !key.DeclaringEntityType.IsMappedToJson())
            .Where(key =>
                key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull && key.PrincipalEntityType.GetTableName() is not null)
            .Select(key => (From: key.PrincipalEntityType.GetTableName()!, To: key.DeclaringEntityType.GetTableName()!, key.DeleteBehavior))
            .Where(edge => edge.From != edge.To || edge.DeleteBehavior == DeleteBehavior.Cascade)
            .ToLookup(edge => edge.From);
        Assert.NotEmpty(edges);

        var found = edges.Select(group => group.Key).SelectMany(start => ReachedTwice(start, edges)).Distinct().ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public void SQL_Server_has_no_unbounded_text_in_a_key_or_index()
    {
        using var db = Unconnected(DatabaseProvider.SqlServer);
        var properties = DesignModel(db).GetEntityTypes()
            .SelectMany(entity => entity.GetKeys().SelectMany(key => key.Properties)
                .Concat(entity.GetIndexes().SelectMany(index => index.Properties))
                .Concat(entity.GetForeignKeys().SelectMany(key => key.Properties)))
            .Distinct()
            .ToList();
        Assert.NotEmpty(properties);

        var unbounded = properties
            .Where(p => p.GetColumnType().EndsWith("(max)", StringComparison.Ordinal))
            .Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}");
        Assert.Empty(unbounded);
    }

    [Theory]
    [InlineData(DatabaseProvider.PostgreSql)]
    [InlineData(DatabaseProvider.SqlServer)]
    public void The_reviewed_script_is_the_one_the_migrations_give(DatabaseProvider provider)
    {
        using var db = Unconnected(provider);
        var expected = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        var script = Repository.Read($"db/scripts/{provider.ToString().ToLowerInvariant()}.sql");
        Assert.Equal(expected.ReplaceLineEndings("\n").Trim(), script.ReplaceLineEndings("\n").Trim());
    }

    private static async Task ReadAsync<T>(AppDbContext db)
        where T : class => await db.Set<T>().AsNoTracking().ToListAsync();

    private static List<string> ReachedTwice(string start, ILookup<string, (string From, string To, DeleteBehavior Behavior)> edges)
    {
        var paths = new Dictionary<string, string>();
        var twice = new List<string>();
        Follow(start, start);
        return twice;

        void Follow(string table, string path)
        {
            foreach (var edge in edges[table])
            {
                var next = $"{path} > {edge.To}";
                if (edge.To == start || !paths.TryAdd(edge.To, next))
                    twice.Add($"{next} and {paths.GetValueOrDefault(edge.To, start)}");
                else if (edge.Behavior == DeleteBehavior.Cascade)
                    Follow(edge.To, next);
            }
        }
    }

    private static IModel DesignModel(AppDbContext db) => db.GetService<IDesignTimeModel>().Model;

    // Nothing connects: the model and the migrations are read from the assemblies.
    private static AppDbContext Unconnected(DatabaseProvider provider)
    {
        var connection = provider switch
        {
            DatabaseProvider.Sqlite => "Data Source=unused.db",
            DatabaseProvider.PostgreSql => "Host=localhost;Database=unused",
            _ => "Server=localhost;Database=unused",
        };
        return new((DbContextOptions<AppDbContext>)new DbContextOptionsBuilder<AppDbContext>()
            .UseDatabase(new(provider, connection, MaxBatchSize: null)).Options);
    }
}
