using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Benchmarks.LargeArchive;

/// <summary>A person of a programme's pool, as far as registrations need it.</summary>
internal readonly record struct ArchivePerson(int Id, int Municipality, int Position);

/// <summary>A programme with its units, groups and topics, its people and its accounts.</summary>
internal sealed class ArchiveProgramme
{
    private const int Slots = 2;

    // A position that is not known.
    private const int Unknown = -1;

    private ArchiveProgramme(PlannedProgramme plan, ArchiveCountry country, Programme row, IReadOnlyList<int> listed) =>
        (Plan, Country, Row, Listed) = (plan, country, row, listed);

    public PlannedProgramme Plan { get; }
    public ArchiveCountry Country { get; }
    public Programme Row { get; }

    /// <summary>Municipalities of the country that stand in the programme's list, in the list's order.</summary>
    public IReadOnlyList<int> Listed { get; }

    public IReadOnlyList<ArchivePerson> People { get; private set; } = [];
    public IReadOnlyList<(int PersonId, int UserId)> Trainers { get; private set; } = [];

    public ProgrammeUnit? UnitOf(int municipality)
    {
        for (var i = 0; i < Listed.Count; i++)
        {
            if (Listed[i] == municipality) return Row.Units[i];
        }
        return null;
    }

    public ProgrammeUnit SlotOf(int number) => Row.Units[Listed.Count + (number % Slots)];

    /// <summary>The group of a position; nobody's where it is not known.</summary>
    public int? GroupOf(int position) => position == Unknown ? null : Row.TargetGroups[position].Id;

    public static PositionGroup Group(int position) => position == Unknown ? PositionGroup.NotStated : ArchiveWords.Positions[position];

    /// <summary>Adds the programme's own rows to the context; saved by the caller.</summary>
    public static ArchiveProgramme Add(AppDbContext db, PlannedProgramme plan, ArchiveCountry country)
    {
        var words = plan.Words;
        // Two programmes of one country share half of their municipalities; some people come from elsewhere.
        var listed = Enumerable.Range(0, country.Municipalities.Count * 3 / 4).Select(i => (i + (plan.Index * 7)) % country.Municipalities.Count).ToList();
        LocalizedText Describe(string text) => LocalizedText.Of(words.Tag, text);
        var name = string.Create(CultureInfo.InvariantCulture, $"{words.Programme} {plan.Index + 1}");
        var row = new Programme
        {
            Code = plan.Code, State = ProgrammeState.Running, Name = Describe(name), SearchKey = SearchKey.Of(name, plan.Code), Language = words.Tag,
            Country = words.Country, TimeZone = words.TimeZone, StartsOn = new PartialDate(2021, 2),
            EndsOn = plan.Index % 3 == 1 ? null : new PartialDate(2027, 12), DonorSeesNames = plan.Index % 2 == 0,
            Organisations =
            [
                new() { OrganisationId = country.Lead.Id, Role = OrganisationRole.Lead },
                new() { OrganisationId = country.Funder.Id, Role = OrganisationRole.Funder },
            ],
            Units = listed
                .Select(
                    (m, i) =>
                        new ProgrammeUnit
                        {
                            UnitId = country.Municipalities[m].Unit.Id, Role = UnitRole.Beneficiary, Order = i + 1,
                        }
                )
                .Concat(
                    Enumerable
                        .Range(1, Slots)
                        .Select(i => new ProgrammeUnit
                        {
                            SlotLabel = Describe(string.Create(CultureInfo.InvariantCulture, $"{words.Regions[i]} (?)")), Role = UnitRole.Beneficiary,
                            Order = listed.Count + i,
                        }))
                .ToList(),
            TargetGroups = words
                .Groups.Select(
                    (g, i) =>
                        new TargetGroup
                        {
                            Name = Describe(g), Order = i + 1, Kind = TargetGroupKind.Trainee,
                            StatedQuantity = i == 3 ? null : Math.Max(1, plan.Participants / (i + 3)), StatedUnit = StatedUnit.People,
                        }
                )
                .ToList(),
            Topics = words.Topics.Select((t, i) => new Topic { Title = Describe(t), Order = i + 1 }).ToList(),
            Activities = words
                .Topics.Select(
                    (t, i) =>
                        new Activity
                        {
                            Title = Describe(t), Order = i + 1, Kind = ActivityKind.Training, Status = ActivityStatus.Ongoing,
                            StatedQuantity = Math.Max(1, plan.Events.Count / 5),
                        }
                )
                .ToList(),
            Statements =
            [
                new()
                {
                    Document = "Archive", Language = words.Tag, Subject = Describe(words.Office[0].Replace("{0}", "").Trim()),
                    Quantity = listed.Count + Slots, Unit = StatedUnit.Municipalities, ComparedWith = ComparedWith.Beneficiaries, Order = 1,
                },
            ],
        };
        db.Programmes.Add(row);
        return new ArchiveProgramme(plan, country, row, listed);
    }

