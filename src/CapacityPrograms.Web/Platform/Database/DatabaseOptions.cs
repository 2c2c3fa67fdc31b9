using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CapacityPrograms.Web.Platform.Database;

/// <summary>Which database holds the data: the section <c>Database</c> of the configuration, checked.</summary>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString, int? MaxBatchSize)
{
    public const string Section = "Database";
    public const string DefaultFile = "App_Data/capacityprograms.db";

    public static DatabaseOptions Read(IConfiguration configuration, string contentRoot)
    {
        var section = configuration.GetSection(Section);
        var provider = ReadProvider(section["Provider"]);
        return new(provider, ReadConnectionString(provider, section["ConnectionString"], contentRoot), ReadBatchSize(section["MaxBatchSize"]));
    }

    private static DatabaseProvider ReadProvider(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return DatabaseProvider.Sqlite;

        // A number would parse as well, and nobody means the database "1".
        return Enum.TryParse<DatabaseProvider>(text, ignoreCase: true, out var provider) && Enum.IsDefined(provider) && char.IsLetter(text.Trim()[0])
            ? provider
            : throw new DatabaseConfigurationException(
                $"Database:Provider is \"{text}\", but only {string.Join(", ", Enum.GetNames<DatabaseProvider>())} are known.");
    }

    private static string ReadConnectionString(DatabaseProvider provider, string? text, string contentRoot)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return provider == DatabaseProvider.Sqlite
                ? SqliteFile(new SqliteConnectionStringBuilder { DataSource = DefaultFile }, contentRoot)
                : throw new DatabaseConfigurationException($"Database:ConnectionString is missing, and {provider} needs one.");
        }

        try
        {
            // Parsed by the provider itself, so that a misspelt key is told now and not at the first query.
            DbConnectionStringBuilder parsed = provider switch
            {
                DatabaseProvider.PostgreSql => new NpgsqlConnectionStringBuilder(text),
                DatabaseProvider.SqlServer => new SqlConnectionStringBuilder(text),
                _ => new SqliteConnectionStringBuilder(text),
            };
            return parsed is SqliteConnectionStringBuilder sqlite ? SqliteFile(sqlite, contentRoot) : parsed.ConnectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            throw new DatabaseConfigurationException(
                $"Database:ConnectionString cannot be read as a connection string for {provider}: {DriverMessage.FirstSentence(e.Message)}", e);
        }
    }

    private static string SqliteFile(SqliteConnectionStringBuilder builder, string contentRoot)
    {
        if (string.IsNullOrWhiteSpace(builder.DataSource))
            throw new DatabaseConfigurationException("Database:ConnectionString names no file: it needs \"Data Source=...\".");

        // Two connections to ":memory:" are two databases, so what one request writes the next would not find.
        if (builder.DataSource == ":memory:" || builder.Mode == SqliteOpenMode.Memory)
            throw new DatabaseConfigurationException("Database:ConnectionString names a database in memory, but the data must be kept in a file.");

        // Relative to the installation, not to the folder the server happens to be started from.
        builder.DataSource = Path.GetFullPath(builder.DataSource, contentRoot);
        return builder.ConnectionString;
    }

    private static int? ReadBatchSize(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size
            : throw new DatabaseConfigurationException($"Database:MaxBatchSize is \"{text}\", but it must be a whole number above 0.");
    }
}
