using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Shared.Matching;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Support;

/// <summary>
/// A programme with two municipalities, a group, two trainers and one confirmed two-day event of two sessions a day,
/// on a real database, with the services that write to it.
/// </summary>
public sealed class SmallProgramme : IAsyncDisposable
{
    public static readonly DateOnly FirstDay = new(2026, 5, 12);

    private SmallProgramme(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    /// <summary>A morning after the event: what lies ahead counts nowhere.</summary>
    public TimeProvider Clock { get; } = new RunningClock(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));
    public int ProgrammeId { get; private set; }
    public int OtherProgrammeId { get; private set; }
    public int EventId { get; private set; }
    public int VenueId { get; private set; }
    public int GroupId { get; private set; }
    public IReadOnlyList<int> Sessions { get; private set; } = [];
    public IReadOnlyList<int> Units { get; private set; } = [];
    public IReadOnlyList<int> Trainers { get; private set; } = [];
    public Actor Coordinator { get; private set; } = Actor.Nobody;
    public Actor Trainer { get; private set; } = Actor.Nobody;
    public Actor SecondTrainer { get; private set; } = Actor.Nobody;
    public Actor Donor { get; private set; } = Actor.Nobody;
    public Actor Stranger { get; private set; } = Actor.Nobody;

    public MarkService Marks => new(Database.Factory, Clock);
    public SheetQueries Sheets => new(Database.Factory, Clock);
    public EventService Events => new(Database.Factory, Clock);
    public EventQueries Reading => new(Database.Factory);
    public RegistrationService Registrations => new(Database.Factory, Clock);
    public ParticipantQueries Participants => new(Database.Factory);
    public ParticipantService Seats => new(Database.Factory, Clock);
    public SelectionService Selection => new(Database.Factory, Clock);

    public AppDbContext Open() => Database.Open();

    public static async Task<SmallProgramme> CreateAsync(DatabaseProvider provider)
    {
        var small = new SmallProgramme(await TestDatabase.CreateAsync(provider));
        await small.FillAsync();
        return small;
    }

    /// <summary>Registers somebody new and gives the registration.</summary>
    public Task<int> RegisterAsync(string given, string family, int? unit = null, RegistrationState state = RegistrationState.Confirmed) =>
        Registrations.SaveAsync(
            Coordinator,
            new RegistrationInput
            {
                EventId = EventId, GivenName = given, FamilyName = family, ProgrammeUnitId = unit, TargetGroupId = GroupId, State = state,
            },
            default);

    /// <summary>Somebody who is registered in the other programme alone, and so is no concern of this one's coordinator.</summary>
    public async Task<int> SomebodyElsewhereAsync(string given = "Strana", string family = "Osobić")
    {
        await using var db = Open();
        var person = new Person { GivenName = given, FamilyName = family, SearchKey = SearchKey.Of(given, family) };
        db.Registrations.Add(new Registration
        {
            Number = 1, Person = person, State = RegistrationState.Confirmed,
            Event = new LearningEvent { ProgrammeId = OtherProgrammeId, State = EventState.Confirmed, TimeZone = "Europe/Sarajevo" },
        });
        await db.SaveChangesAsync();
        return person.Id;
    }

    /// <summary>The form of a new event with one session.</summary>
    public EventInput NewEvent(
        TimeOnly from, TimeOnly to, DateOnly? day = null, int? venue = null, string zone = "Europe/Sarajevo", params int[] trainers) =>
        new()
        {
            ProgrammeId = ProgrammeId, Title = LocalizedText.Of("bs", "Sastanak"), TimeZone = zone, Language = "bs",
            Venue = venue is { } v ? new Choice(v, "Sala") : null,
            Sessions =
            [
                new SessionInput
                {
                    Day = day ?? FirstDay, StartsAt = from, EndsAt = to, Trainers = trainers.Select(t => new Choice(t, "")).ToList(),
                },
            ],
        };

    public async ValueTask DisposeAsync() => await Database.DisposeAsync();

