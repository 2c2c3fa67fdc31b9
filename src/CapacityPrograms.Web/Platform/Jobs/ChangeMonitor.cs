using CapacityPrograms.Data;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Jobs;

/// <summary>
/// The one question per second that a node asks: was anybody's access changed, were the settings? However many
/// circuits are open, it is two short rows; what changed is then told to those it is about.
/// </summary>
public sealed class ChangeMonitor(
    IDbContextFactory<AppDbContext> contexts, OpenSessions sessions, InstallationSource installation, TimeProvider clock, ILogger<ChangeMonitor> log)
    : PeriodicJob(clock, log)
{
    private long? _access;
    private long? _settings;

    /// <summary>Reads the settings before the first request is answered.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await PollAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override TimeSpan Pause => TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override Task RunAsync(CancellationToken ct) => PollAsync(ct);

    /// <summary>Looks once and tells what has changed since the last look.</summary>
    public async Task PollAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = await db
            .WriteLocks.AsNoTracking()
            .Where(l => l.Name == WriteLock.Access || l.Name == WriteLock.Settings)
            .ToDictionaryAsync(l => l.Name, l => l.Sequence, ct);
        var (access, settings) = (now.GetValueOrDefault(WriteLock.Access), now.GetValueOrDefault(WriteLock.Settings));
        if (_settings != settings) await installation.ReadAsync(ct);
        _settings = settings;
        // Sessions that were open before this node started are not open on it.
        var seen = _access ?? access;
        if (access != seen)
        {
            // A lower number is an older database that was restored under this node.
            var from = access < seen ? 0 : seen;
            foreach (var user in await db.AccessChanges.AsNoTracking().Where(c => c.Sequence > from).Select(c => c.UserId).ToListAsync(ct))
                await sessions.ChangedAsync(user, ct);
        }
        _access = access;
        await sessions.EndOverdueAsync(ct);
    }
}
