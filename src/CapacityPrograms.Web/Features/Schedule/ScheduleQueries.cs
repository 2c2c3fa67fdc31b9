using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Shared.Matching;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>Events of all programmes an actor sees, as list and calendar.</summary>
public sealed class ScheduleQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>
    /// One page of the list, by <c>when</c> (events without a day come last), <c>programme</c>, <c>where</c>, <c>seats</c> taken or <c>state</c>.
    /// </summary>
    public async Task<PageOf<EventRow>> ListAsync(Actor actor, ScheduleFilter filter, ListAsk asked, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var places = db.Registrations.TakingPlaces();
        var rows = await Ordered(Filtered(db, actor, filter), places, asked).Select(e => new
        {
            e.Id,
            e.Title,
            Language = e.Language ?? e.Programme!.Language,
            e.Programme!.Code,
            ProgrammeName = e.Programme.Name,
            e.Programme.ShortName,
            ProgrammeLanguage = e.Programme.Language,
            e.Kind,
            e.State,
            e.Delivery,
            e.FirstDay,
            e.LastDay,
            e.Capacity,
            e.IsDemo,
            e.Version,
            e.ProgrammeId,
            Venue = e.Venue!.Name,
            Unit = e.Unit!.Name,
            VenueUnit = e.Venue.Unit!.Name,
            StartsAt = e.Sessions.Min(s => s.StartsAt),
            EndsAt = e.Sessions.Max(s => s.EndsAt),
            Sessions = e.Sessions.Count,
            Taken = places.Count(r => r.EventId == e.Id),
        }).PageAsync(asked, ct);
        var ids = rows.Items.Select(r => r.Id).ToList();
        var clashing = actor.CoordinatesAny ? await OccupiedTimes.ClashingAsync(db, ids, ct) : new HashSet<int>();
        var trainers = (
            await db
                .SessionTrainers.AsNoTracking()
                .Where(t => ids.Contains(t.Session!.EventId))
                .Select(t => new { t.Session!.EventId, t.Person!.GivenName, t.Person.FamilyName, t.Person.NameLanguage })
                .Distinct()
                .ToListAsync(ct)
        ).ToLookup(t => t.EventId, t => (Name: PersonLabel.Of(t.GivenName, t.FamilyName), Lang: t.NameLanguage ?? ""));
        return new(
            rows.Items.Select(e => new EventRow(
                    e.Id, e.Title, e.Language, e.Code, ProgrammeLabel.Of(e.ShortName, e.ProgrammeName, e.ProgrammeLanguage, Tag), e.Kind, e.State,
                    e.Delivery, e.FirstDay, e.LastDay, e.StartsAt, e.EndsAt, e.Venue, e.Unit ?? e.VenueUnit, e.Capacity, e.Taken, e.Sessions,
                    clashing.Contains(e.Id), e.IsDemo, trainers[e.Id].OrderBy(t => SortKey.For(Tag, t.Name), StringComparer.Ordinal).ToList(),
                    e.Version, actor.Coordinates(e.ProgrammeId)))
                .ToList(),
            rows.Total, rows.Number, rows.Size);
    }

    /// <summary>Sessions between two days, for the calendar.</summary>
    public async Task<IReadOnlyList<CalendarSession>> CalendarAsync(Actor actor, ScheduleFilter filter, DateOnly from, DateOnly to, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var events = Filtered(db, actor, filter with { From = from, To = to });
        var rows = await db.Sessions.AsNoTracking().Where(s => s.Day >= from && s.Day <= to && events.Any(e => e.Id == s.EventId))
            .OrderBy(s => s.Day).ThenBy(s => s.StartsAt).ThenBy(s => s.Id)
            .Select(s => new
            {
                s.EventId,
                s.Day,
                s.StartsAt,
                s.EndsAt,
                s.Event!.Title,
                Language = s.Event.Language ?? s.Event.Programme!.Language,
                ProgrammeName = s.Event.Programme!.Name,
                s.Event.Programme.ShortName,
                ProgrammeLanguage = s.Event.Programme.Language,
                Venue = s.Event.Venue!.Name,
                Unit = s.Event.Unit!.Name,
                s.Event.State,
                s.Event.ProgrammeId,
                HasMarks = db.AttendanceEntries.Any(a => a.EventId == s.EventId),
            })
            .Take(2000)
            .ToListAsync(ct);
        var clashing = actor.CoordinatesAny
            ? await OccupiedTimes.ClashingAsync(db, rows.Select(r => r.EventId).Distinct().ToList(), ct)
            : new HashSet<int>();
        return rows.Select(s => new CalendarSession(
                s.EventId, s.Day, s.StartsAt, s.EndsAt, s.Title, s.Language,
                ProgrammeLabel.Of(s.ShortName, s.ProgrammeName, s.ProgrammeLanguage, Tag), s.Venue ?? s.Unit?.Shown(s.Language), s.State,
                clashing.Contains(s.EventId), !s.HasMarks && EventStates.IsAhead(s.State) && actor.Coordinates(s.ProgrammeId)))
            .ToList();
    }

    /// <summary>What the actor can filter by.</summary>
    public async Task<ScheduleChoices> ChoicesAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programmes = await db.Programmes.VisibleTo(actor).AsNoTracking().Select(p => new { p.Id, p.Code, p.Name, p.ShortName, p.Language }).ToListAsync(ct);
        var visible = db.Events.VisibleTo(actor);
        var trainers = await db
            .People.AsNoTracking()
            .Where(p => db.SessionTrainers.Any(t => t.PersonId == p.Id && visible.Any(e => e.Id == t.Session!.EventId)))
            .InAlphabet(Language.Current.Tag)
            .Select(p => new
            {
                p.Id, p.GivenName, p.FamilyName,
            })
            .Take(500)
            .ToListAsync(ct);
        var ids = programmes.Select(p => p.Id).ToList();
        var units = await db
            .ProgrammeUnits.AsNoTracking()
            .Where(u => ids.Contains(u.ProgrammeId) && u.UnitId != null)
            .Select(u => new
            {
                Id = u.UnitId!.Value, u.Unit!.Name, u.Unit.Kind, u.Unit.ValidTo, u.Programme!.Language,
            })
            .ToListAsync(ct);
        return new(
            programmes
                .Select(p => (p.Code, ProgrammeLabel.Of(p.ShortName, p.Name, p.Language, Tag).Text, actor.Coordinates(p.Id)))
                .OrderBy(p => SortKey.For(Tag, p.Item2), StringComparer.Ordinal)
                .ToList(),
            trainers.Select(t => (t.Id, PersonLabel.Of(t.GivenName, t.FamilyName))).ToList(),
            units
                .DistinctBy(u => u.Id)
                .Select(u => new UnitChoice(u.Id, u.Name.Shown(u.Language), u.Kind, u.ValidTo))
                .OrderBy(u => SortKey.For(Tag, u.Name), StringComparer.Ordinal)
                .ThenBy(u => u.Kind)
                .ToList());
    }

    private static string Tag => Language.Current.Tag;

    private static IOrderedQueryable<LearningEvent> Ordered(IQueryable<LearningEvent> events, IQueryable<Registration> places, ListAsk asked)
    {
        var descending = asked.Descending;
        return asked.Column switch
        {
            "programme" => ByDay(events.InAlphabetOf(Tag, descending, e => e.Programme!.SortLatin, e => e.Programme!.SortCyrillic), false),
            "where" => ByDay(
                events.InAlphabetOf(
                    Tag, descending, e => e.Unit!.SortLatin ?? e.Venue!.Unit!.SortLatin, e => e.Unit!.SortCyrillic ?? e.Venue!.Unit!.SortCyrillic), false),
            "seats" => ByDay(
                events.By(e => places.Count(r => r.EventId == e.Id), descending), false),
            // As they follow one another; the database knows their names only.
            "state" => ByDay(
                events.By(
                    e => e.State == EventState.Draft ? 0 : e.State == EventState.Planned ? 1 : e.State == EventState.Confirmed ? 2
                        : e.State == EventState.Held ? 3 : e.State == EventState.Closed ? 4 : 5, descending), false),
            _ => ByDay(events.OrderBy(e => e.FirstDay == null ? 1 : 0), descending),
        };

        static IOrderedQueryable<LearningEvent> ByDay(IOrderedQueryable<LearningEvent> ordered, bool latestFirst) =>
            ordered.ThenBy(e => e.FirstDay, latestFirst).ThenBy(e => e.Id, latestFirst);
    }

    private static IQueryable<LearningEvent> Filtered(AppDbContext db, Actor actor, ScheduleFilter f)
    {
        var query = db.Events.VisibleTo(actor).AsNoTracking();
        if (f.Programme is { Length: > 0 }) query = query.Where(e => e.Programme!.Code == f.Programme || e.Programme.Parent!.Code == f.Programme);
        if (f.Kind is { } kind) query = query.Where(e => e.Kind == kind);
        if (f.State is { } state) query = query.Where(e => e.State == state);
        if (f.From is { } from) query = query.Where(e => e.LastDay >= from);
        if (f.EndsFrom is { } today) query = query.Where(e => e.LastDay == null || e.LastDay >= today);
        if (f.EndsBefore is { } passed) query = query.Where(e => e.LastDay < passed);
        if (f.To is { } to) query = query.Where(e => e.FirstDay <= to);
        // Of a municipality: it takes place there, or somebody comes on its behalf.
        if (f.UnitId is { } unit) query = query.Where(e => e.UnitId == unit || e.Venue!.UnitId == unit || e.Registrations.Any(r => r.UnitId == unit));
        if (f.TrainerId is { } trainer) query = query.Where(e => e.Sessions.Any(s => s.Trainers.Any(t => t.PersonId == trainer)));
        return query.Search(f.Text, e => e.SearchKey);
    }
}