    private async Task FillAsync()
    {
        await using var db = Open();
        var units = new[] { "Trnovo", "Ilidža" }
            .Select(n => new TerritorialUnit
            {
                Country = "BA", Kind = UnitKind.Municipality, Name = LocalizedText.Of("bs", n), SearchKey = SearchKey.Of(n),
            })
            .ToList();
        var trainers = new[] { ("Tarik", "Vodić"), ("Nevena", "Mentorić") }
            .Select(n => new Person
            {
                GivenName = n.Item1, FamilyName = n.Item2, SearchKey = SearchKey.Of(n.Item1, n.Item2),
            })
            .ToList();
        var venue = new Venue { Name = "Hotel na Igmanu", SearchKey = "hotel na igmanu" };
        var programme = new Programme
        {
            Code = "mali", Name = LocalizedText.Of("bs", "Mali program"), Language = "bs", Country = "BA", TimeZone = "Europe/Sarajevo",
            State = ProgrammeState.Running, StartsOn = new PartialDate(2026, 1),
            Units = units
                .Select(
                    (u, i) =>
                        new ProgrammeUnit
                        {
                            Unit = u, Role = UnitRole.Beneficiary, Order = i + 1,
                        }
                )
                .ToList(),
            TargetGroups =
            [
                new TargetGroup
                {
                    Name = LocalizedText.Of("bs", "Koordinatori"), Order = 1, StatedQuantity = 20, StatedUnit = StatedUnit.People,
                },
            ],
        };
        var other = new Programme
        {
            Code = "drugi", Name = LocalizedText.Of("bs", "Drugi program"), Language = "bs", Country = "BA", TimeZone = "Europe/Sarajevo",
        };
        db.AddRange(programme, other, venue);
        db.AddRange(trainers);
        await db.SaveChangesAsync();
        var learningEvent = new LearningEvent
        {
            ProgrammeId = programme.Id, Kind = EventKind.Training, State = EventState.Confirmed,
            Title = LocalizedText.Of("bs", "Trening koordinatora"), TimeZone = "Europe/Sarajevo", Language = "bs", VenueId = venue.Id,
            FirstDay = FirstDay, LastDay = FirstDay.AddDays(1),
            Sessions = new[] { (0, 9, 12), (0, 13, 16), (1, 9, 12), (1, 13, 16) }
                .Select(
                    (s, i) =>
                        new EventSession
                        {
                            Order = i + 1, Day = FirstDay.AddDays(s.Item1), StartsAt = new TimeOnly(s.Item2, 0), EndsAt = new TimeOnly(s.Item3, 0),
                            Trainers = [new SessionTrainer { PersonId = trainers[0].Id }],
                        }
                )
                .ToList(),
        };
        db.Events.Add(learningEvent);
        var users = new[] { "koordinator", "trener", "trener2", "donator", "stranac" }
            .Select(n => new AppUser
            {
                UserName = $"{n}@example.org", Email = $"{n}@example.org", DisplayName = n,
                NormalizedUserName = $"{n}@EXAMPLE.ORG".ToUpperInvariant(), NormalizedEmail = $"{n}@EXAMPLE.ORG".ToUpperInvariant(),
                SecurityStamp = n,
            })
            .ToList();
        db.Users.AddRange(users);
        await db.SaveChangesAsync();
        (ProgrammeId, OtherProgrammeId, EventId, VenueId, GroupId) = (
            programme.Id, other.Id, learningEvent.Id, venue.Id, programme.TargetGroups[0].Id);
        (Sessions, Units, Trainers) = (
            learningEvent.Sessions.Select(s => s.Id).ToList(), programme.Units.Select(u => u.Id).ToList(), trainers.Select(t => t.Id).ToList());
        Actor Make(int i, AccessRole role, int programmeId, int? person = null) =>
            new(users[i].Id, users[i].DisplayName, false, person, new Dictionary<int, AccessRole> { [programmeId] = role });
        Coordinator = Make(0, AccessRole.Coordinator, programme.Id);
        Trainer = Make(1, AccessRole.Trainer, programme.Id, trainers[0].Id);
        SecondTrainer = Make(2, AccessRole.Trainer, programme.Id, trainers[1].Id);
        Donor = Make(3, AccessRole.Donor, programme.Id);
        Stranger = Make(4, AccessRole.Coordinator, other.Id);
    }
}
