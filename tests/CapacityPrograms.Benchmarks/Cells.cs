using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Features.Attendance;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Benchmarks;

/// <summary>A cell of a sheet: a person in a session, and who trains there.</summary>
internal sealed class MarkCell(int registrationId, int sessionId, int eventId, Actor trainer, int version)
{
    public int RegistrationId { get; } = registrationId;
    public int SessionId { get; } = sessionId;
    public int EventId { get; } = eventId;
    public Actor Trainer { get; } = trainer;
    public int Version { get; set; } = version;

    /// <summary>The next mark: another value each time, so that none is a repetition.</summary>
    public MarkInput Next() => new(Guid.CreateVersion7(), RegistrationId, SessionId, Version, Value, null, DateTime.UnixEpoch, EntrySource.Sheet);

    public AttendanceValue Value => Version % 2 == 0 ? AttendanceValue.Present : AttendanceValue.Absent;

    /// <summary>Cells of events that take marks, by trainer, those without a mark first.</summary>
    public static async Task<List<List<MarkCell>>> ByTrainerAsync(Archive archive)
    {
        await using var db = archive.Contexts.CreateDbContext();
        var rows = await db
            .Sessions.AsNoTracking()
            .Where(s => s.Event!.State == EventState.Confirmed || s.Event.State == EventState.Planned || s.Event.State == EventState.Held)
            .SelectMany(
                s => s.Event!.Registrations,
                (s, r) =>
                    new
                    {
                        s.Id, s.EventId, RegistrationId = r.Id, PersonId = s.Trainers.Select(t => t.PersonId).First(),
                        Version = (int?)
                            db.AttendanceMarks.Where(m => m.RegistrationId == r.Id && m.SessionId == s.Id).Select(m => m.Version).FirstOrDefault(),
                    }
            )
            .ToListAsync();
        var accounts = await db
            .Users.Where(u => u.PersonId != null)
            .Select(u => new { u.PersonId, u.UserName })
            .ToDictionaryAsync(u => u.PersonId!.Value, u => u.UserName!.Split('@')[0]);
        var result = new List<List<MarkCell>>();
        foreach (var trainer in rows.GroupBy(r => r.PersonId).OrderBy(g => g.Key))
        {
            var actor = await archive.ActorAsync(accounts[trainer.Key]);
            result.Add(
                trainer
                    .OrderBy(r => r.Version ?? 0)
                    .ThenBy(r => r.RegistrationId)
                    .ThenBy(r => r.Id)
                    .Select(r => new MarkCell(r.RegistrationId, r.Id, r.EventId, actor, r.Version ?? 0))
                    .ToList());
        }
        return result;
    }
}
