using CapacityPrograms.Data;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Tests.Oracle;

/// <summary>
/// A programme of which anything can be true that the tables allow, always the same for a seed: a project under it, towns in
/// municipalities of the same name, slots, people merged and unidentified, events of every state before and after today, sessions at
/// one time, without times and past midnight, substitutes, marks of every kind.
/// </summary>
internal static class RandomProgramme
{
    /// <summary>The morning on which it is looked at.</summary>
    public static readonly DateTimeOffset Now = new(2026, 4, 15, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] _zones = ["Europe/Belgrade", "Europe/Kyiv", "Pacific/Kiritimati", "Pacific/Pago_Pago"];

    /// <summary>Its code.</summary>
    public static string Code(int seed) => FormattableString.Invariant($"r{seed}");

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(AppDbContext db, int seed)
    {
        var random = new Random(seed);
        var programme = Programme(Code(seed), null);
        db.Add(programme);
        var programmes = new List<Programme> { programme };
        if (random.Next(3) == 0)
        {
            programmes.Add(Programme($"{Code(seed)}-p", programme));
            db.Add(programmes[1]);
        }
        var region = Unit(seed, "region", UnitKind.Region, null);
        var places = Enumerable.Range(0, 5).Select(i => Unit(seed, $"place {i}", UnitKind.Municipality, region)).ToList();
        // A town of its municipality's name, a village in a city, and a place that lies nowhere.
        places.AddRange(places.Take(3).Select((m, i) => Unit(seed, $"place {i}", i == 0 ? UnitKind.City : UnitKind.Settlement, m)).ToList());
        var city = Unit(seed, "city", UnitKind.City, region);
        places.AddRange([city, Unit(seed, "village", UnitKind.Settlement, city), Unit(seed, "nowhere", UnitKind.Other, null)]);
        db.AddRange(places);
        await db.SaveChangesAsync();
        foreach (var p in programmes) Fill(random, p, places);
        await db.SaveChangesAsync();
        db.AddRange(History.Rules.Select((rule, i) => new Indicator { ProgrammeId = programme.Id, Order = i + 1, Name = Text(rule.ToString()), Rule = rule }));
        var organisations = Enumerable.Range(0, 3).Select(i => new Organisation
        {
            Name = Text($"organisation {seed} {i}"), SearchKey = $"organisation {seed} {i}", Kind = (OrganisationKind)i, Unit = places[i],
        }).ToList();
        db.AddRange(organisations);
        var people = Enumerable.Range(1, 12).Select(i => new Person
        {
            GivenName = $"Given{i}", FamilyName = $"Of{seed}", SearchKey = $"given{i} of{seed}", Sex = (Sex)random.Next(3),
            BirthYear = random.Next(4) == 0 ? null : 1950 + random.Next(50),
        }).ToList();
        db.AddRange(people);
        await db.SaveChangesAsync();
        foreach (var person in people.Skip(8).Where(_ => random.Next(2) == 0)) person.CanonicalId = people[random.Next(8)].Id;
        for (var i = random.Next(2, 7); i > 0; i--) await EventAsync(db, random, programmes[random.Next(programmes.Count)], places, organisations, people);
    }

