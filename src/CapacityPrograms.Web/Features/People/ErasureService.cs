using System.Linq.Expressions;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
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
            .Distinct()
            .ToList();
        db.PersonNames.RemoveRange(spellings);
        await db.IdentityQuestions.Where(q => ids.Contains(q.AskedId) || ids.Contains(q.KnownId)).ExecuteDeleteAsync(ct);
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
        await CleanAsync(db, new NameTraces(names.Select(n => (n.GivenName, n.FamilyName, $"№ {n.Id}"))), ct);
        foreach (var text in names.SelectMany(n => new[] { PersonLabel.Of(n.GivenName, n.FamilyName), PersonLabel.Of(n.FamilyName, n.GivenName) }))
        {
            if (text.Length == 0) continue;
            await db.AuditEntries.Where(a => a.Detail!.Contains(text))
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.Detail, a => a.Detail!.Replace(text, "№")), ct);
            await db.AuditEntries.Where(a => a.Changes!.Contains(text))
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.Changes, a => a.Changes!.Replace(text, "№")), ct);
        }
    }

    // Free text that somebody wrote about the person. A database knows no spellings, so each text is compared here; read are the
    // texts alone, one after the other, and written only those that name the person.
    private static async Task CleanAsync(AppDbContext db, NameTraces traces, CancellationToken ct)
    {
        await In(db.Events, e => e.Notes);
        await In(db.EventStateChanges, c => c.Reason);
        await In(db.AttendanceEntries, e => e.Note);
        await In(db.Registrations, r => r.UnidentifiedNote);
        await In(db.IndicatorPeriods, p => p.Comment);
        await In(db.TargetChanges, c => c.Reason);
        await In(db.SubmittedReports, r => r.Note);
        await In(db.ReportFigures, f => f.AdjustmentNote);
        await In(db.SheetCounts, c => c.Note);
        await In(db.Evidence, e => e.FileName, longest: 200);
        await In(db.People, p => p.RestrictionReason);
        await In(db.People, p => p.TrainingTopics);
        await In(db.Organisations, o => o.Note);
        await In(db.Units, u => u.Note);
        await In(db.ShareLinks, l => l.Note);
        await In(db.Activities, a => a.Note);
        await In(db.TargetGroups, g => g.Note);
        await In(db.ProgrammeSteps, s => s.Note);
        await In(db.ProgrammeOrganisations, o => o.Note);
        await In(db.Memoranda, m => m.Promises);
        await In(db.SourceStatements, s => s.Qualifier);
        foreach (var p in await db.Programmes.ToListAsync(ct)) p.Summary = Without(p.Summary);
        foreach (var s in await db.SourceStatements.ToListAsync(ct)) (s.Subject, s.Value) = (Without(s.Subject), Without(s.Value));
        foreach (var act in await db.WaitingActs.Where(w => w.Act != null).ToListAsync(ct)) act.Act = traces.WithoutInJson(act.Act!);
        var mails = await db.OutgoingMails.Select(m => new { m.Id, m.Subject, m.Body }).ToListAsync(ct);
        var named = mails.Where(m => traces.Without(m.Subject) != m.Subject || traces.Without(m.Body) != m.Body).Select(m => m.Id).ToList();
        await db.OutgoingMails.Where(m => named.Contains(m.Id)).ExecuteDeleteAsync(ct);

        LocalizedText Without(LocalizedText text) => text.Texts.Values.Any(t => traces.Without(t) != t)
            ? LocalizedText.From(text.Texts.Select(t => KeyValuePair.Create(t.Key, traces.Without(t.Value))))
            : text;

        async Task In<T>(IQueryable<T> rows, Expression<Func<T, string?>> text, int? longest = null)
            where T : class
        {
            var naming = new List<string>();
            await foreach (var was in rows.Select(text).Where(t => t != null).Distinct().AsAsyncEnumerable().WithCancellation(ct))
                if (traces.Without(was!) != was) naming.Add(was!);
            foreach (var was in naming)
            {
                var without = traces.Without(was);
                if (longest is { } most && without.Length > most) without = without[^most..];
                var holds = Expression.Lambda<Func<T, bool>>(Expression.Equal(text.Body, Expression.Constant(was)), text.Parameters);
                await rows.Where(holds).ExecuteUpdateAsync(s => s.SetProperty(text, without), ct);
            }
        }
    }
}
