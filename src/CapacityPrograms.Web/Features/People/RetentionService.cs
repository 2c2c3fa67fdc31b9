using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>Sets how long a programme keeps names, and erases them when somebody says so; nothing is erased by itself.</summary>
public sealed class RetentionService(IDbContextFactory<AppDbContext> contexts, RetentionQueries queries, ErasureService erasures, TimeProvider clock)
{
    private const int MostYears = 30;

    /// <summary>Sets for how many years after its end a programme keeps names.</summary>
    /// <param name="years">From 0 to 30; null where nobody knows.</param>
    /// <exception cref="RefusedException">Out of range, or the programme was changed meanwhile.</exception>
    public async Task SetAsync(Actor actor, string code, int version, int? years, CancellationToken ct)
    {
        new Checks().Require(years is null or (>= 0 and <= MostYears), "Years", "Range", 0, MostYears).Throw();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var p = await RetentionQueries.CoordinatedAsync(db, actor, code, ct);
        p.NextVersion(version);
        p.RetentionYears = years;
        db.Audit(actor, clock, AuditActions.ProgrammeChanged, p.Id, "programme", p.Id);
        await db.SaveAsync(ct);
    }

    /// <summary>Erases everybody whose name no programme needs any more, one after the other; a stop keeps what is done.</summary>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <returns>How many were erased.</returns>
    /// <exception cref="RefusedException">The programme still needs them, or somebody stands in programmes that the actor does not coordinate.</exception>
    public async Task<int> EraseDueAsync(Actor actor, string code, IProgress<double> progress, CancellationToken ct)
    {
        var view = await queries.ReadAsync(actor, code, ct);
        if (!view.IsOver) throw new RefusedException("", "RetentionRuns");
        var done = 0;
        foreach (var person in view.Due)
        {
            ct.ThrowIfCancellationRequested();
            await erasures.EraseAsync(actor, person.Id, null, ct);
            progress.Report(++done / (double)view.Due.Count);
        }
        return done;
    }
}
