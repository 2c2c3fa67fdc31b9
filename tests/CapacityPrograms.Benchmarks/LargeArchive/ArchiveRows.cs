using System.Data.Common;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CapacityPrograms.Benchmarks.LargeArchive;

/// <summary>
/// Inserts many rows of one table by prepared commands made from the model, because change tracking of a million rows
/// takes longer than writing them. Columns, types and conversions are the context's own; every database understands it.
/// </summary>
#pragma warning disable CA2100 // Names come from the model; values are parameters.
internal sealed class ArchiveRows(AppDbContext db) : IAsyncDisposable
{
    // Many rows save round trips to a server; SQLite finds each parameter by going through the names of all.
    private const int ParametersPerCommand = 250;

    private readonly Dictionary<(Type Type, int Rows), Insert> _inserts = [];

    /// <summary>Inserts rows in their order, in the context's open transaction.</summary>
    public async Task AddAsync<T>(IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        var columns = Columns(db.Model.FindEntityType(typeof(T))!);
        var most = Math.Max(1, ParametersPerCommand / columns.Count);
        for (var at = 0; at < rows.Count;)
        {
            var count = rows.Count - at >= most ? most : 1;
            if (!_inserts.TryGetValue((typeof(T), count), out var insert))
                _inserts.Add((typeof(T), count), insert = await PrepareAsync(typeof(T), columns, count, rows[at], ct));
            for (var i = 0; i < count; i++, at++)
            {
                if (rows[at] is ISorted sorted) sorted.Key();
                for (var c = 0; c < columns.Count; c++) insert.Command.Parameters[(i * columns.Count) + c].Value = insert.Value(c, rows[at]);
            }
            await insert.Command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Whether a table holds a row.</summary>
    public async Task<bool> HoldsAnyAsync(IEntityType type, CancellationToken ct)
    {
        await using var command = Command();
        command.CommandText = $"SELECT CASE WHEN EXISTS (SELECT 1 FROM {Table(type)}) THEN 1 ELSE 0 END";
        return Convert.ToInt32(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) == 1;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var insert in _inserts.Values) await insert.Command.DisposeAsync();
    }

    private static List<IProperty> Columns(IEntityType type) => type.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never).ToList();

    private async Task<Insert> PrepareAsync(Type type, List<IProperty> columns, int rows, object sample, CancellationToken ct)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var entity = db.Model.FindEntityType(type)!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var command = Command();
        var lines = Enumerable
            .Range(0, rows)
            .Select(row => "(" + string.Join(", ", columns.Select((_, c) => sql.GenerateParameterName($"p{row}_{c}"))) + ")");
        var names = string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.GetColumnName(table)!)));
        command.CommandText = $"INSERT INTO {Table(entity)} ({names}) VALUES {string.Join(", ", lines)}";
        for (var row = 0; row < rows; row++)
        {
            for (var c = 0; c < columns.Count; c++)
                command.Parameters.Add(
                    columns[c]
                        .GetRelationalTypeMapping()
                        .CreateParameter(
                            command, sql.GenerateParameterName($"p{row}_{c}"), columns[c].GetGetter().GetClrValue(sample), columns[c].IsNullable));
        }
        await command.PrepareAsync(ct);
        return new Insert(command, columns);
    }

    private string Table(IEntityType type) => db.GetService<ISqlGenerationHelper>().DelimitIdentifier(type.GetTableName()!, type.GetSchema());

    private DbCommand Command()
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        return command;
    }

    private sealed class Insert(DbCommand command, List<IProperty> columns)
    {
        private readonly List<(IClrPropertyGetter Getter, Func<object?, object?>? Convert)> _values =
            columns.Select(c => (c.GetGetter(), c.GetRelationalTypeMapping().Converter?.ConvertToProvider)).ToList();

        public DbCommand Command { get; } = command;

        public object Value(int column, object row)
        {
            var (getter, convert) = _values[column];
            var value = getter.GetClrValue(row);
            return (value is null || convert is null ? value : convert(value)) ?? DBNull.Value;
        }
    }
}
