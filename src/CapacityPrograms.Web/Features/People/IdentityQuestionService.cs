using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>Asks who keeps a record in another programme whether it is the same person, and takes the answer.</summary>
public sealed class IdentityQuestionService(IDbContextFactory<AppDbContext> contexts, IdentityCheck identities, TimeProvider clock)
{
    /// <summary>Asks of everybody elsewhere who may be this person and was not asked about yet.</summary>
    /// <exception cref="MissingException">The actor does not keep the person.</exception>
    /// <exception cref="RefusedException">No other programme has anybody like this, or all of them were asked about already.</exception>
    public async Task AskAsync(Actor actor, int personId, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.PeopleKeptBy(actor).AnyAsync(p => p.Id == personId, ct)) throw new MissingException();
        // Of somebody who is erased or whose data are only kept, nothing is told to others.
        var record = (await IdentityRecords.ReadAsync(db, db.People.Where(p => p.Id == personId), ct)).SingleOrDefault()
            ?? throw new RefusedException("", "PersonRestricted");
        var elsewhere = await identities.ElsewhereAsync(actor, record, ct);
        await using var transaction = await db.BeginLockedAsync(WriteLock.People, ct);
        var asked = await db.IdentityQuestions.Where(q => q.AskedId == personId).Select(q => q.KnownId).ToListAsync(ct);
        var told = await db.PersonDistinctions.Where(d => d.FirstId == personId || d.SecondId == personId)
            .Select(d => d.FirstId == personId ? d.SecondId : d.FirstId).ToListAsync(ct);
        var open = elsewhere.Except(asked).Except(told).ToList();
        if (open.Count == 0) throw new RefusedException("", "NobodyElsewhere");
        var programmeId = await ProgrammeAsync(db, actor, personId, ct);
        db.IdentityQuestions.AddRange(open.Select(known => new IdentityQuestion
        {
            AskedId = personId, KnownId = known, ProgrammeId = programmeId, At = clock.GetUtcNow().UtcDateTime, UserId = actor.UserId,
        }));
        db.Audit(actor, clock, AuditActions.PersonAsked, programmeId, "person", personId);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Answers: one person are the two from then on, or they are two and it is not asked again.</summary>
    /// <exception cref="MissingException">No such question, or the actor does not keep the person that it is about.</exception>
    /// <exception cref="RefusedException">The two cannot be merged; nothing is answered then.</exception>
    public async Task AnswerAsync(Actor actor, int askedId, int knownId, bool isSame, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginLockedAsync(WriteLock.People, ct);
        var question = await db.QuestionsTo(actor).SingleOrDefaultAsync(q => q.AskedId == askedId && q.KnownId == knownId, ct)
            ?? throw new MissingException();
        (question.AnsweredAt, question.AnsweredByUserId, question.IsSame) = (clock.GetUtcNow().UtcDateTime, actor.UserId, isSame);
        var (asked, known) = (await RootAsync(db, askedId, ct), await RootAsync(db, knownId, ct));
        if (isSame)
        {
            // The record that was there first stays, unless somebody signs in or trains under the other.
            var (stays, goes) = await MergeService.MustStayAsync(db, asked.Id, ct) ? (asked, known) : (known, asked);
            stays.Version++;
            goes.Version++;
            await MergeService.JoinAsync(db, actor, clock, stays, goes, new HashSet<PersonField>(), ct);
        }
        else
        {
            await MergeService.TellApartAsync(db, actor, clock, asked.Id, known.Id, ct);
        }
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<int> ProgrammeAsync(AppDbContext db, Actor actor, int personId, CancellationToken ct)
    {
        var mine = actor.ProgrammesAs(AccessRole.Coordinator) ?? [];
        return await db.Registrations.Where(r => (r.PersonId == personId || r.Person!.CanonicalId == personId) && mine.Contains(r.Event!.ProgrammeId))
            .OrderByDescending(r => r.Id).Select(r => (int?)r.Event!.ProgrammeId).FirstOrDefaultAsync(ct) ?? mine.First();
    }

    private static Task<Person> RootAsync(AppDbContext db, int id, CancellationToken ct) =>
        db.People.SingleAsync(p => p.CanonicalId == null && (p.Id == id || db.People.Any(m => m.Id == id && m.CanonicalId == p.Id)), ct);
}
