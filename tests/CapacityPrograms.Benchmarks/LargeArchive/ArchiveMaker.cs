using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Programmes;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Benchmarks.LargeArchive;

/// <summary>
/// Makes a large invented archive in an empty database, for measurements and for trying the product at the size of many
/// years. All of it is one transaction: broken off, it leaves the database empty.
/// </summary>
public sealed class ArchiveMaker(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>The archive's administrator, without password like all its accounts.</summary>
    public const string Administrator = "admin@archive.local";

    private const int EventsAtOnce = 10;

    /// <summary>Makes it.</summary>
    /// <param name="say">Takes a line of progress.</param>
    /// <returns>Null, or in one sentence why the database was refused.</returns>
    public async Task<string?> MakeAsync(ArchivePlan plan, Action<string> say, CancellationToken ct)
    {
        var begun = clock.GetTimestamp();
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await using var rows = new ArchiveRows(db);
        if (await FilledTableAsync(db, rows, ct) is { } table)
            return $"The database already holds rows in {table}; an archive is made only in an empty database.";

        void Describe(string what) => say(string.Create(CultureInfo.InvariantCulture, $"{clock.GetElapsedTime(begun).TotalSeconds,6:0} s  {what}"));
        var programmes = await ProgrammesAsync(db, plan, ct);
        Describe($"{programmes.Count} programmes with their municipalities and organisations");
        foreach (var programme in programmes) await programme.WritePeopleAsync(db, rows, plan.Size.Seed, ct);
        Describe(string.Create(CultureInfo.InvariantCulture, $"{plan.People:N0} people"));

        // In the order of time, as years of use would have written them: a programme's rows do not lie side by side.
        var writers = programmes.ToDictionary(p => p.Plan, p => new ArchiveEvents(db, rows, p, plan.Size.Seed));
        var steps = plan
            .Programmes.SelectMany(p => p.Events.Chunk(EventsAtOnce).Select(some => (Programme: p, Events: some)))
            .OrderBy(s => s.Events[0].FirstDay)
            .ThenBy(s => s.Programme.Index)
            .ToList();
        var (events, marks, said) = (0, 0, 0);
        foreach (var (programme, some) in steps)
        {
            await writers[programme].WriteAsync(some, ct);
            (events, marks) = (events + some.Length, marks + some.Sum(e => e.Marks));
            if (events * 10L / plan.Events == said) continue;
            said = (int)(events * 10L / plan.Events);
            Describe(string.Create(CultureInfo.InvariantCulture, $"{events:N0} of {plan.Events:N0} events, {marks:N0} of {plan.Marks:N0} marks"));
        }
        await transaction.CommitAsync(ct);
        Describe("saved");
        return null;
    }

    private static async Task<List<ArchiveProgramme>> ProgrammesAsync(AppDbContext db, ArchivePlan plan, CancellationToken ct)
    {
        var countries = plan.Programmes.Select(p => p.Words).Distinct().ToDictionary(w => w.Tag, w => ArchiveCountry.Add(db, w));
        db.Users.Add(
            new AppUser
            {
                UserName = Administrator, NormalizedUserName = Administrator.ToUpperInvariant(), Email = Administrator,
                NormalizedEmail = Administrator.ToUpperInvariant(), EmailConfirmed = true, DisplayName = "Administrator of the archive",
                IsAdministrator = true, LockoutEnabled = true, SecurityStamp = "archive", ConcurrencyStamp = "archive",
            }
        );
        await db.SaveChangesAsync(ct);
        var programmes = plan.Programmes.Select(p => ArchiveProgramme.Add(db, p, countries[p.Words.Tag])).ToList();
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return programmes;
    }

    // The row of the write lock comes with the tables; anything else is somebody's.
    private static async Task<string?> FilledTableAsync(AppDbContext db, ArchiveRows rows, CancellationToken ct)
    {
        var types = db.Model.GetEntityTypes().Where(t => t.ClrType != typeof(WriteLock) && t.GetTableName() is not null);
        foreach (var type in types.OrderBy(t => t.ClrType == typeof(Programme) ? 0 : 1).ThenBy(t => t.GetTableName(), StringComparer.Ordinal))
        {
            if (await rows.HoldsAnyAsync(type, ct)) return type.GetTableName();
        }
        return null;
    }
}
