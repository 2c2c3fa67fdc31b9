using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Platform;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CapacityPrograms.Web.Platform.Database;

/// <summary>
/// Writes a row: a database that only reads is no help to whoever is about to save. What was found holds for a few seconds, however
/// many ask. A file database also needs room to grow in.
/// </summary>
public sealed class StorageCheck(IDbContextFactory<AppDbContext> contexts, DatabaseOptions options, TimeProvider clock) : IHealthCheck, IDisposable
{
    private const string Setting = "health.written";
    private const long LeastFree = 32L * 1024 * 1024;
    private static readonly TimeSpan _holds = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private (DateTimeOffset At, HealthCheckResult Found)? _last;

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (_last is { } last && now - last.At < _holds) return last.Found;
            var found = await WriteAsync(now, cancellationToken);
            _last = (now, found);
            return found;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task<HealthCheckResult> WriteAsync(DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            if (options.Provider == DatabaseProvider.Sqlite)
            {
                var file = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
                if (new DriveInfo(Path.GetDirectoryName(file)!).AvailableFreeSpace < LeastFree) return HealthCheckResult.Unhealthy("The disk is full.");
            }
            await using var db = await contexts.CreateDbContextAsync(ct);
            var value = now.ToString("O", CultureInfo.InvariantCulture);
            if (await db.Settings.Where(s => s.Key == Setting).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, value), ct) == 0)
            {
                db.Settings.Add(new Setting { Key = Setting, Value = value });
                await db.SaveChangesAsync(ct);
            }
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The database cannot be written.", e);
        }
    }
}
