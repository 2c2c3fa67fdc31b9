using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>
/// Erases who a person was (GDPR, article 17) and leaves a numbered stub with what figures are counted from, as article 17(3)
/// allows while the donor's retention runs. Backups that were made before still hold the name until they are deleted.
/// </summary>
public sealed class ErasureService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Erases a person and every record merged into theirs, at once and for good.</summary>
    /// <param name="version">Of the record that the actor saw; null where many are erased by a rule.</param>
    /// <exception cref="MissingException">No such person whom the actor keeps.</exception>
    /// <exception cref="RefusedException">Somebody signs in as the person, the person stands in programmes of others, or was changed meanwhile.</exception>
    public async Task EraseAsync(Actor actor, int personId, int? version, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using (var transaction = await db.BeginLockedAsync(WriteLock.People, ct))
        {
            var root = await db.PeopleKeptBy(actor).SingleOrDefaultAsync(p => p.Id == personId, ct) ?? throw new MissingException();
            if (root.ErasedAt is not null) throw new RefusedException("", "PersonErased");
            if (version is { } seen && root.Version != seen) throw new RefusedException("", "ChangedMeanwhile");
            var records = await db.People.Where(p => p.Id == personId || p.CanonicalId == personId).ToListAsync(ct);
            await CheckAsync(db, actor, records, ct);
            await ForgetAsync(db, records, ct);
            foreach (var record in records) record.Erase(clock.GetUtcNow().UtcDateTime);
            db.Audit(actor, clock, AuditActions.PersonErased, null, "person", personId);
            await db.SaveAsync(ct);
            await transaction.CommitAsync(ct);
        }
        await db.TruncateLogAsync(ct);
    }

    private static async Task CheckAsync(AppDbContext db, Actor actor, List<Person> records, CancellationToken ct)
    {
        var ids = records.Select(r => r.Id).ToList();
        if (await db.Users.AnyAsync(u => u.PersonId != null && ids.Contains(u.PersonId.Value), ct)) throw new RefusedException("", "ErasureAccount");
        if (actor.ProgrammesAs(AccessRole.Coordinator) is not { } mine) return;
        var elsewhere = await db.Registrations.AnyAsync(r => r.PersonId != null && ids.Contains(r.PersonId.Value) && !mine.Contains(r.Event!.ProgrammeId), ct)
            || await db.SessionTrainers.AnyAsync(t => ids.Contains(t.PersonId) && !mine.Contains(t.Session!.Event!.ProgrammeId), ct);
        if (elsewhere) throw new RefusedException("", "ErasureElsewhere");
    }

    // Everything that can name the person beside the record itself.
    private static async Task ForgetAsync(AppDbContext db, List<Person> records, CancellationToken ct)
    {
        var ids = records.Select(r => r.Id).ToList();
        var spellings = await db.PersonNames.Where(n => ids.Contains(n.PersonId)).ToListAsync(ct);
        var merges = await db.PersonMerges.Where(m => ids.Contains(m.SurvivorId) || ids.Contains(m.MergedId)).ToListAsync(ct);
        // A name that a merge replaced stands in what its undo would give back, and nowhere else.
        var replaced = merges.SelectMany(m =>
            m.Kept()
                .Where(c => c.Field == PersonField.Name)
                .Select(c => (Id: m.SurvivorId, GivenName: c.Before.Text ?? "", FamilyName: c.Before.FamilyName ?? "")));
        var names = records
            .Select(r => (r.Id, r.GivenName, r.FamilyName))
            .Concat(spellings.Select(s => (Id: s.PersonId, s.GivenName, s.FamilyName)))
            .Concat(replaced)
            .SelectMany(n => new[] { (n.Id, Text: PersonLabel.Of(n.GivenName, n.FamilyName)), (n.Id, Text: $"{n.FamilyName} {n.GivenName}".Trim()) })
            .Where(n => n.Text.Length > 0)
            .Distinct()
            .ToList();
        db.PersonNames.RemoveRange(spellings);
        await db.TrainerAbsences.Where(a => ids.Contains(a.PersonId)).ExecuteDeleteAsync(ct);
        db.Affiliations.RemoveRange(await db.Affiliations.Where(a => ids.Contains(a.PersonId)).ToListAsync(ct));
        foreach (var merge in merges) merge.Keep([]);
        await db.Registrations.Where(r => r.PersonId != null && ids.Contains(r.PersonId.Value))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Position, (string?)null).SetProperty(r => r.UnidentifiedNote, (string?)null), ct);
        await db
            .AttendanceEntries.Where(e =>
                e.Note != null && db.Registrations.Any(r => r.Id == e.RegistrationId && r.PersonId != null && ids.Contains(r.PersonId.Value)))
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.Note, (string?)null), ct);
        var addresses = records.Select(r => r.Email).OfType<string>().ToList();
        await db.OutgoingMails.Where(m => addresses.Contains(m.To)).ExecuteDeleteAsync(ct);
        foreach (var (id, text) in names) await ReplaceAsync(db, text, $"№ {id}", ct);
    }

    // Free text that somebody wrote about the person.
    private static async Task ReplaceAsync(AppDbContext db, string name, string stub, CancellationToken ct)
    {
        await db
            .Events.Where(e => e.Notes!.Contains(name))
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.Notes, e => e.Notes!.Replace(name, stub)), ct);
        await db
            .EventStateChanges.Where(c => c.Reason!.Contains(name))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Reason, c => c.Reason!.Replace(name, stub)), ct);
        await db
            .AttendanceEntries.Where(e => e.Note!.Contains(name))
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.Note, e => e.Note!.Replace(name, stub)), ct);
        await db
            .Registrations.Where(r => r.UnidentifiedNote!.Contains(name))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.UnidentifiedNote, r => r.UnidentifiedNote!.Replace(name, stub)), ct);
        await db
            .AuditEntries.Where(a => a.Detail!.Contains(name))
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.Detail, a => a.Detail!.Replace(name, stub)), ct);
        await db
            .IndicatorPeriods.Where(p => p.Comment!.Contains(name))
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Comment, p => p.Comment!.Replace(name, stub)), ct);
        await db
            .TargetChanges.Where(c => c.Reason!.Contains(name))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Reason, c => c.Reason!.Replace(name, stub)), ct);
        await db
            .SubmittedReports.Where(r => r.Note!.Contains(name))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Note, r => r.Note!.Replace(name, stub)), ct);
        await db
            .SheetCounts.Where(c => c.Note!.Contains(name))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Note, c => c.Note!.Replace(name, stub)), ct);
        await db
            .People.Where(p => p.RestrictionReason!.Contains(name))
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.RestrictionReason, p => p.RestrictionReason!.Replace(name, stub)), ct);
        await db
            .People.Where(p => p.TrainingTopics!.Contains(name))
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.TrainingTopics, p => p.TrainingTopics!.Replace(name, stub)), ct);
        await db
            .ReportFigures.Where(f => f.AdjustmentNote!.Contains(name))
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.AdjustmentNote, f => f.AdjustmentNote!.Replace(name, stub)), ct);
        await db
            .WaitingActs.Where(w => w.Act!.Contains(name))
            .ExecuteUpdateAsync(s => s.SetProperty(w => w.Act, w => w.Act!.Replace(name, stub)), ct);
        await db.OutgoingMails.Where(m => m.Body.Contains(name) || m.Subject.Contains(name)).ExecuteDeleteAsync(ct);
    }
}
