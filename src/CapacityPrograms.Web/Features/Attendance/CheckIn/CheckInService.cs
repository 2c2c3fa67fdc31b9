using System.Globalization;
using System.Security.Cryptography;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Attendance.CheckIn;

/// <summary>
/// Participants say with their own phones that they are there; the trainer sees it live and confirms, and only then there is a
/// mark. Nobody without a sheet sees a name: who types one learns only whether it was found.
/// </summary>
public sealed class CheckInService(
    IDbContextFactory<AppDbContext> contexts, MarkService marks, RateLimit limits, IDataProtectionProvider protection, TimeProvider clock)
{
    // A room of people comes from one address, and only failures stay counted.
    private const int MostFailures = 60;

    // A name and more; what is longer is no name.
    private const int LongestTyped = 200;

    private static readonly TimeSpan _window = TimeSpan.FromMinutes(10),
        _typing = TimeSpan.FromMinutes(10), _early = TimeSpan.FromMinutes(30),
        _late = TimeSpan.FromMinutes(15);

    private ITimeLimitedDataProtector Tickets => protection.CreateProtector("check-in").ToTimeLimitedDataProtector();

    /// <summary>The wall of a session.</summary>
    /// <param name="sessionId">The session; null for the one that runs or comes next.</param>
    /// <exception cref="MissingException">No session there that the actor marks.</exception>
    public async Task<CheckInCodeView> CodeAsync(Actor actor, int eventId, int? sessionId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var sessions = await db.Sessions.MarkedBy(actor).AsNoTracking().Where(s => s.EventId == eventId).OrderBy(s => s.Order).ToListAsync(ct);
        if (sessions.Count == 0 || (sessionId is { } one && sessions.TrueForAll(s => s.Id != one)))
            throw new MissingException();
        var head = await db
            .Events.AsNoTracking()
            .Where(e => e.Id == eventId)
            .Select(e => new
            {
                e.Title, Language = e.Language ?? e.Programme!.Language, e.TimeZone, e.State,
            })
            .SingleAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var chosen = sessions.Find(s => s.Id == sessionId) ?? sessions.Find(s => IsNow(s, head.TimeZone, now)) ?? sessions[0];
        var secret = await SecretAsync(db, eventId, make: true, ct) ?? throw new MissingException();
        var rows = (await SheetRows.ReadAsync(db, eventId, ct)).Where(r => r.IsExpected(chosen.Id)).ToList();
        var byId = rows.ToDictionary(r => r.RegistrationId);
        var arrivals = (await db.CheckIns.AsNoTracking().Where(c => c.SessionId == chosen.Id).OrderByDescending(c => c.Id).ToListAsync(ct))
            .Where(c => byId.ContainsKey(c.RegistrationId))
            .Select(c => new Arrival(c.Id, byId[c.RegistrationId].Number, byId[c.RegistrationId].Name, byId[c.RegistrationId].Lang, c.At, c.State))
            .ToList();
        var arrived = arrivals.Select(a => a.Number).ToHashSet();
        return new CheckInCodeView(
            eventId, head.Title, head.Language, head.TimeZone, sessions.Select(s => (s.Id, s.Order, s.Day, Times(s))).ToList(), chosen.Id,
            EventStates.AcceptsMarks(head.State) && IsNow(chosen, head.TimeZone, now), CheckInCode.Of(secret, chosen.Id, CheckInCode.Step(now)),
            arrivals,
            rows.Where(r => r.Name is not null && !arrived.Contains(r.Number))
                .Select(r => (r.Number, r.Name!, r.Lang, CheckInCode.Personal(secret, r.RegistrationId)))
                .ToList(),
            rows.Count);
    }

    /// <summary>Opens the door with a code from the wall.</summary>
    public async Task<(ArrivalView? Door, ArrivalAnswer Why)> ScanAsync(string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        if (CheckInCode.SessionOf(code) is not { } sessionId) return (null, ArrivalAnswer.Old);
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, ct);
        if (session is null || await SecretAsync(db, session.EventId, make: false, ct) is not { } secret || !CheckInCode.IsFresh(secret, code, now))
            return (null, ArrivalAnswer.Old);
        return await ArrivalAsync(db, session, Tickets.Protect(sessionId.ToString(CultureInfo.InvariantCulture), _typing), now, ct);
    }

    /// <summary>Somebody with a ticket types a name or a short code.</summary>
    /// <param name="address">From where; failures of one address are limited.</param>
    public async Task<(ArrivalView? Door, ArrivalAnswer Answer)> ArriveAsync(string ticket, string? typed, string address, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        if (
            SessionOf(ticket) is not { } sessionId
            || await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, ct) is not { } session
            || await SecretAsync(db, session.EventId, make: false, ct) is not { } secret)
            return (null, ArrivalAnswer.Old);
        var (door, closed) = await ArrivalAsync(db, session, ticket, now, ct);
        if (door is null) return (null, closed);
        if (await limits.AcquireAsync("check-in", address, MostFailures, _window, ct) is not null) return (door, ArrivalAnswer.TooMany);
        var rows = (await SheetRows.ReadAsync(db, session.EventId, ct)).Where(r => r.Name is not null && r.IsExpected(sessionId)).ToList();
        var typedWords = SearchKey.Words(typed is { Length: > LongestTyped } ? typed[..LongestTyped] : typed);
        var words = typedWords.Order(StringComparer.Ordinal).ToList();
        List<SheetRow> Named(Func<SheetRow, bool> isName) => words.Count > 0 ? rows.Where(isName).ToList() : [];
        var code = string.Concat(typedWords);
        var found = code.Length != 6 || !code.All(char.IsAsciiDigit)
            ? Named(r => SearchKey.Words(r.Name).Order(StringComparer.Ordinal).SequenceEqual(words))
            : rows.Where(r => CheckInCode.Personal(secret, r.RegistrationId) == code).ToList();
        // As it is kept goes before as it may be spelt: of two people whose names differ by that alone, each is found by the own one.
        if (found.Count == 0) found = Named(r => SearchVariants.IsName(typed, r.Name));
        if (found.Count != 1) return (door, found.Count == 0 ? ArrivalAnswer.Unknown : ArrivalAnswer.Several);
        await limits.ReleaseAsync("check-in", address, _window, ct);
        var registration = found[0].RegistrationId;
        if (await db.CheckIns.AnyAsync(c => c.SessionId == sessionId && c.RegistrationId == registration, ct)) return (door, ArrivalAnswer.Already);
        db.CheckIns.Add(new Data.Attendance.CheckIn { SessionId = sessionId, RegistrationId = registration, At = now });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Tapped twice.
            return (door, ArrivalAnswer.Already);
        }
        return (door, ArrivalAnswer.Arrived);
    }

    /// <summary>The trainer confirms arrivals: each becomes a mark, where none says otherwise yet.</summary>
    /// <param name="ids">The arrivals; none for all that wait.</param>
    /// <returns>How many were marked.</returns>
    /// <exception cref="MissingException">No session there that the actor marks.</exception>
    public async Task<int> ConfirmAsync(Actor actor, int eventId, int sessionId, IReadOnlyCollection<int> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var waiting = await WaitingAsync(db, actor, eventId, sessionId, ids, ct);
        var standing = await db.AttendanceMarks.AsNoTracking().Where(m => m.SessionId == sessionId).ToDictionaryAsync(m => m.RegistrationId, ct);
        var confirmed = 0;
        foreach (var arrival in waiting)
        {
            var mark = standing.GetValueOrDefault(arrival.RegistrationId);
            if (mark is null or { Value: AttendanceValue.Cleared })
            {
                // Where somebody marked in the same moment, that mark stands, and the sheet shows both.
                var result = await marks.MarkAsync(
                    actor,
                    new MarkInput(
                        Guid.CreateVersion7(), arrival.RegistrationId, sessionId, mark?.Version ?? 0, AttendanceValue.Present, null, arrival.At,
                        EntrySource.CheckIn),
                    ct);
                if (result.Saved)
                    confirmed++;
            }
            arrival.State = CheckInState.Confirmed;
        }
        await db.SaveAsync(ct);
        return confirmed;
    }

    /// <summary>The trainer says that somebody is not there; no mark is made.</summary>
    /// <exception cref="MissingException">No such arrival in a session that the actor marks.</exception>
    public async Task RefuseAsync(Actor actor, int eventId, int sessionId, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        foreach (var arrival in await WaitingAsync(db, actor, eventId, sessionId, [id], ct)) arrival.State = CheckInState.Refused;
        await db.SaveAsync(ct);
    }

    private static async Task<List<Data.Attendance.CheckIn>> WaitingAsync(
        AppDbContext db, Actor actor, int eventId, int sessionId, IReadOnlyCollection<int> ids, CancellationToken ct)
    {
        if (!await db.Sessions.MarkedBy(actor).AnyAsync(s => s.Id == sessionId && s.EventId == eventId, ct))
            throw new MissingException();
        return await db
            .CheckIns.Where(c => c.SessionId == sessionId && c.State == CheckInState.Waiting && (ids.Count == 0 || ids.Contains(c.Id)))
            .OrderBy(c => c.Id)
            .ToListAsync(ct);
    }

    private static async Task<(ArrivalView? Door, ArrivalAnswer Why)> ArrivalAsync(
        AppDbContext db, EventSession session, string ticket, DateTime now, CancellationToken ct)
    {
        var head = await db
            .Events.AsNoTracking()
            .Where(e => e.Id == session.EventId)
            .Select(e => new
            {
                e.Title, Language = e.Language ?? e.Programme!.Language, e.TimeZone, e.State,
            })
            .SingleAsync(ct);
        return EventStates.AcceptsMarks(head.State) && head.State != EventState.Draft && IsNow(session, head.TimeZone, now)
            ? (new ArrivalView(head.Title, head.Language, session.Order, Times(session), ticket), ArrivalAnswer.Arrived)
            : (null, ArrivalAnswer.NotNow);
    }

    private int? SessionOf(string ticket)
    {
        try
        {
            return int.Parse(Tickets.Unprotect(ticket), CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // From half an hour before to a quarter after; a session without times is open on its day.
    private static bool IsNow(EventSession session, string zone, DateTime now)
    {
        var local = LocalTime.FromUtc(now, zone);
        var from = session.Day.ToDateTime(session.StartsAt ?? TimeOnly.MinValue) - (session.StartsAt is null ? TimeSpan.Zero : _early);
        var night = SessionHours.PassesMidnight(session.StartsAt, session.EndsAt) ? TimeSpan.FromDays(1) : TimeSpan.Zero;
        var to = session.EndsAt is { } end ? session.Day.ToDateTime(end) + night + _late : session.Day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return local >= from && local <= to;
    }

    private static string Times(EventSession s) => s.StartsAt is { } from ? s.EndsAt is { } to ? $"{from.Clock()}–{to.Clock()}" : from.Clock() : "";

    private static async Task<byte[]?> SecretAsync(AppDbContext db, int eventId, bool make, CancellationToken ct)
    {
        async Task<string?> HeldAsync() => await db.CheckInKeys.Where(k => k.EventId == eventId).Select(k => k.Secret).SingleOrDefaultAsync(ct);
        if (await HeldAsync() is { } held) return Convert.FromBase64String(held);
        if (!make) return null;
        db.CheckInKeys.Add(new CheckInKey { EventId = eventId, Secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Two walls were opened in the same moment.
            db.ChangeTracker.Clear();
        }
        return await HeldAsync() is { } made ? Convert.FromBase64String(made) : null;
    }
}
