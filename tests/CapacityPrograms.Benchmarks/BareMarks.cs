using System.Data.Common;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CapacityPrograms.Benchmarks;

/// <summary>The same two rows by prepared commands on an open connection, in a transaction as durable, and nothing else.</summary>
internal sealed class BareMarks : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbCommand _entry;
    private readonly DbCommand _insert;
    private readonly DbCommand _update;

    private BareMarks(DbConnection connection)
    {
        _connection = connection;
        _entry = Command("""
            INSERT INTO "AttendanceEntries" ("OperationId", "BatchId", "EventId", "RegistrationId", "SessionId", "BaseVersion", "Value", "Minutes",
                "Outcome", "ObservedAt", "RecordedAt", "UserId", "Source", "Note")
            VALUES (@operation, NULL, @event, @registration, @session, @base, @value, NULL, 'Applied', @at, @at, @user, 'Sheet', NULL)
            """, "operation", "event", "registration", "session", "base", "value", "at", "user");
        _insert = Command("""
            INSERT INTO "AttendanceMarks" ("RegistrationId", "SessionId", "EventId", "Value", "Minutes", "Version", "RecordedAt", "UserId")
            VALUES (@registration, @session, @event, @value, NULL, @next, @at, @user)
            """, "registration", "session", "event", "value", "next", "at", "user");
        _update = Command("""
            UPDATE "AttendanceMarks" SET "Value" = @value, "Minutes" = NULL, "Version" = @next, "RecordedAt" = @at, "UserId" = @user
            WHERE "RegistrationId" = @registration AND "SessionId" = @session AND "Version" = @base
            """, "registration", "session", "value", "next", "at", "user", "base");
    }

    public static async Task<BareMarks> OpenAsync(Archive archive)
    {
        DbConnection connection =
            archive.Options.Provider == DatabaseProvider.Sqlite
                ? new SqliteConnection(archive.Options.ConnectionString)
                : new NpgsqlConnection(archive.Options.ConnectionString);
        await connection.OpenAsync();
        if (connection is SqliteConnection)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
            await command.ExecuteNonQueryAsync();
        }
        return new BareMarks(connection);
    }

    public async Task WriteAsync(MarkInput mark, MarkCell cell)
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        await RunAsync(_entry, transaction, mark, cell);
        await RunAsync(mark.BaseVersion == 0 ? _insert : _update, transaction, mark, cell);
        await transaction.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in new[] { _entry, _insert, _update }) await command.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static async Task RunAsync(DbCommand command, DbTransaction transaction, MarkInput mark, MarkCell cell)
    {
        command.Transaction = transaction;
        foreach (DbParameter parameter in command.Parameters)
        {
            parameter.Value = parameter.ParameterName switch
            {
                "operation" => mark.OperationId,
                "event" => cell.EventId,
                "registration" => mark.RegistrationId,
                "session" => mark.SessionId,
                "base" => mark.BaseVersion,
                "next" => mark.BaseVersion + 1,
                "value" => mark.Value.ToString(),
                "at" => DateTime.UnixEpoch,
                _ => cell.Trainer.UserId!.Value,
            };
        }
        if (await command.ExecuteNonQueryAsync() != 1) throw new InvalidOperationException("The bare statement wrote nothing.");
    }

    private DbCommand Command(string sql, params string[] names)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = name switch { "operation" => Guid.Empty, "value" => nameof(AttendanceValue.Present), "at" => DateTime.UnixEpoch, _ => 0 };
            command.Parameters.Add(parameter);
        }
        command.Prepare();
        return command;
    }
}
