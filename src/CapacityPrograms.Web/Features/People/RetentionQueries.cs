using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>Shows whose names a programme no longer needs.</summary>
public sealed class RetentionQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>What would be erased today and what would stay, and why.</summary>
    /// <exception cref="MissingException">No such programme that the actor coordinates.</exception>
    public async Task<RetentionView> ReadAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var p = await CoordinatedAsync(db, actor, code, ct);
        var last = RetentionRule.LastDay(p.EndsOn, p.RetentionYears);
        var people = await PeopleAsync(db, p.Id, ct);
        var over = last < Today();
        return new RetentionView(
            p.Id, p.Code, p.Name, p.Language, p.EndsOn?.ToString(), p.RetentionYears, p.Version, last, over,
            people.Where(x => x.Kept == KeptFor.Nothing).ToList(), people.Where(x => x.Kept != KeptFor.Nothing).ToList());
    }

    internal static async Task<Data.Programmes.Programme> CoordinatedAsync(AppDbContext db, Actor actor, string code, CancellationToken ct)
    {
        var p = await db.Programmes.VisibleTo(actor).SingleOrDefaultAsync(x => x.Code == code, ct) ?? throw new MissingException();
        return actor.Coordinates(p.Id) ? p : throw new MissingException();
    }

    // Everybody who was part of the programme, with every programme that they were part of.
    private async Task<List<RetainedPerson>> PeopleAsync(AppDbContext db, int programmeId, CancellationToken ct)
    {
        var parts = db
            .Registrations.Where(r => r.PersonId != null)
            .Select(r => new
            {
                PersonId = r.Person!.CanonicalId ?? r.PersonId!.Value, r.EventId, r.Event!.ProgrammeId,
            })
            .Concat(
                db.SessionTrainers.Select(t => new
                {
                    PersonId = t.Person!.CanonicalId ?? t.PersonId, t.Session!.EventId, t.Session.Event!.ProgrammeId,
                }))
            .Distinct();
        var here = parts.Where(x => x.ProgrammeId == programmeId).Select(x => x.PersonId);
        var rows = (await parts.Where(x => here.Contains(x.PersonId)).ToListAsync(ct)).ToLookup(x => x.PersonId);
        var ends = (
            await db
                .Programmes.AsNoTracking()
                .Select(p => new
                {
                    p.Id, p.EndsOn, p.RetentionYears,
                })
                .ToListAsync(ct)
        ).ToDictionary(p => p.Id, p => RetentionRule.LastDay(p.EndsOn, p.RetentionYears));
        var accounts = (
            await db.Users.Where(u => u.PersonId != null).Select(u => u.Person!.CanonicalId ?? u.PersonId!.Value).ToListAsync(ct)
        ).ToHashSet();
        var people = await db
            .People.AsNoTracking()
            .Where(p => p.ErasedAt == null && here.Contains(p.Id))
            .InAlphabet(Language.Current.Tag)
            .ThenBy(p => p.Id)
            .Select(p => new
            {
                p.Id, p.GivenName, p.FamilyName, p.NameLanguage,
            })
            .ToListAsync(ct);
        var today = Today();
        return people
            .Select(p =>
            {
                var of = rows[p.Id].Select(x => x.ProgrammeId).Distinct().Select(id => (Id: id, Last: ends[id])).ToList();
                var needing = of.Where(x => !RetentionRule.IsOver([x.Last], today)).ToList();
                var kept =
                    needing.Any(x => x.Id == programmeId) ? KeptFor.ThisProgramme
                    : needing.Count > 0 ? KeptFor.OtherProgramme
                    : accounts.Contains(p.Id) ? KeptFor.Account
                    : KeptFor.Nothing;
                var until = needing.Count == 0 || needing.Any(x => x.Last is null) ? null : needing.Max(x => x.Last);
                return new RetainedPerson(
                    p.Id, PersonLabel.Of(p.GivenName, p.FamilyName), p.NameLanguage ?? "", rows[p.Id].Count(x => x.ProgrammeId == programmeId), kept,
                    until);
            })
            .ToList();
    }

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
