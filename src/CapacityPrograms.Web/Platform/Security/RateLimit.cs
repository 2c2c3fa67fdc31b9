using System.Security.Cryptography;
using System.Text;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Platform;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>
/// Counts attempts in a table that all nodes share, per fixed window of time. Whom it counts is kept as a keyed hash
/// only: an address alone could be found from a plain hash by trying all of them.
/// </summary>
public sealed class RateLimit(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const string KeySetting = "rate.key";

    /// <summary>Counts one attempt.</summary>
    /// <returns>How long to wait where it was one too many; else null.</returns>
    public async Task<TimeSpan?> AcquireAsync(string what, string who, int most, TimeSpan window, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var key = await KeyAsync(db, what, who, ct);
        var (now, start) = Window(window);
        if (await AddAsync(db, key, start, 1, ct) == 0)
        {
            var row = db.RateWindows.Add(new RateWindow { Key = key, StartsAt = start, Count = 1 });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // Another attempt opened the window in the same moment.
                row.State = EntityState.Detached;
                await AddAsync(db, key, start, 1, ct);
            }
        }
        return await CountAsync(db, key, start, ct) > most ? start + window - now : null;
    }

    /// <summary>True where one attempt more would be one too many.</summary>
    public async Task<bool> IsSpentAsync(string what, string who, int most, TimeSpan window, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CountAsync(db, await KeyAsync(db, what, who, ct), Window(window).Start, ct) >= most;
    }

    /// <summary>Begins the count anew.</summary>
    public async Task ResetAsync(string what, string who, TimeSpan window, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (key, start) = (await KeyAsync(db, what, who, ct), Window(window).Start);
        await db.RateWindows.Where(w => w.Key == key && w.StartsAt == start).ExecuteUpdateAsync(s => s.SetProperty(w => w.Count, 0), ct);
    }

    /// <summary>Takes an attempt back that turned out well. Counting first means that parallel guesses cannot slip past.</summary>
    public async Task ReleaseAsync(string what, string who, TimeSpan window, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await AddAsync(db, await KeyAsync(db, what, who, ct), Window(window).Start, -1, ct);
    }

    /// <summary>Removes windows that are long over.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var old = clock.GetUtcNow().UtcDateTime.AddDays(-1);
        await db.RateWindows.Where(w => w.StartsAt < old).ExecuteDeleteAsync(ct);
    }

    private (DateTime Now, DateTime Start) Window(TimeSpan window)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (now, new DateTime(now.Ticks - now.Ticks % window.Ticks, DateTimeKind.Utc));
    }

    private static Task<int> CountAsync(AppDbContext db, string key, DateTime start, CancellationToken ct) =>
        db.RateWindows.Where(w => w.Key == key && w.StartsAt == start).Select(w => w.Count).SingleOrDefaultAsync(ct);

    private static Task<int> AddAsync(AppDbContext db, string key, DateTime start, int by, CancellationToken ct) =>
        db.RateWindows.Where(w => w.Key == key && w.StartsAt == start).ExecuteUpdateAsync(s => s.SetProperty(w => w.Count, w => w.Count + by), ct);

    private static async Task<string> KeyAsync(AppDbContext db, string what, string who, CancellationToken ct)
    {
        var secret = await SecretAsync(db, ct);
        return $"{what}:{Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(secret), Encoding.UTF8.GetBytes(who)))}";
    }

    private static async Task<string> SecretAsync(AppDbContext db, CancellationToken ct)
    {
        var read = db.Settings.AsNoTracking().Where(s => s.Key == KeySetting).Select(s => s.Value);
        if (await read.SingleOrDefaultAsync(ct) is { } known) return known;
        var row = db.Settings.Add(new Setting { Key = KeySetting, Value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) });
        try
        {
            await db.SaveChangesAsync(ct);
            return row.Entity.Value;
        }
        catch (DbUpdateException)
        {
            // Another node made the secret first, and both must hash alike.
            row.State = EntityState.Detached;
            return await read.SingleAsync(ct);
        }
    }
}
