using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Home;

/// <summary>Finds what breaks if a coordinator does nothing.</summary>
internal static class PendingItems
{
    private const int ClashDays = 30;
    private const int NearDays = 14;
    private const int SheetDays = 60;
    private const int ConflictDays = 14;

    /// <summary>All needs in the programmes an actor coordinates, the most urgent first.</summary>
    public static async Task<IReadOnlyList<PendingItem>> ReadAsync(AppDbContext db, Actor actor, DateTime now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now);
        var events = db.Events.AsNoTracking();
        if (actor.ProgrammesAs(AccessRole.Coordinator) is { } ids) events = events.Where(e => ids.Contains(e.ProgrammeId));
        return
        [
            .. await ClashesAsync(db, events, today, ct), .. await ConflictsAsync(db, events, now, ct),
            .. await SheetsAsync(db, events, today, ct), .. await ComingAsync(db, events, today, ct),
        ];
    }

    private static async Task<List<PendingItem>> ClashesAsync(AppDbContext db, IQueryable<LearningEvent> events, DateOnly today, CancellationToken ct)
    {
        var to = today.AddDays(ClashDays);
        var rows = await Heads(events.Where(e => e.State != EventState.Cancelled && e.LastDay >= today && e.FirstDay <= to)).ToListAsync(ct);
        var open = (await OccupiedTimes.OpenPairsAsync(db, rows.Select(r => r.Id).ToList(), ct)).ToLookup(p => p.EventId, p => p.OtherId);
        // Where both events are the actor's, the pair is named once: it is decided once.
        return rows.OrderBy(r => r.FirstDay)
            .SelectMany(r => open[r.Id].Select(other => (Row: r, Other: other)))
            .DistinctBy(p => (Math.Min(p.Row.Id, p.Other), Math.Max(p.Row.Id, p.Other)))
            .Select(p => p.Row.PendingItem(PendingKind.Clash) with { OtherId = p.Other })
            .ToList();
    }

    private static async Task<List<PendingItem>> ConflictsAsync(AppDbContext db, IQueryable<LearningEvent> events, DateTime now, CancellationToken ct)
    {
        var since = now.AddDays(-ConflictDays);
        // A mark that was entered anew after the conflict has settled it, whichever side it took.
        var rows = await db
            .AttendanceEntries.AsNoTracking()
            .Where(e =>
                e.Outcome == EntryOutcome.Conflict
                && e.RecordedAt >= since
                && events.Any(x => x.Id == e.EventId && x.State != EventState.Closed && x.State != EventState.Cancelled)
                && !db.AttendanceEntries.Any(a =>
                    a.RegistrationId == e.RegistrationId && a.SessionId == e.SessionId && a.Outcome == EntryOutcome.Applied && a.Id > e.Id))
            .OrderByDescending(e => e.Id)
            .Take(200)
            .Select(e => new
            {
                e.RegistrationId, e.SessionId, e.EventId, e.Session!.Day, e.Registration!.Number, e.Registration.Person!.GivenName,
                e.Registration.Person.FamilyName, e.Registration.Person.NameLanguage,
            })
            .ToListAsync(ct);
        var ids = rows.Select(r => r.EventId).Distinct().ToList();
        var heads = await Heads(events.Where(e => ids.Contains(e.Id))).ToDictionaryAsync(e => e.Id, ct);
        return rows.DistinctBy(r => (r.RegistrationId, r.SessionId)).Select(r => heads[r.EventId].PendingItem(PendingKind.Conflict) with
        {
            Day = r.Day,
            Count = r.Number,
            Person = r.GivenName is null ? null : PersonLabel.Of(r.GivenName, r.FamilyName),
            PersonLanguage = r.NameLanguage,
        }).ToList();
    }

    private static async Task<List<PendingItem>> SheetsAsync(AppDbContext db, IQueryable<LearningEvent> events, DateOnly today, CancellationToken ct)
    {
        var from = today.AddDays(-SheetDays);
        var open = events.Where(e =>
            e.State != EventState.Cancelled && e.State != EventState.Draft && e.State != EventState.Closed && e.LastDay >= from && e.FirstDay < today);
        var heads = await Heads(open).ToListAsync(ct);
        var ids = heads.Select(h => h.Id).ToList();
        var sessions = (await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.EventId) && s.Day >= from && s.Day < today)
            .Select(s => new { s.Id, s.EventId, s.Day }).ToListAsync(ct)).ToLookup(s => s.EventId);
        var expectation = await Expectation.ReadAsync(db, ids, ct);
        var needs = new List<PendingItem>();
        foreach (var head in heads)
        {
            var past = sessions[head.Id].ToList();
            var unmarked = expectation.Unmarked(head.Id, past.Select(s => s.Id)).Select(u => u.Line.Id).Distinct().Count();
            if (unmarked > 0)
                needs.Add(head.PendingItem(PendingKind.Sheet) with { Day = past.Max(s => s.Day), Count = unmarked, Of = expectation.Of(head.Id).Count() });
        }
        return needs.OrderByDescending(n => n.Day).ToList();
    }

    private static async Task<List<PendingItem>> ComingAsync(AppDbContext db, IQueryable<LearningEvent> events, DateOnly today, CancellationToken ct)
    {
        var (to, taking) = (today.AddDays(NearDays), db.Registrations.TakingPlaces());
        var rows = await events
            .Where(e =>
                e.State != EventState.Cancelled
                && e.State != EventState.Held
                && e.State != EventState.Closed
                && e.FirstDay >= today
                && e.FirstDay <= to)
            .OrderBy(e => e.FirstDay)
            .ThenBy(e => e.Id)
            .Select(e => new
            {
                Head = new Head(e.Id, e.Title, e.Language ?? e.Programme!.Language, e.Programme!.Name, e.Programme.ShortName, e.Programme.Language, e.FirstDay),
                e.Capacity,
                e.Delivery,
                e.VenueId,
                e.UnitId,
                Seats = e.Seats.Count(s => s.Number > 0),
                Untrained = e.Sessions.Count(s => s.Trainers.Count == 0),
                Sessions = e.Sessions.Count,
                Taken = taking.Count(r => r.EventId == e.Id),
                Waiting = e.Registrations.Count(r => r.State == RegistrationState.Reserve),
                People = e.Registrations.Count(r =>
                    r.State != RegistrationState.Declined && r.State != RegistrationState.Cancelled && r.State != RegistrationState.Reserve),
            })
            .ToListAsync(ct);
        var needs = new List<PendingItem>();
        foreach (var row in rows)
        {
            var places = row.Capacity ?? (row.Seats > 0 ? row.Seats : null);
            if (places is { } all && all > row.Taken)
                needs.Add(
                    row.Head.PendingItem(row.Waiting > 0 ? PendingKind.Reserve : PendingKind.FreeSeats) with
                    {
                        Count = all - row.Taken,
                        Of = row.Waiting > 0 ? row.Waiting : all,
                    }
                );
            var lacking = new List<LackingPart>();
            if (row is { VenueId: null, UnitId: null } && row.Delivery != Delivery.Online) lacking.Add(LackingPart.Venue);
            if (row.Untrained > 0 || row.Sessions == 0) lacking.Add(LackingPart.Trainer);
            if (row.People == 0) lacking.Add(LackingPart.Participants);
            if (lacking.Count > 0) needs.Add(row.Head.PendingItem(PendingKind.Incomplete) with { Lacking = lacking });
        }
        return needs;
    }

    private static IQueryable<Head> Heads(IQueryable<LearningEvent> events) =>
        events.Select(e => new Head(
            e.Id, e.Title, e.Language ?? e.Programme!.Language, e.Programme!.Name, e.Programme.ShortName, e.Programme.Language, e.FirstDay));

    private sealed record Head(
        int Id, Data.Texts.LocalizedText Title, string Language, Data.Texts.LocalizedText ProgrammeName, string? ShortName, string ProgrammeLanguage,
        DateOnly? FirstDay)
    {
        public PendingItem PendingItem(PendingKind kind) =>
            new(
                kind, Id, Title, Language,
                Data.Programmes.ProgrammeLabel.Of(ShortName, ProgrammeName, ProgrammeLanguage, Platform.Localization.Language.Current.Tag), FirstDay);
    }
}