    private static async Task EventAsync(
        AppDbContext db, Random random, Programme programme, List<TerritorialUnit> places, List<Organisation> organisations, List<Person> people)
    {
        var first = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(random.Next(3) == 0 ? random.Next(-2, 3) : random.Next(-120, 20));
        var sessions = Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
        {
            var from = new TimeOnly(random.Next(7, 23), 0);
            var timed = random.Next(6) > 0;
            return new EventSession
            {
                Day = first.AddDays(random.Next(3)), StartsAt = timed ? from : null, EndsAt = timed ? from.AddMinutes(45 * random.Next(1, 6)) : null,
            };
        }).OrderBy(s => s.Day).ThenBy(s => s.StartsAt).ToList();
        for (var i = 0; i < sessions.Count; i++) sessions[i].Order = i + 1;
        var row = new LearningEvent
        {
            ProgrammeId = programme.Id, Title = Text("event"), Kind = (EventKind)random.Next(4), State = (EventState)random.Next(6),
            TimeZone = _zones[random.Next(_zones.Length)], FirstDay = sessions.Min(s => s.Day), LastDay = sessions.Max(s => s.Day), Sessions = sessions,
        };
        db.Add(row);
        var groups = programme.TargetGroups;
        var lines = people.Where(_ => random.Next(2) == 0).Select(p => (Person?)p).Concat(Enumerable.Repeat<Person?>(null, random.Next(3)))
            .Select((person, i) =>
            {
                var unit = random.Next(4) == 0 ? null : programme.Units[random.Next(programme.Units.Count)];
                return new Registration
                {
                    Event = row, Person = person, UnidentifiedNote = person is null ? "line" : null, Number = i + 1, ProgrammeUnit = unit,
                    // What was true on the day: the unit listed, a town in it, or somewhere else.
                    UnitId = random.Next(3) == 0 ? places[random.Next(places.Count)].Id : unit?.UnitId,
                    Organisation = random.Next(3) == 0 ? organisations[random.Next(3)] : null,
                    TargetGroup = random.Next(4) == 0 ? null : groups[random.Next(groups.Count)], State = (RegistrationState)random.Next(7),
                    PositionGroup = (PositionGroup)random.Next(3), IsWalkIn = random.Next(6) == 0,
                };
            }).ToList();
        db.AddRange(lines);
        if (lines.Count > 2 && random.Next(2) == 0)
        {
            var seat = new Seat { Event = row, ProgrammeUnit = lines[0].ProgrammeUnit, Number = random.Next(2) };
            lines[1].Substitutes = lines[0];
            db.AddRange(sessions.Select(s => new SeatOccupancy { Seat = seat, Session = s, Registration = random.Next(2) == 0 ? lines[0] : lines[1] }));
        }
        await db.SaveChangesAsync();
        foreach (var line in lines)
        {
            foreach (var session in sessions.Where(_ => random.Next(3) > 0))
            {
                var value = (AttendanceValue)random.Next(5);
                db.AttendanceMarks.Add(new AttendanceMark
                {
                    RegistrationId = line.Id, SessionId = session.Id, EventId = row.Id, Value = value, Version = 1, RecordedAt = Now.UtcDateTime,
                    Minutes = value == AttendanceValue.Partial && random.Next(3) > 0 ? random.Next(1, 120) : null,
                });
            }
        }
        await db.SaveChangesAsync();
    }

    private static void Fill(Random random, Programme p, List<TerritorialUnit> places)
    {
        p.Units = places.Where(_ => random.Next(2) == 0).Select((u, i) => new ProgrammeUnit
        {
            Unit = u, Role = random.Next(3) == 0 ? UnitRole.Partner : UnitRole.Beneficiary, Order = i + 1,
        }).Concat(Enumerable.Range(0, random.Next(1, 4)).Select(i => new ProgrammeUnit
        {
            SlotLabel = Text($"slot {i}"), Role = (UnitRole)random.Next(2), Order = 20 + i,
        })).Append(new ProgrammeUnit { Unit = places[^1], Role = UnitRole.OrganisationSeat, Order = 40 }).ToList();
        p.TargetGroups = Enumerable.Range(0, 3).Select(i => new TargetGroup
        {
            Name = Text($"group {p.Code} {i}"), Order = i + 1, Kind = i == 2 ? TargetGroupKind.FinalBeneficiary : TargetGroupKind.Trainee,
            StatedQuantity = random.Next(2) == 0 ? null : random.Next(1, 30), StatedUnit = StatedUnit.People,
        }).ToList();
        p.Statements = new[] { ComparedWith.Beneficiaries, ComparedWith.Beneficiaries, ComparedWith.Partners }.Where(_ => random.Next(2) == 0)
            .Select((with, i) => new SourceStatement
            {
                Document = "source", Language = "en", Subject = Text("municipalities"), Quantity = random.Next(1, 12), Unit = StatedUnit.Municipalities,
                ComparedWith = with, Order = i + 1,
            }).ToList();
    }

    private static Programme Programme(string code, Programme? parent) => new()
    {
        Code = code, Name = Text(code), Language = "en", Country = "RS", TimeZone = "Europe/Belgrade", State = ProgrammeState.Running, Parent = parent,
        DonorSeesNames = true,
    };

    private static TerritorialUnit Unit(int seed, string name, UnitKind kind, TerritorialUnit? parent) =>
        new() { Country = "RS", Kind = kind, Name = Text($"{name} of {seed}"), SearchKey = $"{name} of {seed}", Parent = parent };

    private static LocalizedText Text(string text) => LocalizedText.Of("en", text);
}
