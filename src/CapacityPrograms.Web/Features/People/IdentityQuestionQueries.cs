using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>A question to the actor whether two records are one person.</summary>
/// <param name="Asked">The record of who asks; its ids are those of the question, whatever it was merged into since.</param>
/// <param name="By">Who asks; null where the account is gone.</param>
public sealed record IdentityQuestionRow(
    int AskedId, int KnownId, DuplicateSide Asked, DuplicateSide Known, string? By, LocalizedText Programme, string Language, DateTime At, IdentityMatch Match);

/// <summary>What became of a question that was asked about a person.</summary>
public sealed record AskedQuestion(DateTime At, DateTime? AnsweredAt);

/// <summary>What may be asked about a person, and was.</summary>
/// <param name="CanAsk">False for who keeps everybody: there is nobody else to ask.</param>
public sealed record AskedQuestions(bool CanAsk, IReadOnlyList<AskedQuestion> Asked);

/// <summary>Reads questions about people of several programmes.</summary>
public sealed class IdentityQuestionQueries(IDbContextFactory<AppDbContext> contexts)
{
    private const int Most = 100;

    /// <summary>The open questions about people whom the actor keeps, the oldest first.</summary>
    /// <exception cref="ForbiddenException">The actor coordinates nothing.</exception>
    public async Task<IReadOnlyList<IdentityQuestionRow>> OpenAsync(Actor actor, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.QuestionsTo(actor).AsNoTracking().OrderBy(q => q.At).ThenBy(q => q.AskedId).Take(Most)
            .Select(q => new
            {
                q.AskedId, q.KnownId, First = q.Asked!.CanonicalId ?? q.AskedId, Second = q.Known!.CanonicalId ?? q.KnownId, q.At,
                q.Programme!.Name, q.Programme.Language, By = db.Users.Where(u => u.Id == q.UserId).Select(u => u.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var ids = rows.SelectMany(r => new[] { r.First, r.Second }).Distinct().ToList();
        var sides = await DuplicateQueries.SidesAsync(db, ids, ct);
        var records = (await IdentityRecords.ReadAsync(db, db.People.Where(p => ids.Contains(p.Id)), ct)).ToDictionary(r => r.Id);
        return
        [
            .. rows.Where(r => records.ContainsKey(r.First) && records.ContainsKey(r.Second)).Select(r => new IdentityQuestionRow(
                r.AskedId, r.KnownId, sides[r.First], sides[r.Second], r.By, r.Name, r.Language, r.At,
                Identity.Compare(records[r.First], records[r.Second]))),
        ];
    }

    /// <summary>What the actor has asked about a person, and whether there is anybody to ask.</summary>
    /// <exception cref="MissingException">The actor does not keep the person.</exception>
    public async Task<AskedQuestions> AskedAsync(Actor actor, int personId, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.PeopleKeptBy(actor).AnyAsync(p => p.Id == personId, ct)) throw new MissingException();
        // What was answered "the same" is one record since then, and speaks for itself.
        return new AskedQuestions(
            actor.ProgrammesAs(AccessRole.Coordinator) is not null,
            await db.IdentityQuestions.Where(q => q.AskedId == personId && q.IsSame != true).OrderBy(q => q.At).ThenBy(q => q.KnownId)
                .Select(q => new AskedQuestion(q.At, q.AnsweredAt)).ToListAsync(ct));
    }
}
