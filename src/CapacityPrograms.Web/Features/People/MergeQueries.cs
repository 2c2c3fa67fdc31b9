using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>What a merge of two records would do, before anybody decides.</summary>
public sealed class MergeQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Both records, field by field, and the events at which both are registered.</summary>
    /// <exception cref="MissingException">The actor does not keep both, or they are one record.</exception>
    public async Task<MergePreview> PreviewAsync(Actor actor, int staysId, int goesId, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var two = await db.PeopleKeptBy(actor)
            .AsNoTracking()
            .Include(p => p.Affiliations)
                .ThenInclude(a => a.Organisation)
            .Include(p => p.Affiliations)
                .ThenInclude(a => a.Unit)
            .AsSplitQuery()
            .Where(p => p.Id == staysId || p.Id == goesId)
            .ToListAsync(ct);
        if (two.Count != 2)
            throw new MissingException();
        // Both cards are seen here, with their contact data.
        foreach (var person in two) db.Audit(actor, clock, AuditActions.PersonOpened, null, "person", person.Id);
        await db.SaveChangesAsync(ct);
        var records = await db
            .People.Where(p => p.Id == staysId || p.CanonicalId == staysId || p.Id == goesId || p.CanonicalId == goesId)
            .Select(p => new { p.Id, Root = p.CanonicalId ?? p.Id })
            .ToDictionaryAsync(p => p.Id, p => p.Root, ct);
        var ids = records.Keys.ToList();
        var registrations = await db
            .Registrations.AsNoTracking()
            .Where(r => r.PersonId != null && ids.Contains(r.PersonId.Value))
            .Select(r => new
            {
                r.Id, r.EventId, PersonId = r.PersonId!.Value,
            })
            .ToListAsync(ct);
        var lines = registrations.Select(r => (r.Id, r.EventId, Root: records[r.PersonId])).ToList();
        var shared = lines.GroupBy(l => l.EventId).Where(g => g.Select(l => l.Root).Distinct().Count() == 2).ToDictionary(g => g.Key, g => g.ToList());
        var collisions = await CollisionsAsync(db, actor, shared, staysId, ct);
        var seen = await db
            .Events.VisibleTo(actor)
            .Where(e => e.Registrations.Any(r => r.PersonId != null && ids.Contains(r.PersonId.Value)))
            .Select(e => e.Id)
            .ToListAsync(ct);
        var trained = await db
            .SessionTrainers.Where(t => ids.Contains(t.PersonId))
            .Select(t => new { t.PersonId, t.Session!.EventId })
            .Distinct()
            .ToListAsync(ct);
        var sides = new Dictionary<int, MergeSide>();
        foreach (var person in two)
        {
            var events = lines
                .Where(l => l.Root == person.Id && seen.Contains(l.EventId))
                .Select(l => l.EventId)
                .Concat(trained.Where(t => records[t.PersonId] == person.Id).Select(t => t.EventId))
                .Distinct()
                .Count();
            sides[person.Id] = new MergeSide(
                person.Id, person.Version, person.FullName, person.NameLanguage ?? "", PersonFields.All.ToDictionary(f => f, person.Of), events,
                person
                    .Affiliations.OrderByDescending(a => a.Id)
                    .Select(a => a.Organisation?.Name ?? a.Unit?.Name)
                    .OfType<LocalizedText>()
                    .Distinct()
                    .ToList(),
                await MergeService.MustStayAsync(db, person.Id, ct));
        }
        return new MergePreview(sides[staysId], sides[goesId], collisions, shared.Count - collisions.Count);
    }

    private static async Task<IReadOnlyList<Collision>> CollisionsAsync(
        AppDbContext db, Actor actor, Dictionary<int, List<(int Id, int EventId, int Root)>> shared, int staysId, CancellationToken ct)
    {
        var ids = shared.Keys.ToList();
        var events = await db.Events.VisibleTo(actor).AsNoTracking().Where(e => ids.Contains(e.Id)).OrderBy(e => e.FirstDay).ThenBy(e => e.Id)
            .Select(e => new { e.Id, e.Title, Language = e.Language ?? e.Programme!.Language, e.FirstDay }).ToListAsync(ct);
        var lines = shared.Values.SelectMany(l => l).Select(l => l.Id).ToList();
        var marks = (
            await db
                .AttendanceMarks.AsNoTracking()
                .Where(m => lines.Contains(m.RegistrationId))
                .Select(m => new CountedMark(m.RegistrationId, m.SessionId, m.Value, m.Minutes))
                .ToListAsync(ct)
        ).ToLookup(m => m.RegistrationId);
        int Present(IEnumerable<(int Id, int EventId, int Root)> of) =>
            Counting.Best(of.SelectMany(l => marks[l.Id])).Values.Count(m => PersonDays.IsPresent(m.Value));
        return events
            .Select(e => new Collision(
                e.Id, e.Title, e.Language, e.FirstDay, Present(shared[e.Id].Where(l => l.Root == staysId)),
                Present(shared[e.Id].Where(l => l.Root != staysId)), Present(shared[e.Id])))
            .ToList();
    }
}