    /// <summary>Writes the programme's people, their affiliations, and the accounts of those who work with it.</summary>
    public async Task WritePeopleAsync(AppDbContext db, ArchiveRows rows, int seed, CancellationToken ct)
    {
        var random = ArchiveRandom.Of(seed, Plan.Index, 2);
        var from = await db.People.MaxAsync(p => (int?)p.Id, ct) ?? 0;
        foreach (var batch in Enumerable.Range(0, Plan.People).Chunk(2_000)) await rows.AddAsync(batch.Select(_ => Person(random)).ToList(), ct);
        var ids = await db.People.Where(p => p.Id > from).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        People = ids.Skip(Plan.Trainers).Select((id, i) => new ArchivePerson(id, MunicipalityOf(i), PositionOf(random.Next(100)))).ToList();
        // Trainers come on behalf of nobody.
        await rows.AddAsync(ids.Take(Plan.Trainers).Select(id => new Affiliation { PersonId = id, PositionGroup = PositionGroup.Expert }).ToList(), ct);
        foreach (var batch in People.Chunk(2_000)) await rows.AddAsync(batch.Select(Affiliation).ToList(), ct);
        await JoinDoublesAsync(db, ct);
        await WriteAccountsAsync(db, ids.Take(Plan.Trainers).ToList(), random, ct);
    }

    // Somebody was entered twice and joined later; figures follow the person that stays.
    private async Task JoinDoublesAsync(AppDbContext db, CancellationToken ct)
    {
        for (var i = 200; i < People.Count; i += 400)
        {
            var (one, other) = (People[i].Id, People[i - 1].Id);
            await db.People.Where(p => p.Id == one).ExecuteUpdateAsync(s => s.SetProperty(p => p.CanonicalId, other), ct);
        }
    }

    private async Task WriteAccountsAsync(AppDbContext db, List<int> trainers, Random random, CancellationToken ct)
    {
        AppUser Account(string who, string name, int? person) =>
            new()
            {
                UserName = $"{who}@archive.local", NormalizedUserName = $"{who}@archive.local".ToUpperInvariant(), Email = $"{who}@archive.local",
                NormalizedEmail = $"{who}@archive.local".ToUpperInvariant(), EmailConfirmed = true, DisplayName = name, Language = Plan.Words.Tag,
                PersonId = person, LockoutEnabled = true, SecurityStamp = Stamp(random), ConcurrencyStamp = Stamp(random),
            };
        ProgrammeAccess Access(AccessRole role, AppUser user) =>
            new()
            {
                User = user, ProgrammeId = Row.Id, Role = role,
            };
        var access = trainers
            .Select((id, i) => Access(AccessRole.Trainer, Account(ArchiveAccounts.TrainerOf(Plan.Code, i + 1), $"Trainer {i + 1}", id)))
            .ToList();
        db.ProgrammeAccess.AddRange(access);
        db.ProgrammeAccess.Add(Access(AccessRole.Coordinator, Account(ArchiveAccounts.CoordinatorOf(Plan.Code), $"Coordinator of {Plan.Code}", null)));
        db.ProgrammeAccess.Add(Access(AccessRole.Donor, Account(ArchiveAccounts.DonorOf(Plan.Code), $"Donor of {Plan.Code}", null)));
        await db.SaveChangesAsync(ct);
        Trainers = trainers.Zip(access).Select(t => (t.First, t.Second.UserId)).ToList();
        db.ChangeTracker.Clear();
    }

    private static string Stamp(Random random) => Convert.ToHexString(BitConverter.GetBytes(random.NextInt64()));

    private int MunicipalityOf(int participant)
    {
        // One in twenty comes from a municipality that is not in the list.
        var all = Country.Municipalities.Count;
        return participant % 20 == 7 ? (participant + (Plan.Index * 7)) % all : Listed[(int)((long)participant * Listed.Count / Plan.Participants)];
    }

    private static int PositionOf(int chance) => chance switch { < 3 => Unknown, < 56 => 0, < 76 => 1, < 88 => 2, _ => 3 };

    private Person Person(Random random)
    {
        var words = Plan.Words;
        var woman = random.Next(100) < 54;
        var given = woman ? words.Women[random.Next(words.Women.Length)] : words.Men[random.Next(words.Men.Length)];
        var family = words.Families[random.Next(words.Families.Length)];
        var name = woman ? family.Woman : family.Man;
        var key = SearchKey.Of(given, name);
        return new Person
        {
            GivenName = given, FamilyName = name, NameLanguage = words.Tag, SearchKey = key,
            Sex =
                random.Next(30) == 0 ? Sex.NotStated
                : woman ? Sex.Female
                : Sex.Male,
            BirthYear = random.Next(7) == 0 ? null : random.Next(1955, 2003),
            Email = random.Next(3) == 0 ? null : $"{key.Replace(' ', '.')}@example.org",
            Phone =
                random.Next(2) == 0
                    ? null
                    : string.Create(CultureInfo.InvariantCulture, $"+000 {random.Next(10, 100)} {random.Next(100, 1000)} {random.Next(100, 1000)}"),
        };
    }

    private Affiliation Affiliation(ArchivePerson person)
    {
        var place = Country.Municipalities[person.Municipality];
        return new Affiliation
        {
            PersonId = person.Id, OrganisationId = place.Of(person.Position).Id, UnitId = place.Unit.Id,
            Position = person.Position == Unknown ? null : Plan.Words.Jobs[person.Position], PositionGroup = Group(person.Position),
            From = new PartialDate(2021),
        };
    }
}

/// <summary>Addresses of an archive's accounts, without their domain; none has a password.</summary>
internal static class ArchiveAccounts
{
    public static string CoordinatorOf(string programme) => $"coordinator.{programme}";

    public static string DonorOf(string programme) => $"donor.{programme}";

    public static string TrainerOf(string programme, int number) => string.Create(CultureInfo.InvariantCulture, $"trainer{number}.{programme}");
}
