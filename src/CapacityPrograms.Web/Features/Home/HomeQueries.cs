using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Home;

/// <summary>Reads the first page of an account, whatever its roles are.</summary>
public sealed class HomeQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int ChangesShown = 8;

    /// <summary>What the account needs to know now.</summary>
    public async Task<HomeView> ReadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        var coordinates = actor.CoordinatesAny;
        var trains = actor.Roles.Values.Contains(AccessRole.Trainer);
        var reads = !coordinates && actor.Roles.Values.Contains(AccessRole.Donor);
        return new HomeView(
            today, await db.Programmes.VisibleTo(actor).CountAsync(ct), coordinates, trains, reads,
            coordinates ? await FirstSteps.ReadAsync(db, actor, ct) : [],
            coordinates ? await PendingItems.ReadAsync(db, actor, now, ct) : [],
            await AgendaAsync(db, actor, today, coordinates ? 6 : 30, ct),
            coordinates ? await ChangesAsync(db, actor, ct) : [],
            trains ? await SheetsAsync(db, actor, now, ct) : [],
            reads ? await FiguresAsync(db, actor, now, ct) : [],
            coordinates ? await db.QuestionsTo(actor).CountAsync(ct) : 0);
    }

    private static async Task<IReadOnlyList<AgendaLine>> AgendaAsync(AppDbContext db, Actor actor, DateOnly today, int days, CancellationToken ct)
    {
        var to = today.AddDays(days);
        var (events, places) = (db.Events.VisibleTo(actor).Where(e => e.State != EventState.Cancelled), db.Registrations.TakingPlaces());
        var rows = await db.Sessions.AsNoTracking().Where(s => s.Day >= today && s.Day <= to && events.Any(e => e.Id == s.EventId))
            .OrderBy(s => s.Day).ThenBy(s => s.StartsAt).ThenBy(s => s.Id).Take(100)
            .Select(s => new
            {
                s.EventId,
                s.Day,
                s.StartsAt,
                s.EndsAt,
                s.Event!.Title,
                Language = s.Event.Language ?? s.Event.Programme!.Language,
                s.Event.Programme!.Name,
                s.Event.Programme.ShortName,
                ProgrammeLanguage = s.Event.Programme.Language,
                Venue = s.Event.Venue!.Name,
                s.Event.Capacity,
                Seats = s.Event.Seats.Count(x => x.Number > 0),
                Taken = places.Count(r => r.EventId == s.EventId),
            })
            .ToListAsync(ct);
        var clashing = actor.CoordinatesAny
            ? await OccupiedTimes.ClashingAsync(db, rows.Select(r => r.EventId).Distinct().ToList(), ct)
            : new HashSet<int>();
        return rows.GroupBy(r => (r.Day, r.EventId))
            .Select(g =>
            {
                var r = g.First();
                return new AgendaLine(
                    r.EventId, r.Day, g.Min(s => s.StartsAt), g.Max(s => s.EndsAt), r.Title, r.Language,
                    ProgrammeLabel.Of(r.ShortName, r.Name, r.ProgrammeLanguage, Language.Current.Tag), r.Venue, r.Taken,
                    r.Capacity ?? (r.Seats > 0 ? r.Seats : null), clashing.Contains(r.EventId));
            })
            .ToList();
    }

    private static async Task<IReadOnlyList<RecentChange>> ChangesAsync(AppDbContext db, Actor actor, CancellationToken ct)
    {
        var entries = db.AuditEntries.AsNoTracking().Where(a => a.ProgrammeId != null);
        if (actor.ProgrammesAs(AccessRole.Coordinator) is { } ids)
            entries = entries.Where(a => ids.Contains(a.ProgrammeId!.Value));
        var rows = await entries
            .OrderByDescending(a => a.Id)
            .Take(ChangesShown)
            .Select(a => new
            {
                a.Id, a.At, a.Action, a.ProgrammeId, a.SubjectKind, a.SubjectId,
                By = db.Users.Where(u => u.Id == a.UserId).Select(u => u.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var programmeIds = rows.Select(r => r.ProgrammeId!.Value).Distinct().ToList();
        var programmes = await db
            .Programmes.AsNoTracking()
            .Where(p => programmeIds.Contains(p.Id))
            .Select(p => new
            {
                p.Id, p.Name, p.ShortName, p.Language,
            })
            .ToDictionaryAsync(p => p.Id, ct);
        var registrationIds = rows.Where(r => r.SubjectKind == "registration").Select(r => (int)r.SubjectId!.Value).Distinct().ToList();
        var registrations = await db
            .Registrations.AsNoTracking()
            .Where(r => registrationIds.Contains(r.Id))
            .Select(r => new { r.Id, r.EventId })
            .ToDictionaryAsync(r => (long)r.Id, r => r.EventId, ct);
        int? EventOf(string? kind, long? id) =>
            (kind, id) switch
            {
                ("event", { } e) => (int)e,
                ("registration", { } r) when registrations.TryGetValue(r, out var e) => e,
                _ => null,
            };
        var eventIds = rows.Select(r => EventOf(r.SubjectKind, r.SubjectId)).OfType<int>().Distinct().ToList();
        var events = await db
            .Events.VisibleTo(actor)
            .AsNoTracking()
            .Where(e => eventIds.Contains(e.Id))
            .Select(e => new { e.Id, e.Title })
            .ToDictionaryAsync(e => e.Id, e => e.Title, ct);
        return rows.Where(r => programmes.ContainsKey(r.ProgrammeId!.Value))
            .Select(r =>
            {
                var programme = programmes[r.ProgrammeId!.Value];
                var known =
                    EventOf(r.SubjectKind, r.SubjectId) is { } id && events.TryGetValue(id, out var title)
                        ? (Id: id, Title: title)
                        : default((int Id, Data.Texts.LocalizedText Title)?);
                return new RecentChange(
                    r.Id, r.At, r.Action, r.By, known?.Id, known?.Title,
                    ProgrammeLabel.Of(programme.ShortName, programme.Name, programme.Language, Language.Current.Tag), programme.Language);
            })
            .ToList();
    }

    private static async Task<IReadOnlyList<TrainerSheet>> SheetsAsync(AppDbContext db, Actor actor, DateTime now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now);
        var (from, to) = (today.AddDays(-1), today.AddDays(14));
        var person = actor.PersonId ?? 0;
        var rows = await db
            .Sessions.MarkedBy(actor)
            .AsNoTracking()
            .Where(s =>
                s.Day >= from
                && s.Day <= to
                && s.Event!.State != EventState.Cancelled
                && s.Event.State != EventState.Draft
                && s.Trainers.Any(t => t.PersonId == person))
            .OrderBy(s => s.Day)
            .ThenBy(s => s.StartsAt)
            .Take(100)
            .Select(s => new
            {
                s.EventId,
                s.Day,
                s.StartsAt,
                s.Event!.Title,
                s.Event.TimeZone,
                Language = s.Event.Language ?? s.Event.Programme!.Language,
                s.Event.Programme!.Name,
                s.Event.Programme.ShortName,
                ProgrammeLanguage = s.Event.Programme.Language,
                Venue = s.Event.Venue!.Name,
                People = s.Event.Registrations.Count(r =>
                    r.State == RegistrationState.Invited
                    || r.State == RegistrationState.Nominated
                    || r.State == RegistrationState.Registered
                    || r.State == RegistrationState.Confirmed),
            })
            .ToListAsync(ct);
        return rows.GroupBy(r => (r.Day, r.EventId))
            .Select(g =>
            {
                var r = g.First();
                return new TrainerSheet(
                    r.EventId, r.Title, r.Language, ProgrammeLabel.Of(r.ShortName, r.Name, r.ProgrammeLanguage, Language.Current.Tag), r.Day,
                    g.Min(s => s.StartsAt), r.Venue, g.Count(), r.People, r.Day == DateOnly.FromDateTime(LocalTime.FromUtc(now, r.TimeZone)));
            })
            .Where(s => s.IsToday || s.Day >= today).OrderBy(s => s.IsToday ? 0 : 1).ThenBy(s => s.Day).ThenBy(s => s.StartsAt).ToList();
    }

    private static async Task<IReadOnlyList<ProgrammeFigures>> FiguresAsync(AppDbContext db, Actor actor, DateTime now, CancellationToken ct)
    {
        var programmes = await db.Programmes.VisibleTo(actor).AsNoTracking().Select(p => new { p.Id, p.ParentId, p.Code, p.Name, p.Language }).ToListAsync(ct);
        var came = await FigureSource.CameAsync(db, programmes.Where(p => actor.SeesProgress(p.Id)).Select(p => p.Id).ToList(), now, ct);
        var figures = new List<ProgrammeFigures>();
        foreach (var programme in programmes.Where(p => actor.SeesProgress(p.Id)))
        {
            // A programme's figures hold those of its projects, as its page of progress does.
            var ids = programmes
                .Where(p => p.Id == programme.Id || (p.ParentId == programme.Id && actor.SeesProgress(p.Id)))
                .Select(p => p.Id)
                .ToList();
            var mine = came.Where(c => ids.Contains(c.ProgrammeId)).ToList();
            figures.Add(
                new ProgrammeFigures(
                    programme.Code, programme.Name, programme.Language, mine.Select(c => c.PersonId).OfType<int>().Distinct().Count(), mine.Count));
        }
        return figures.OrderBy(f => SortKey.For(Language.Current.Tag, f.Name.Shown(f.Language), f.Language), StringComparer.Ordinal).ToList();
    }
}
