using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Benchmarks.LargeArchive;

/// <summary>Writes a programme's events with sessions, registrations and marks.</summary>
internal sealed class ArchiveEvents(AppDbContext db, ArchiveRows rows, ArchiveProgramme programme, int seed)
{
    private readonly Random _random = ArchiveRandom.Of(seed, programme.Plan.Index, 3);

    private static readonly (int Day, int From, int To)[] _hours = [(0, 9, 12), (0, 13, 16), (1, 9, 13)];

    /// <summary>Writes some of them.</summary>
    public async Task WriteAsync(IReadOnlyList<PlannedEvent> some, CancellationToken ct)
    {
        var events = some.Select(Event).ToList();
        db.Events.AddRange(events);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();

        await rows.AddAsync(events.Zip(some).SelectMany(e => Lines(e.First, e.Second)).ToList(), ct);
        var (first, last) = (events[0].Id, events[^1].Id);
        var lines = (
            await db
                .Registrations.AsNoTracking()
                .Where(r => r.EventId >= first && r.EventId <= last)
                .OrderBy(r => r.EventId)
                .ThenBy(r => r.Number)
                .Select(r => new { r.EventId, r.Id })
                .ToListAsync(ct))
            .GroupBy(r => r.EventId)
            .ToDictionary(g => g.Key, g => g.Select(r => r.Id).ToList());

        var entries = events.Zip(some).SelectMany(e => Entries(e.First, e.Second, lines[e.First.Id])).ToList();
        await rows.AddAsync(entries, ct);
        await rows.AddAsync(
            entries
                .Select(e => new AttendanceMark
                {
                    RegistrationId = e.RegistrationId, SessionId = e.SessionId, EventId = e.EventId, Value = e.Value, Minutes = e.Minutes,
                    Version = 1, RecordedAt = e.RecordedAt, UserId = e.UserId,
                })
                .ToList(),
            ct);
    }

    private LearningEvent Event(PlannedEvent planned)
    {
        var (plan, number) = (programme.Plan, planned.Number);
        var words = plan.Words;
        var topic = number % words.Topics.Length;
        var title = string.Create(CultureInfo.InvariantCulture, $"{words.Topics[topic]} {number}");
        var timeless = number % 25 == 0;
        var isOnline = number % 12 == 5;
        return new LearningEvent
        {
            ProgrammeId = programme.Row.Id,
            Kind = (number % 10) switch { < 6 => EventKind.Training, < 8 => EventKind.Seminar, 8 => EventKind.StudyVisit, _ => EventKind.Meeting },
            State = planned.State, Delivery = isOnline ? Delivery.Online : Delivery.CrossMunicipal,
            Title = LocalizedText.Of(words.Tag, title), SearchKey = SearchKey.Of(title), TimeZone = words.TimeZone, Language = words.Tag,
            VenueId = isOnline ? null : programme.Country.Venues[number % programme.Country.Venues.Count].Id,
            ActivityId = programme.Row.Activities[topic].Id,
            FirstDay = planned.FirstDay, LastDay = planned.FirstDay.AddDays(1),
            StateChanges = planned.State == EventState.Cancelled
                ? [new() { From = EventState.Planned, To = EventState.Cancelled, Reason = "—", At = At(planned.FirstDay.AddDays(-7), 8) }]
                : [],
            Sessions = _hours.Select((h, i) => new EventSession
            {
                Order = i + 1, Day = planned.FirstDay.AddDays(h.Day),
                StartsAt = timeless ? null : new TimeOnly(h.From, 0), EndsAt = timeless ? null : new TimeOnly(h.To, 0),
                Topics = [new SessionTopic { TopicId = programme.Row.Topics[topic].Id }],
                Trainers = [new SessionTrainer { PersonId = Trainer(number).PersonId }],
            }).ToList(),
        };
    }

    private (int PersonId, int UserId) Trainer(int number) => programme.Trainers[number % programme.Trainers.Count];

    private IEnumerable<Registration> Lines(LearningEvent row, PlannedEvent planned)
    {
        // Neighbours come together: people lie in the order of their municipalities.
        var start = _random.Next(programme.People.Count);
        var marked = (planned.Marks + ArchivePlan.Sessions - 1) / ArchivePlan.Sessions;
        for (var i = 0; i < planned.Lines; i++)
        {
            var person = programme.People[(start + i) % programme.People.Count];
            var (unread, slot) = (_random.Next(150) == 0, _random.Next(200) == 0);
            var place = programme.Country.Municipalities[person.Municipality];
            var unit = slot ? programme.SlotOf(i) : programme.UnitOf(person.Municipality);
            yield return new Registration
            {
                EventId = row.Id, PersonId = unread ? null : person.Id,
                UnidentifiedNote = unread ? string.Format(CultureInfo.InvariantCulture, programme.Plan.Words.Line, i + 1) : null, Number = i + 1,
                ProgrammeUnitId = unit?.Id, UnitId = slot ? null : place.Unit.Id, OrganisationId = slot ? null : place.Of(person.Position).Id,
                Position = person.Position < 0 ? null : programme.Plan.Words.Jobs[person.Position],
                PositionGroup = ArchiveProgramme.Group(person.Position), TargetGroupId = programme.GroupOf(person.Position),
                State = StateOf(i, marked, planned), IsWalkIn = marked > 0 && i % 40 == 39, CreatedAt = At(planned.FirstDay.AddDays(-14), 7),
            };
        }
    }

    private static RegistrationState StateOf(int i, int marked, PlannedEvent planned) =>
        planned.Marks > 0 && i >= marked ? (i % 2 == 0 ? RegistrationState.Declined : RegistrationState.Cancelled)
        : planned.State == EventState.Planned && i % 5 == 0 ? RegistrationState.Invited
        : i % 3 == 0 ? RegistrationState.Registered
        : RegistrationState.Confirmed;

    private IEnumerable<AttendanceEntry> Entries(LearningEvent row, PlannedEvent planned, List<int> lines)
    {
        for (var i = 0; i < planned.Marks; i++)
        {
            var session = row.Sessions[i % ArchivePlan.Sessions];
            var at = At(session.Day, _hours[i % ArchivePlan.Sessions].From).AddSeconds((i / ArchivePlan.Sessions * 4) + 300);
            var value = ValueOf(_random.Next(100));
            yield return new AttendanceEntry
            {
                OperationId = ArchiveRandom.Operation(_random, at), EventId = row.Id, RegistrationId = lines[i / ArchivePlan.Sessions],
                SessionId = session.Id, Value = value,
                // Without times a partial presence has no minutes.
                Minutes = value == AttendanceValue.Partial && session.Minutes is { } whole ? _random.Next(1, whole / 5) * 5 : null,
                Outcome = EntryOutcome.Applied, ObservedAt = at, RecordedAt = at.AddSeconds(1), UserId = Trainer(planned.Number).UserId,
                Source = EntrySource.Import,
            };
        }
    }

    private static AttendanceValue ValueOf(int chance) =>
        chance switch
        {
            < 82 => AttendanceValue.Present,
            < 87 => AttendanceValue.Partial,
            < 92 => AttendanceValue.Excused,
            _ => AttendanceValue.Absent,
        };

    private static DateTime At(DateOnly day, int hour) => day.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Utc);
}
