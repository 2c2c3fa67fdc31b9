using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>Takes a file in as a whole or not at all, and takes a whole import back.</summary>
public sealed class ImportService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Writes a plan in one transaction.</summary>
    /// <param name="progress">Told how many rows are written, now and then.</param>
    /// <returns>The id of the import.</returns>
    /// <exception cref="RefusedException">Faults or open questions are left, or the database is not as it was at the preview.</exception>
    public async Task<int> ApplyAsync(Actor actor, ImportPlan plan, IProgress<int>? progress, CancellationToken ct)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
        if (plan.Faults.Count > 0) throw new RefusedException("", "ImportFaults", plan.Faults.Count);
        if (plan.Unanswered > 0) throw new RefusedException("", "ImportUnanswered", plan.Unanswered);
        if (!plan.IsReady) throw new RefusedException("", "ImportNothingNew");
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var run = new ImportRun { Kind = plan.Options.Kind, EventId = plan.Options.EventId, At = clock.GetUtcNow().UtcDateTime, UserId = actor.UserId };
        db.ImportRuns.Add(run);
        await db.SaveAsync(ct);
        switch (plan.Options.Kind)
        {
            case ImportKind.Municipalities:
                await UnitWriter.WriteAsync(db, run, plan, progress, ct);
                break;
            case ImportKind.Organisations:
                await OrganisationWriter.WriteAsync(db, run, plan, progress, ct);
                break;
            default:
                await ParticipantWriter.WriteAsync(db, actor, run, plan, progress, ct);
                break;
        }
        db.ChangeTracker.Clear();
        await RememberAsync(db, plan, run.ProgrammeId, ct);
        db.ImportRuns.Update(run);
        db.Audit(
            actor, clock, AuditActions.ImportApplied, run.ProgrammeId, "import", run.Id,
            string.Create(CultureInfo.InvariantCulture, $"{run.Kind}: {run.Made} + {run.Filled}"));
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return run.Id;
    }

    private static async Task RememberAsync(AppDbContext db, ImportPlan plan, int? programme, CancellationToken ct)
    {
        var said = plan.Columns.Select(c => c.Key).Where(k => plan.Choices.Columns.ContainsKey(k) && k.Length <= ImportHeading.Longest).Distinct().ToList();
        var there = await db.ImportHeadings.Where(h => h.Kind == plan.Options.Kind && h.ProgrammeId == programme && said.Contains(h.Heading)).ToListAsync(ct);
        foreach (var heading in said)
        {
            var row = there.Find(h => h.Heading == heading);
            if (row is null) db.ImportHeadings.Add(row = new ImportHeading { Kind = plan.Options.Kind, ProgrammeId = programme, Heading = heading });
            row.Field = plan.Choices.Columns[heading];
        }
    }

    /// <summary>Takes an import back: what it made goes, what it filled is empty again.</summary>
    /// <exception cref="RefusedException">Something that was made since depends on it, or somebody worked on it since.</exception>
    public async Task UndoAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Written first, so that of two who press at once the second waits and then sees that it is done.
        await db.ImportRuns.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Made, r => r.Made), ct);
        var run = await db.ImportRuns.SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new MissingException();
        if (!MayUndo(actor, run.UserId, run.ProgrammeId)) throw new ForbiddenException();
        if (run.UndoneAt is not null) throw new RefusedException("", "ImportUndone");
        await new ImportUndo(db, id).RunAsync(ct);
        await db.ImportItems.Where(i => i.RunId == id).ExecuteDeleteAsync(ct);
        (run.UndoneAt, run.UndoneByUserId) = (clock.GetUtcNow().UtcDateTime, actor.UserId);
        db.ImportRuns.Update(run);
        db.Audit(actor, clock, AuditActions.ImportUndone, run.ProgrammeId, "import", id);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }

    // Reference data belongs to all programmes, so that only who brought it in, or an administrator, takes it back.
    internal static bool MayUndo(Actor actor, int? userId, int? programmeId) =>
        actor.IsAdministrator || (programmeId is { } programme ? actor.Coordinates(programme) : actor.CoordinatesAny && actor.UserId == userId);
}
