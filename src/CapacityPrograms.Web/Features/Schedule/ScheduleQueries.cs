using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>Events of all programmes an actor sees, as list and calendar.</summary>
public sealed class ScheduleQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Rows of a page of the list.</summary>
    public const int PageSize = 25;

    /// <summary>The list, newest day first or last as asked; events without a day come last.</summary>
    public async Task<PageOf<EventRow>> ListAsync(Actor actor, ScheduleFilter filter, bool newestFirst, int page, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var query = Filtered(db, actor, filter).OrderBy(e => e.FirstDay == null ? 1 : 0);
        query = newestFirst ? query.ThenByDescending(e => e.FirstDay).ThenByDescending(e => e.Id) : query.ThenBy(e => e.FirstDay).ThenBy(e => e.Id);
        var rows = await query.Select(e => new
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
            Venue = e.Venue!.Name,
            Unit = e.Unit!.Name,
            VenueUnit = e.Venue.Unit!.Name,
            StartsAt = e.Sessions.Min(s => s.StartsAt),
            EndsAt = e.Sessions.Max(s => s.EndsAt),
            Sessions = e.Sessions.Count,
            Taken = e.Registrations.Count(r => (r.State == RegistrationState.Confirmed || r.State == RegistrationState.Registered) && r.SubstitutesId == null),
        }).PageAsync(page, PageSize, ct);
        var clashing = actor.CoordinatesAny ? await OccupiedTimes.ClashingAsync(db, rows.Items.Select(r => r.Id).ToList(), ct) : new HashSet<int>();
        return new(
            rows.Items.Select(e => new EventRow(
                    e.Id, e.Title, e.Language, e.Code, ProgrammeLabel.Of(e.ShortName, e.ProgrammeName, e.ProgrammeLanguage, Tag), e.Kind, e.State,
                    e.Delivery, e.FirstDay, e.LastDay, e.StartsAt, e.EndsAt, e.Venue, e.Unit ?? e.VenueUnit, e.Capacity, e.Taken, e.Sessions,
                    clashing.Contains(e.Id), e.IsDemo))
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
            })
            .Take(2000)
            .ToListAsync(ct);
        var clashing = actor.CoordinatesAny
            ? await OccupiedTimes.ClashingAsync(db, rows.Select(r => r.EventId).Distinct().ToList(), ct)
            : new HashSet<int>();
        return rows.Select(s => new CalendarSession(
                s.EventId, s.Day, s.StartsAt, s.EndsAt, s.Title, s.Language,
                ProgrammeLabel.Of(s.ShortName, s.ProgrammeName, s.ProgrammeLanguage, Tag), s.Venue ?? s.Unit?.Shown(s.Language), s.State,
                clashing.Contains(s.EventId)))
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
                Id = u.UnitId!.Value, u.Unit!.Name, u.Programme!.Language,
            })
            .ToListAsync(ct);
        return new(
            programmes
                .Select(p => (p.Code, ProgrammeLabel.Of(p.ShortName, p.Name, p.Language, Tag).Text, actor.Coordinates(p.Id)))
                .OrderBy(p => SortKey.For(Tag, p.Item2), StringComparer.Ordinal)
                .ToList(),
            trainers.Select(t => (t.Id, PersonLabel.Of(t.GivenName, t.FamilyName))).ToList(),
            units.DistinctBy(u => u.Id).Select(u => (u.Id, u.Name.Shown(u.Language))).OrderBy(u => SortKey.For(Tag, u.Item2), StringComparer.Ordinal).ToList());
    }

    private static string Tag => Language.Current.Tag;

    private static IQueryable<LearningEvent> Filtered(AppDbContext db, Actor actor, ScheduleFilter f)
    {
        var query = db.Events.VisibleTo(actor).AsNoTracking();
        if (f.Programme is { Length: > 0 }) query = query.Where(e => e.Programme!.Code == f.Programme || e.Programme.Parent!.Code == f.Programme);
        if (f.Kind is { } kind) query = query.Where(e => e.Kind == kind);
        if (f.State is { } state) query = query.Where(e => e.State == state);
        if (f.From is { } from) query = query.Where(e => e.LastDay >= from);
        if (f.To is { } to) query = query.Where(e => e.FirstDay <= to);
        // Of a municipality: it takes place there, or somebody comes on its behalf.
        if (f.UnitId is { } unit) query = query.Where(e => e.UnitId == unit || e.Venue!.UnitId == unit || e.Registrations.Any(r => r.UnitId == unit));
        if (f.TrainerId is { } trainer) query = query.Where(e => e.Sessions.Any(s => s.Trainers.Any(t => t.PersonId == trainer)));
        return query.Search(f.Text, e => e.SearchKey);
    }
}
