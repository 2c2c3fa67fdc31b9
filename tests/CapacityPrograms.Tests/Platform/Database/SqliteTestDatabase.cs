using CapacityPrograms.Web.Platform.Database;
using Microsoft.Data.Sqlite;

namespace CapacityPrograms.Tests.Platform.Database;

internal sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<byte[]>> Template = new(MakeTemplateAsync);

    private readonly string _folder;

    private SqliteTestDatabase(string folder, DatabaseOptions options)
        : base(options) => _folder = folder;

    public static SqliteTestDatabase Empty() => At(NewFolder());

    public static async Task<SqliteTestDatabase> CopyAsync()
    {
        var folder = NewFolder();
        await File.WriteAllBytesAsync(FileIn(folder), await Template.Value);
        return At(folder);
    }

    public override ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(Options.ConnectionString))
            SqliteConnection.ClearPool(connection);
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static SqliteTestDatabase At(string folder, bool pooling = true) => new(folder, OptionsFor(folder, pooling));

    private static async Task<byte[]> MakeTemplateAsync()
    {
        var folder = NewFolder();
        try
        {
            // Not pooled, so that closing moves everything from the write-ahead log into the file.
            await MigrateAsync(OptionsFor(folder, pooling: false));
            return await File.ReadAllBytesAsync(FileIn(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DatabaseOptions OptionsFor(string folder, bool pooling) => new(
        DatabaseProvider.Sqlite,
        new SqliteConnectionStringBuilder { DataSource = FileIn(folder), Pooling = pooling }.ConnectionString,
        MaxBatchSize: null);

    private static string NewFolder() => Directory.CreateTempSubdirectory("capacityprograms-").FullName;

    private static string FileIn(string folder) => Path.Combine(folder, "test.db");
}
