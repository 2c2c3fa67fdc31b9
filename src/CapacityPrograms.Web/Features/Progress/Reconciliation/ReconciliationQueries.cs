using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress.Reconciliation;

/// <summary>
/// Puts what was stated, named, registered and present beside each other, and the paper's head count beside the system's.
/// Nothing is evened out.
/// </summary>
public sealed class ReconciliationQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A programme and its projects: by group and by event, without drafts and cancelled events.</summary>
    /// <exception cref="MissingException">No such programme whose figures the actor sees.</exception>
    public async Task<ReconciliationView> ReadAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var data = await FigureSource.ReadAsync(db, await ProgressSource.ProgrammesAsync(db, actor, code, ct), null, null, Now, ct);
        var groups = (await FigureSource.GroupsAsync(db, data, ct))
            .Select(g => new ReconciledGroup(g.Id, g.Name, g.Unit is StatedUnit.People ? g.Stated : null, g.Named, g.Registered, g.Reached))
            .ToList();
        var stated = groups.Where(g => g.Stated is not null).Sum(g => g.Stated);
        var total = new ReconciledGroup(
            0, LocalizedText.Empty, stated == 0 ? null : stated, data.CountNamed(new ProgressFilter()), data.CountRegistered(new ProgressFilter()),
            Counting.People(data.Counting.Participations));
        var coordinates = actor.Coordinates(data.First.Id);
        return new ReconciliationView(data.First.Name, coordinates, groups, total, await EventsAsync(db, data, coordinates, ct));
    }

    /// <summary>One event with the people behind its differences.</summary>
    /// <exception cref="MissingException">No such event in a programme that the actor coordinates.</exception>
    public async Task<EventReconciliation> ReadEventAsync(Actor actor, int eventId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programmeId = await RequireAsync(db, actor, eventId, ct);
        var code = await db.Programmes.Where(p => p.Id == programmeId).Select(p => p.Code).SingleAsync(ct);
        var data = await FigureSource.ReadAsync(
            db, await ProgressSource.ProgrammesAsync(db, actor, code, ct), null, null, Now, ct, eventId: eventId);
        // A draft and a cancelled event count nowhere, and have nothing to reconcile.
        var view = (await EventsAsync(db, data, true, ct)).SingleOrDefault() ?? throw new MissingException();
        var lines = await db
            .Registrations.AsNoTracking()
            .Where(r => r.EventId == eventId)
            .OrderBy(r => r.Number)
            .Select(r => new
            {
                r.Id, r.Number, r.State, r.IsWalkIn, PersonId = r.Person!.CanonicalId ?? r.PersonId, r.UnidentifiedNote,
                Name = PersonLabel.Of(r.Person!.GivenName, r.Person.FamilyName), HasPerson = r.PersonId != null, Language = r.Person.NameLanguage ?? "",
            })
            .ToListAsync(ct);
        var registered = data.Registrations.Where(r => r.Counted.EventId == eventId && r.IsRegistered).Select(r => r.Counted.Id).ToHashSet();
        // Two lines of one person are one: whoever is present under either came.
        var came = data.Counting.Participations.Select(p => Key(p.Registration.PersonId, p.Registration.Id)).ToHashSet();
        var awaited = lines.Where(l => registered.Contains(l.Id) && !l.IsWalkIn).Select(l => Key(l.PersonId, l.Id)).ToHashSet();
        var absent = lines.Where(l => registered.Contains(l.Id) && !came.Contains(Key(l.PersonId, l.Id)));
        var unexpected = lines.Where(l => came.Contains(Key(l.PersonId, l.Id)) && !awaited.Contains(Key(l.PersonId, l.Id)));
        return new EventReconciliation(
            view, code,
            absent.DistinctBy(l => Key(l.PersonId, l.Id))
                .Select(l => new ReconciledPerson(l.Number, l.HasPerson ? l.Name : null, l.Language, l.UnidentifiedNote, l.State)).ToList(),
            unexpected.DistinctBy(l => Key(l.PersonId, l.Id))
                .Select(l => new ReconciledPerson(l.Number, l.HasPerson ? l.Name : null, l.Language, l.UnidentifiedNote, l.State)).ToList());
    }

    internal static async Task<int> RequireAsync(AppDbContext db, Actor actor, int eventId, CancellationToken ct)
    {
        var programmeId =
            await db.Events.VisibleTo(actor).Where(e => e.Id == eventId).Select(e => (int?)e.ProgrammeId).SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        return actor.Coordinates(programmeId) ? programmeId : throw new MissingException();
    }

    private static int Key(int? person, int line) => person ?? -line;

    private async Task<List<ReconciledEvent>> EventsAsync(AppDbContext db, FigureData data, bool notes, CancellationToken ct)
    {
        var ids = data.Events.Values.Where(e => e.State != EventState.Cancelled).Select(e => e.Id).ToList();
        var events = db.Events.AsNoTracking().Where(e => ids.Contains(e.Id));
        var heads = await events
            .OrderByDescending(e => e.FirstDay)
            .ThenByDescending(e => e.Id)
            .Select(e => new { e.Id, e.Capacity, e.TimeZone, Seats = e.Seats.Count(s => s.Number > 0) })
            .ToListAsync(ct);
        var days = (await db.Sessions.AsNoTracking().Where(s => events.Any(e => e.Id == s.EventId)).Select(s => new { s.EventId, s.Day }).Distinct()
            .ToListAsync(ct)).ToLookup(s => s.EventId, s => s.Day);
        var counts = (await db.SheetCounts.AsNoTracking().Where(c => events.Any(e => e.Id == c.EventId)).ToListAsync(ct)).ToDictionary(c =>
            (c.EventId, c.Day));
        var came = data.Counting.Participations.ToLookup(p => p.Registration.EventId);
        var named = data.Registrations.ToLookup(r => r.Counted.EventId);
        return heads
            .Select(e =>
            {
                var head = data.Events[e.Id];
                return new ReconciledEvent(
                    e.Id, head.Title, head.Language, head.State, head.FirstDay, head.LastDay, e.Seats > 0 ? e.Seats : e.Capacity,
                    named[e.Id].Where(r => r.IsNamed).Select(r => r.Counted.PersonId).Distinct().Count(),
                    named[e.Id].Where(r => r.IsRegistered).Select(r => r.Counted.PersonId).Distinct().Count(), Counting.People(came[e.Id]),
                    came[e.Id].Count(p => p.Registration.PersonId is null),
                    days[e.Id]
                        .Order()
                        .Select(day =>
                        {
                            var count = counts.GetValueOrDefault((e.Id, day));
                            return new ReconciledDay(
                                day, came[e.Id].Count(p => p.SessionIds.Any(s => data.Days[s] == day)), count?.Count,
                                notes ? count?.Note : null, count?.Version ?? 0, LocalTime.HasCome(day, e.TimeZone, Now));
                        })
                        .ToList());
            })
            .ToList();
    }
}
