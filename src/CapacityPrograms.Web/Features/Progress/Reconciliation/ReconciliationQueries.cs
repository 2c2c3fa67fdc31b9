using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
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
    private sealed record Line(int Id, int EventId, int? PersonId, int? GroupId, RegistrationState State, bool IsWalkIn, int Number);

    private sealed record Presence(int RegistrationId, int EventId, DateOnly Day);

    /// <summary>A programme and its projects: by group and by event, without drafts and cancelled events.</summary>
    /// <exception cref="MissingException">No such programme whose figures the actor sees.</exception>
    public async Task<ReconciliationView> ReadAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var data = await CountingSource.ReadAsync(db, await CountingSource.ProgrammesAsync(db, actor, code, ct), null, null, ct);
        var ids = data.ProgrammeIds;
        var events = db.Events.AsNoTracking().Where(e => ids.Contains(e.ProgrammeId) && e.State != EventState.Draft && e.State != EventState.Cancelled);
        var lines = await LinesAsync(db, events, ct);
        var people = data.Counting.Participations.Where(p => p.Registration.PersonId is not null).ToList();
        var expected = lines.Where(IsRegistered).ToList();
        var groups = (await ProgressQueries.GroupsAsync(db, data, ct))
            .Select(g => new ReconciledGroup(
                g.Id, g.Name, g.Unit is Data.Programmes.StatedUnit.People ? g.Stated : null, g.Named,
                expected.Where(l => (l.GroupId ?? 0) == g.Id).Select(l => l.PersonId).Distinct().Count(), g.Reached))
            .ToList();
        var stated = groups.Where(g => g.Stated is not null).Sum(g => g.Stated);
        var total = new ReconciledGroup(
            0, LocalizedText.Empty, stated == 0 ? null : stated, data.CountNamed(new ProgressFilter()),
            expected.Select(l => l.PersonId).Distinct().Count(), Counting.People(people));
        return new ReconciliationView(
            data.First.Name, actor.Coordinates(data.First.Id), groups, total,
            await EventsAsync(db, events, lines, actor.Coordinates(data.First.Id), ct));
    }

    /// <summary>One event with the people behind its differences.</summary>
    /// <exception cref="MissingException">No such event in a programme that the actor coordinates.</exception>
    public async Task<EventReconciliation> ReadEventAsync(Actor actor, int eventId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await RequireAsync(db, actor, eventId, ct);
        var events = db.Events.AsNoTracking().Where(e => e.Id == eventId);
        var code = await events.Select(e => e.Programme!.Code).SingleAsync(ct);
        var lines = await LinesAsync(db, events, ct);
        var view = (await EventsAsync(db, events, lines, true, ct)).Single();
        var present = (await PresencesAsync(db, events, ct)).Select(p => p.RegistrationId).ToHashSet();
        var names = await db
            .Registrations.AsNoTracking()
            .Where(r => r.EventId == eventId)
            .Select(r => new
            {
                r.Id, Name = PersonLabel.Of(r.Person!.GivenName, r.Person.FamilyName), HasPerson = r.PersonId != null,
                Language = r.Person.NameLanguage ?? "", r.UnidentifiedNote,
            })
            .ToDictionaryAsync(r => r.Id, ct);
        ReconciledPerson Person(Line l) =>
            new(l.Number, names[l.Id].HasPerson ? names[l.Id].Name : null, names[l.Id].Language, names[l.Id].UnidentifiedNote, l.State);
        // Two lines of one person are one: whoever is present under either came.
        var came = lines.Where(l => present.Contains(l.Id)).Select(Key).ToHashSet();
        var awaited = lines.Where(l => IsRegistered(l) && !l.IsWalkIn).Select(Key).ToHashSet();
        return new EventReconciliation(
            view, code, lines.Where(l => IsRegistered(l) && !came.Contains(Key(l))).Select(Person).ToList(),
            lines.Where(l => present.Contains(l.Id) && !awaited.Contains(Key(l))).Select(Person).ToList());
    }

    internal static async Task<int> RequireAsync(AppDbContext db, Actor actor, int eventId, CancellationToken ct)
    {
        var programmeId =
            await db.Events.VisibleTo(actor).Where(e => e.Id == eventId).Select(e => (int?)e.ProgrammeId).SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        return actor.Coordinates(programmeId) ? programmeId : throw new MissingException();
    }

    private static bool IsRegistered(Line line) => line.PersonId is not null && RegistrationStates.OccupiesPlace(line.State);

    private static int Key(Line line) => line.PersonId ?? -line.Id;

    private static Task<List<Line>> LinesAsync(AppDbContext db, IQueryable<LearningEvent> events, CancellationToken ct) =>
        db.Registrations.AsNoTracking().Where(r => events.Any(e => e.Id == r.EventId)).OrderBy(r => r.Number)
            .Select(r => new Line(r.Id, r.EventId, r.Person!.CanonicalId ?? r.PersonId, r.TargetGroupId, r.State, r.IsWalkIn, r.Number)).ToListAsync(ct);

    private static Task<List<Presence>> PresencesAsync(AppDbContext db, IQueryable<LearningEvent> events, CancellationToken ct) =>
        db
            .AttendanceMarks.AsNoTracking()
            .Where(m => (m.Value == AttendanceValue.Present || m.Value == AttendanceValue.Partial) && events.Any(e => e.Id == m.EventId))
            .Select(m => new Presence(m.RegistrationId, m.EventId, m.Session!.Day))
            .ToListAsync(ct);

    private async Task<List<ReconciledEvent>> EventsAsync(AppDbContext db, IQueryable<LearningEvent> events, List<Line> lines, bool notes, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var heads = await events
            .OrderByDescending(e => e.FirstDay)
            .ThenByDescending(e => e.Id)
            .Select(e => new
            {
                e.Id, e.Title, Language = e.Language ?? e.Programme!.Language, e.State, e.FirstDay, e.LastDay, e.Capacity,
                Seats = e.Seats.Count(s => s.Number > 0),
            })
            .ToListAsync(ct);
        var days = (
            await db
                .Sessions.AsNoTracking()
                .Where(s => events.Any(e => e.Id == s.EventId))
                .Select(s => new { s.EventId, s.Day })
                .Distinct()
                .ToListAsync(ct)
        ).ToLookup(s => s.EventId, s => s.Day);
        var counts = (await db.SheetCounts.AsNoTracking().Where(c => events.Any(e => e.Id == c.EventId)).ToListAsync(ct)).ToDictionary(c =>
            (c.EventId, c.Day));
        var byId = lines.ToDictionary(l => l.Id);
        var presences = (await PresencesAsync(db, events, ct)).ToLookup(p => p.EventId);
        var byEvent = lines.ToLookup(l => l.EventId);
        return heads
            .Select(e =>
            {
                var mine = byEvent[e.Id].ToList();
                var came = presences[e.Id].Select(p => (Line: byId[p.RegistrationId], p.Day)).ToList();
                return new ReconciledEvent(
                    e.Id, e.Title, e.Language, e.State, e.FirstDay, e.LastDay, e.Seats > 0 ? e.Seats : e.Capacity,
                    mine.Where(l => l.PersonId is not null && l.State is not (RegistrationState.Declined or RegistrationState.Cancelled))
                        .Select(l => l.PersonId)
                        .Distinct()
                        .Count(),
                    mine.Where(IsRegistered).Select(l => l.PersonId).Distinct().Count(),
                    came.Select(c => c.Line.PersonId).OfType<int>().Distinct().Count(),
                    came.Where(c => c.Line.PersonId is null).Select(c => c.Line.Id).Distinct().Count(),
                    days[e.Id]
                        .Order()
                        .Select(day =>
                        {
                            var count = counts.GetValueOrDefault((e.Id, day));
                            return new ReconciledDay(
                                day, came.Where(c => c.Day == day).Select(c => Key(c.Line)).Distinct().Count(), count?.Count,
                                notes ? count?.Note : null, count?.Version ?? 0, day <= today);
                        })
                        .ToList());
            })
            .ToList();
    }
}
