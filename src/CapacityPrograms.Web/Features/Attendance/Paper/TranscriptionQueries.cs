using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Attendance.Paper;

/// <summary>Reads a day of an event line by line as its signed sheet has it; and the paper's count beside the system's.</summary>
public sealed class TranscriptionQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>A day of an event, line by line as the paper has it.</summary>
    /// <param name="day">The day; null for the first that has come and is not all marked.</param>
    /// <exception cref="MissingException">No such event, or day of it, that the actor marks.</exception>
    public async Task<TranscriptionView> ReadAsync(Actor actor, int eventId, DateOnly? day, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await EvidenceService.RequireAsync(db, actor, eventId, ct);
        var head = await db
            .Events.AsNoTracking()
            .Where(e => e.Id == eventId)
            .Select(e => new
            {
                e.Title, Language = e.Language ?? e.Programme!.Language, e.TimeZone, e.State,
            })
            .SingleAsync(ct);
        var sessions = await db
            .Sessions.MarkedBy(actor)
            .AsNoTracking()
            .Where(s => s.EventId == eventId)
            .OrderBy(s => s.Day)
            .ThenBy(s => s.Order)
            .ToListAsync(ct);
        if (sessions.Count == 0)
            throw new MissingException();
        var rows = await SheetRows.ReadAsync(db, eventId, ct);
        var marks = await db.AttendanceMarks.AsNoTracking().Where(m => m.EventId == eventId && m.Value != AttendanceValue.Cleared).ToListAsync(ct);
        var days = sessions.Select(s => s.Day).Distinct().ToList();
        var today = DateOnly.FromDateTime(LocalTime.FromUtc(clock.GetUtcNow().UtcDateTime, head.TimeZone));
        var chosen =
            day
            ?? days.FirstOrDefault(
                d =>
                    d <= today
                    && sessions
                        .Where(s => s.Day == d)
                        .Any(s =>
                            rows.Any(r => r.IsExpected(s.Id) && marks.TrueForAll(m => m.RegistrationId != r.RegistrationId || m.SessionId != s.Id))),
                days.LastOrDefault(d => d <= today, days[0]));
        if (!days.Contains(chosen))
            throw new MissingException();
        var mine = sessions.Where(s => s.Day == chosen).ToList();
        var ids = mine.Select(s => s.Id).ToHashSet();
        var byRow = marks.Where(m => ids.Contains(m.SessionId)).ToLookup(m => m.RegistrationId);
        var evidence = await EvidenceAsync(db, actor, eventId, chosen, ct);
        var present = byRow.Where(g => g.Any(m => PersonDays.IsPresent(m.Value))).Select(g => g.Key).ToList();
        var people = await db
            .Registrations.Where(r => present.Contains(r.Id))
            .Select(r => r.Person!.CanonicalId ?? r.PersonId ?? -r.Id)
            .Distinct()
            .CountAsync(ct);
        return new TranscriptionView(
            eventId, head.Title, head.Language, head.TimeZone, EventStates.AcceptsMarks(head.State), days, chosen,
            mine.Select(s => (s.Id, s.Order, s.StartsAt is { } from ? $"{from.Clock()}–{s.EndsAt?.Clock()}" : "")).ToList(),
            rows.Select(r => new TranscribedLine(
                    r.RegistrationId, r.Number, r.Name, r.Lang, r.UnidentifiedNote,
                    byRow[r.RegistrationId].ToDictionary(m => m.SessionId, m => m.Value),
                    mine.Where(s => r.IsExpected(s.Id)).Select(s => s.Id).ToHashSet()))
                .ToList(),
            evidence, await db.SheetCounts.Where(c => c.EventId == eventId && c.Day == chosen).Select(c => (int?)c.Count).SingleOrDefaultAsync(ct),
            people, chosen <= today);
    }

    // The very same file on another day proves one of them at most, so it is told.
    private static async Task<List<EvidenceLine>> EvidenceAsync(AppDbContext db, Actor actor, int eventId, DateOnly day, CancellationToken ct)
    {
        var scans = await db.Evidence.AsNoTracking()
            .Where(e => e.EventId == eventId && e.Day == day)
            .OrderBy(e => e.Id)
            .Select(e => new
            {
                e.Id, e.FileName, e.Size, e.AddedAt, e.Hash, By = db.Users.Where(u => u.Id == e.UserId).Select(u => u.DisplayName).FirstOrDefault(),
                Marks = db.AttendanceEntries.Count(a => a.EvidenceId == e.Id),
            })
            .ToListAsync(ct);
        var hashes = scans.ConvertAll(e => e.Hash);
        var seen = db.Events.VisibleTo(actor).Select(e => e.Id);
        var elsewhere = (await db.Evidence.AsNoTracking()
            .Where(e => hashes.Contains(e.Hash) && (e.EventId != eventId || e.Day != day) && seen.Contains(e.EventId))
            .OrderBy(e => e.Day)
            .Select(e => new { e.Hash, e.EventId, e.Event!.Title, Language = e.Event.Language ?? e.Event.Programme!.Language, e.Day })
            .ToListAsync(ct)).ToLookup(e => e.Hash, e => new EvidenceElsewhere(e.EventId, e.Title, e.Language, e.Day));
        return scans.ConvertAll(e => new EvidenceLine(e.Id, e.FileName, e.Size, e.AddedAt, e.By, e.Marks, [.. elsewhere[e.Hash]]));
    }
}
