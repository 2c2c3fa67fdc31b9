using CapacityPrograms.Data;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;

namespace CapacityPrograms.Web.Seed;

/// <summary>Writes the demonstration's marks, each an entry and its projection, as a trainer would have made them.</summary>
internal sealed class DemoMarks(AppDbContext db, int seed, int? userId, DateTime now)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<Registration, HashSet<EventSession>> _only = [];

    /// <summary>A substitute sits in these sessions, and who is replaced in the others.</summary>
    public void SubstituteFrom(Registration substitute, Registration original, IReadOnlyCollection<EventSession> sessions)
    {
        _only[substitute] = [.. sessions];
        _only[original] = [.. original.Event!.Sessions.Where(s => !sessions.Contains(s))];
    }

    /// <summary>Marks an event: most are present, some partly, excused or absent; a share can be left unmarked.</summary>
    public void Mark(LearningEvent learningEvent, Func<EventSession, bool>? sessions = null, double unmarked = 0)
    {
        var wanted = learningEvent.Sessions.OrderBy(s => s.Order).Where(s => sessions is null || sessions(s)).ToList();
        foreach (var row in learningEvent.Registrations.Where(r => RegistrationStates.OnSheet(r.State)))
        {
            var mood = row.IsWalkIn || row.PersonId is null && row.Person is null ? 0 : _random.NextDouble();
            foreach (var session in wanted)
            {
                if (_only.TryGetValue(row, out var only) && !only.Contains(session)) continue;
                if (_random.NextDouble() < unmarked) continue;
                Write(learningEvent, row, session, Value(mood, session, wanted));
            }
        }
    }

    /// <summary>Everybody of these absent, so that they are registered and never reached.</summary>
    public void Absent(LearningEvent learningEvent, Registration row)
    {
        foreach (var session in learningEvent.Sessions) Write(learningEvent, row, session, AttendanceValue.Absent);
    }

    private static AttendanceValue Value(double mood, EventSession session, List<EventSession> all) => mood switch
    {
        < 0.76 => AttendanceValue.Present,
        < 0.84 => session == all[^1] ? AttendanceValue.Partial : AttendanceValue.Present,
        < 0.89 => session.Day == all[^1].Day ? AttendanceValue.Excused : AttendanceValue.Present,
        < 0.93 => AttendanceValue.Excused,
        < 0.96 => session == all[0] ? AttendanceValue.Absent : AttendanceValue.Present,
        _ => AttendanceValue.Absent,
    };

    private void Write(LearningEvent learningEvent, Registration row, EventSession session, AttendanceValue value)
    {
        var at = DemoClock.Utc(learningEvent.TimeZone, session.Day, (session.StartsAt ?? new TimeOnly(10, 0)).AddMinutes(15), now);
        int? minutes = value == AttendanceValue.Partial ? (session.Minutes ?? 180) / 2 : null;
        // Now and then the first mark was wrong and was corrected, so that there is a history to look at.
        var corrected = value == AttendanceValue.Partial;
        db.AttendanceEntries.Add(Entry(learningEvent, row, session, corrected ? AttendanceValue.Present : value, null, 0, at));
        var last = corrected && at.AddMinutes(5) < now ? at.AddMinutes(5) : at;
        if (corrected)
            db.AttendanceEntries.Add(Entry(learningEvent, row, session, value, minutes, 1, last));
        var mark = new AttendanceMark
        {
            Registration = row, Session = session, Event = learningEvent, Value = value, Minutes = minutes, Version = corrected ? 2 : 1,
            RecordedAt = last, UserId = userId,
        };
        db.AttendanceMarks.Add(mark);
    }

    private AttendanceEntry Entry(
        LearningEvent learningEvent, Registration row, EventSession session, AttendanceValue value, int? minutes, int seen, DateTime at) =>
        new()
        {
            OperationId = Guid.CreateVersion7(at), Event = learningEvent, Registration = row, Session = session, BaseVersion = seen, Value = value,
            Minutes = minutes, Outcome = EntryOutcome.Applied, ObservedAt = at, RecordedAt = at, UserId = userId, Source = EntrySource.Demonstration,
        };
}
