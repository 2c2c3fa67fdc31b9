using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Data.Figures;

/// <summary>A line of an event's sheet.</summary>
/// <param name="SubstitutesId">The line whose seat this one took.</param>
public sealed record ExpectedLine(int Id, int EventId, int? SubstitutesId);

/// <summary>
/// Who is to be marked in which session, and who is not marked yet: everybody on the sheet, and of a person and a substitute the
/// one who sits on the seat in that session.
/// </summary>
public sealed class Expectation
{
    private readonly ILookup<int, ExpectedLine> _lines;
    private readonly HashSet<(int Line, int Session)> _sits;
    private readonly HashSet<(int Line, int Session)> _marked;
    private readonly Dictionary<(int Line, int Session), int> _replaced = [];

    /// <summary>Puts it together.</summary>
    /// <param name="lines">Lines on the sheet.</param>
    /// <param name="substitutes">Lines that took another's seat, with each session in which they sit on it.</param>
    /// <param name="marked">What has a mark already.</param>
    public Expectation(
        IEnumerable<ExpectedLine> lines, IEnumerable<(int Line, int Original, int Session)> substitutes, IEnumerable<(int Line, int Session)> marked)
    {
        _lines = lines.ToLookup(l => l.EventId);
        _marked = marked.ToHashSet();
        _sits = [];
        foreach (var (line, original, session) in substitutes)
        {
            _sits.Add((line, session));
            _replaced.TryAdd((original, session), line);
        }
    }

    /// <summary>Lines of an event's sheet.</summary>
    public IEnumerable<ExpectedLine> Of(int eventId) => _lines[eventId];

    /// <summary>Whether a line is to be marked in a session.</summary>
    public bool Is(ExpectedLine line, int session) =>
        !_replaced.ContainsKey((line.Id, session)) && (line.SubstitutesId is null || _sits.Contains((line.Id, session)));

    /// <summary>Who sits in a line's place, by session.</summary>
    public IReadOnlyDictionary<int, int> ReplacedBy(int line) => _replaced.Where(r => r.Key.Line == line).ToDictionary(r => r.Key.Session, r => r.Value);

    /// <summary>Sessions in which a substitute sits.</summary>
    public IReadOnlySet<int> SitsIn(int line) => _sits.Where(s => s.Line == line).Select(s => s.Session).ToHashSet();

    /// <summary>Lines of some of an event's sessions that are to be marked and have no mark: a person once for each session.</summary>
    public IEnumerable<(ExpectedLine Line, int Session)> Unmarked(int eventId, IEnumerable<int> sessions) =>
        from session in sessions from line in _lines[eventId] where Is(line, session) && !_marked.Contains((line.Id, session)) select (line, session);

    /// <summary>Reads it for some events.</summary>
    public static async Task<Expectation> ReadAsync(AppDbContext db, IReadOnlyCollection<int> eventIds, CancellationToken ct)
    {
        var lines = await db.Registrations.AsNoTracking()
            .Where(r => eventIds.Contains(r.EventId) && (r.State == RegistrationState.Invited || r.State == RegistrationState.Nominated
                || r.State == RegistrationState.Registered || r.State == RegistrationState.Confirmed))
            .Select(r => new ExpectedLine(r.Id, r.EventId, r.SubstitutesId)).ToListAsync(ct);
        var substitutes = await db.SeatOccupancies.AsNoTracking()
            .Where(o => eventIds.Contains(o.Registration!.EventId) && o.Registration.SubstitutesId != null)
            .OrderBy(o => o.Id).Select(o => new { o.RegistrationId, Original = o.Registration!.SubstitutesId!.Value, o.SessionId }).ToListAsync(ct);
        var marked = await db.AttendanceMarks.AsNoTracking().Where(m => eventIds.Contains(m.EventId) && m.Value != AttendanceValue.Cleared)
            .Select(m => new { m.RegistrationId, m.SessionId }).ToListAsync(ct);
        return new Expectation(
            lines, substitutes.Select(s => (s.RegistrationId, s.Original, s.SessionId)), marked.Select(m => (m.RegistrationId, m.SessionId)));
    }
}
