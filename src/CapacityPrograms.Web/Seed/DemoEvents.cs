using CapacityPrograms.Data;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Seed;

/// <summary>A fictional person and on whose behalf they come.</summary>
internal sealed record DemoParticipant(
    Person Person, ProgrammeUnit? Behalf, Organisation? Organisation, string? Position, PositionGroup PositionGroup, TargetGroup? Group,
    Specialism? Specialism, ParticipantRole Role);

/// <summary>
/// Brings one programme to events with fictional people and events around today. The same programme on the same day
/// gives the same rows: every choice comes from a seeded sequence.
/// </summary>
internal sealed class DemoEvents
{
    private readonly DemoNames _names;
    private readonly DateTime _now;
    private readonly List<SeatOccupancy> _sitting = [];
    private int _people;

    public DemoEvents(
        AppDbContext db, Programme programme, IReadOnlyList<Organisation> organisations, DemoProgramme demo, Person trainer, Person second,
        int? userId, DateTime now)
    {
        (Db, Programme, Organisations, Trainer, Second, _names, _now) = (db, programme, organisations, trainer, second, demo.Names, now);
        Today = DemoClock.Today(programme.TimeZone, now);
        Marks = new DemoMarks(db, programme.Code.Length * 7919 + programme.Code[0], userId, now);
    }

    public AppDbContext Db { get; }

    public Programme Programme { get; }

    /// <summary>Those of the programme's units.</summary>
    public IReadOnlyList<Organisation> Organisations { get; }

    public Person Trainer { get; }

    public Person Second { get; }

    /// <summary>Today where the programme is.</summary>
    public DateOnly Today { get; }

    public DemoMarks Marks { get; }

    /// <summary>The event that runs today.</summary>
    public LearningEvent? Running { get; set; }

    public LocalizedText Text(string original, string english) => LocalizedText.Of(Programme.Language, original).With("en", english);

    /// <summary>A group by its order; null where somebody took it away.</summary>
    public TargetGroup? Group(int order) => Programme.TargetGroups.FirstOrDefault(g => g.Order == order);

    public Activity? Activity(int order) => Programme.Activities.FirstOrDefault(a => a.Order == order);

    public Topic? Topic(int order) => Programme.Topics.FirstOrDefault(t => t.Order == order);

    public List<ProgrammeUnit> Units(UnitRole role) => Programme.Units.Where(u => u.Role == role).OrderBy(u => u.Order).ToList();

    /// <summary>A new fictional person; of some the sex or the year of birth is not known, as on real sheets.</summary>
    public DemoParticipant Participant(
        ProgrammeUnit? behalf, TargetGroup? group, PositionGroup positionGroup, string? position, Organisation? organisation = null,
        ParticipantRole role = ParticipantRole.Participant, Specialism? specialism = null)
    {
        var number = _people++;
        var (name, sex) = _names.At(number);
        var person = DemoPeople.Person(name, _names.Language);
        person.Sex = number % 7 == 5 ? Sex.NotStated : sex;
        person.BirthYear = number % 4 == 3 ? null : 1958 + number * 11 % 41;
        person.Email = number % 3 == 0 ? null : $"{SearchKey.Fold(name.Given)}.{SearchKey.Fold(name.Family)}.{number + 1}@demo.local".Replace(' ', '-');
        person.Affiliations.Add(new Affiliation { Organisation = organisation, Unit = behalf?.Unit, Position = position, PositionGroup = positionGroup });
        Db.People.Add(person);
        return new(person, behalf, organisation, position, positionGroup, group, specialism, role);
    }

    /// <summary>An event of the demonstration, so many days from today, in morning and afternoon sessions.</summary>
    public LearningEvent Event(
        EventKind kind, EventState state, int fromToday, int days, LocalizedText title, Delivery delivery = Delivery.CrossMunicipal,
        int? activity = null, int? topic = null, Person? trainer = null, bool morningOnly = false)
    {
        var first = fromToday == 0 ? Today : DemoClock.Weekday(Today.AddDays(fromToday), days);
        var row = new LearningEvent
        {
            ProgrammeId = Programme.Id, Kind = kind, State = state, Delivery = delivery, Title = title, SearchKey = SearchKey.Of(title.Texts.Values),
            TimeZone = Programme.TimeZone, Language = Programme.Language, Activity = activity is { } a ? Activity(a) : null, Capacity = 40,
            FirstDay = first, LastDay = first.AddDays(days - 1), IsDemo = true,
        };
        for (var i = 0; i < days * 2; i++)
        {
            if (morningOnly && i % 2 == 1) continue;
            var session = new EventSession
            {
                Order = row.Sessions.Count + 1, Day = first.AddDays(i / 2),
                StartsAt = i % 2 == 0 ? new TimeOnly(9, 30) : new TimeOnly(13, 30), EndsAt = i % 2 == 0 ? new TimeOnly(12, 30) : new TimeOnly(16, 30),
            };
            session.Trainers.Add(new SessionTrainer { Person = trainer ?? Trainer });
            if (trainer is null && i % 2 == 1) session.Trainers.Add(new SessionTrainer { Person = Second });
            if (topic is { } t && Topic(t) is { } subject) session.Topics.Add(new SessionTopic { Topic = subject });
            row.Sessions.Add(session);
        }
        if (state is EventState.Held or EventState.Closed)
            row.StateChanges.Add(
                new EventStateChange
                {
                    From = EventState.Confirmed, To = EventState.Held,
                    At = DemoClock.Utc(row.TimeZone, row.LastDay!.Value, new TimeOnly(17, 0), _now),
                }
            );
        if (state is EventState.Closed)
            row.StateChanges.Add(
                new EventStateChange
                {
                    From = EventState.Held, To = EventState.Closed,
                    At = DemoClock.Utc(row.TimeZone, row.LastDay!.Value.AddDays(3), new TimeOnly(10, 0), _now),
                }
            );
        Db.Events.Add(row);
        return row;
    }

