using CapacityPrograms.Data;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CapacityPrograms.Web.Platform.Backup;

/// <summary>What a database of this product holds, as its migrations say: a file that has less is no backup of it.</summary>
internal static class KnownTables
{
    /// <summary>The tables with their columns after the given migrations.</summary>
    /// <param name="applied">Names of migrations, as the database keeps them.</param>
    /// <exception cref="OperationException">None was applied, or one that this version does not know.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> After(DatabaseOptions options, IReadOnlyCollection<string> applied, string file)
    {
        using var db = new AppDbContext((DbContextOptions<AppDbContext>)new DbContextOptionsBuilder<AppDbContext>().UseDatabase(options).Options);
        var known = db.GetService<IMigrationsAssembly>();
        if (applied.Count == 0) throw new OperationException($"{file} is not a backup of CapacityPrograms.");
        if (applied.FirstOrDefault(name => !known.Migrations.ContainsKey(name)) is { } unknown)
            throw new OperationException($"{file} was made by another version of CapacityPrograms (it holds \"{unknown}\"); restore it with that version.");
        var model = known.CreateMigration(known.Migrations[applied.Order(StringComparer.Ordinal).Last()], db.Database.ProviderName!).TargetModel;
        return model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsMappedToJson()).GroupBy(e => e.GetTableName()!)
            .ToDictionary(t => t.Key, t => (IReadOnlyList<string>)[.. t.SelectMany(e => e.GetProperties()).Select(p => p.GetColumnName()).Distinct()]);
    }
}