    /// <summary>Cancelled, with its reason on record.</summary>
    public LearningEvent Cancelled(EventKind kind, int fromToday, LocalizedText title, string reason, int? activity = null)
    {
        var row = Event(kind, EventState.Cancelled, fromToday, 1, title, activity: activity);
        row.StateChanges.Add(
            new EventStateChange
            {
                From = EventState.Planned, To = EventState.Cancelled, Reason = reason, At = _now.AddDays(Math.Min(0, fromToday) - 4),
            }
        );
        return row;
    }

    /// <summary>The trainer is to be in two places on one upcoming morning, so that the schedule has a clash to show.</summary>
    /// <returns>The first of the two.</returns>
    public LearningEvent Clash(int fromToday, LocalizedText one, LocalizedText other, int? activity = null)
    {
        var first = Event(EventKind.Training, EventState.Confirmed, fromToday, 1, one, activity: activity, trainer: Trainer);
        Event(EventKind.Meeting, EventState.Planned, fromToday, 1, other, Delivery.Online, trainer: Trainer, morningOnly: true);
        return first;
    }

    public Registration Register(LearningEvent to, DemoParticipant guest, RegistrationState state = RegistrationState.Confirmed, ParticipantRole? role = null)
    {
        var row = new Registration
        {
            Event = to, Person = guest.Person, Number = to.Registrations.Count + 1, ProgrammeUnit = guest.Behalf, Unit = guest.Behalf?.Unit,
            Organisation = guest.Organisation, Position = guest.Position, PositionGroup = guest.PositionGroup, TargetGroup = guest.Group,
            Specialism = guest.Specialism, Role = role ?? guest.Role, State = state,
            CreatedAt = DemoClock.Utc(to.TimeZone, to.FirstDay!.Value.AddDays(-12), new TimeOnly(11, 0), _now),
        };
        to.Registrations.Add(row);
        return row;
    }

    public List<Registration> RegisterAll(LearningEvent to, IEnumerable<DemoParticipant> participants) => participants.Select(g => Register(to, g)).ToList();

    /// <summary>Somebody came without being registered.</summary>
    public Registration WalkIn(LearningEvent to, DemoParticipant guest)
    {
        var row = Register(to, guest);
        row.IsWalkIn = true;
        return row;
    }

    /// <summary>A line of the sheet that nobody can read.</summary>
    public Registration Unidentified(LearningEvent to, string note, ProgrammeUnit? behalf, TargetGroup? group)
    {
        var row = new Registration
        {
            Event = to, UnidentifiedNote = note, Number = to.Registrations.Count + 1, ProgrammeUnit = behalf, Unit = behalf?.Unit,
            TargetGroup = group, State = RegistrationState.Confirmed, IsWalkIn = true,
            CreatedAt = DemoClock.Utc(to.TimeZone, to.FirstDay!.Value, new TimeOnly(17, 0), _now),
        };
        to.Registrations.Add(row);
        return row;
    }

    /// <summary>A planned seat for each registered person who comes on behalf of a unit, and one spare per unit where asked.</summary>
    public void Seat(LearningEvent at, bool spare = false)
    {
        var number = 0;
        foreach (var unit in at.Registrations.Where(r => r.ProgrammeUnit is not null && !r.IsWalkIn && r.Substitutes is null).GroupBy(r => r.ProgrammeUnit!))
        {
            foreach (var row in unit)
            {
                var seat = new Seat { Event = at, ProgrammeUnit = unit.Key, TargetGroup = row.TargetGroup, Number = ++number };
                at.Seats.Add(seat);
                if (!RegistrationStates.OccupiesPlace(row.State)) continue;
                Occupy(at.Sessions.Select(s => new SeatOccupancy { Seat = seat, Session = s, Registration = row }));
            }
            if (spare) at.Seats.Add(new Seat { Event = at, ProgrammeUnit = unit.Key, Number = ++number });
        }
    }

    /// <summary>From the second day on somebody else sits on the seat.</summary>
    public Registration SubstituteFromSecondDay(LearningEvent at, Registration original, DemoParticipant substitute)
    {
        var row = Register(at, substitute);
        row.Substitutes = original;
        var later = at.Sessions.Where(s => s.Day > at.FirstDay).ToList();
        var seats = _sitting.Where(o => o.Registration == original).ToList();
        if (seats.Count == 0)
        {
            var seat = new Seat { Event = at, ProgrammeUnit = original.ProgrammeUnit, TargetGroup = original.TargetGroup, Role = original.Role };
            at.Seats.Add(seat);
            seats = at.Sessions.Select(s => new SeatOccupancy { Seat = seat, Session = s, Registration = original }).ToList();
            Occupy(seats);
        }
        foreach (var seat in seats.Where(o => later.Contains(o.Session!))) seat.Registration = row;
        Marks.SubstituteFrom(row, original, later);
        return row;
    }

    private void Occupy(IEnumerable<SeatOccupancy> seats)
    {
        var rows = seats.ToList();
        _sitting.AddRange(rows);
        Db.SeatOccupancies.AddRange(rows);
    }
}
