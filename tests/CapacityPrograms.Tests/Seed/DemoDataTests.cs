using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Seed;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Seed;

public sealed class DemoDataTests
{
    private const string Password = "Demo-2026!";

    private static readonly string[] Codes = ["centrir-ler", "rozwoj-lokalny", "liuboml-centre", "makers", "rhodope-governance"];

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Loading_twice_changes_nothing_and_removing_leaves_only_the_facts(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var data = new DemoData(database.Factory, new FixedClock(LoadedDemo.Morning));
        await data.LoadAsync(Password, CancellationToken.None);
        var once = await CountAsync(database);
        await data.LoadAsync(Password, CancellationToken.None);
        Assert.Equal(once, await CountAsync(database));

        // Somebody has worked with the invented people meanwhile.
        await using (var db = database.Open())
        {
            var people = await db.People.OrderBy(p => p.Id).Take(2).Select(p => p.Id).ToListAsync();
            db.PersonMerges.Add(new PersonMerge { SurvivorId = people[0], MergedId = people[1] });
            db.PersonDistinctions.Add(new PersonDistinction { FirstId = people[0], SecondId = people[1] });
            db.IdentityQuestions.Add(new IdentityQuestion { AskedId = people[0], KnownId = people[1], ProgrammeId = (await db.Programmes.FirstAsync()).Id });
            db.TrainerAbsences.Add(new TrainerAbsence { PersonId = people[0], From = new(2026, 12, 1), To = new(2026, 12, 2) });
            await db.SaveChangesAsync();
        }
        await new DemoRemoval(database.Factory).RemoveAsync(CancellationToken.None);
        await using (var db = database.Open())
        {
            Assert.Empty(await db.People.ToListAsync());
            Assert.Empty(await db.Users.ToListAsync());
            Assert.Empty(await db.Registrations.ToListAsync());
            Assert.Empty(await db.AttendanceEntries.ToListAsync());
            Assert.Empty(await db.Programmes.Where(p => p.IsDemo).ToListAsync());
            Assert.Single(await db.Events.ToListAsync());
        }
        var facts = await CountAsync(database);
        foreach (var table in new[] { "Programme", "SourceStatement", "Activity", "ProgrammeUnit", "Organisation", "TerritorialUnit", "Memorandum", "Topic" })
            Assert.Equal(once[table], facts[table]);

        await data.LoadAsync(Password, CancellationToken.None);
        Assert.Equal(once, await CountAsync(database));
    }

    [Fact]
    public async Task What_somebody_else_registered_survives_the_removal()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await new DemoData(database.Factory, new FixedClock(LoadedDemo.Morning)).LoadAsync(Password, CancellationToken.None);
        await using (var db = database.Open())
        {
            var igman = await db.Events.Include(e => e.Sessions).SingleAsync(e => !e.IsDemo);
            var person = new Person { GivenName = "Real", FamilyName = "Person" };
            db.Registrations.Add(new Registration { Event = igman, Person = person, Number = 99, State = RegistrationState.Confirmed });
            await db.SaveChangesAsync();
        }
        await new DemoRemoval(database.Factory).RemoveAsync(CancellationToken.None);

        await using var after = database.Open();
        Assert.Equal("Real", (await after.Registrations.Include(r => r.Person).SingleAsync()).Person!.GivenName);
    }

    [Fact]
    public async Task On_a_later_day_the_running_event_is_today_again_with_fresh_marks()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await new DemoData(database.Factory, new FixedClock(LoadedDemo.Morning)).LoadAsync(Password, CancellationToken.None);
        var before = await CountAsync(database);
        var later = LoadedDemo.Morning.AddDays(9).AddHours(3);
        await new DemoData(database.Factory, new FixedClock(later)).LoadAsync(Password, CancellationToken.None);
        await new DemoData(database.Factory, new FixedClock(later)).LoadAsync(Password, CancellationToken.None);

        await using var db = database.Open();
        var today = DateOnly.FromDateTime(later.UtcDateTime);
        var running = await db.Events.Include(e => e.Sessions).Where(e => e.FirstDay == today && e.IsDemo).ToListAsync();
        Assert.Equal(Codes.Length, running.Select(e => e.ProgrammeId).Distinct().Count());
        Assert.All(running, e => Assert.Equal([today, today, today.AddDays(1), today.AddDays(1)], e.Sessions.OrderBy(s => s.Order).Select(s => s.Day)));
        var after = await CountAsync(database);
        Assert.Equal(before["LearningEvent"], after["LearningEvent"]);
        foreach (var learningEvent in running)
        {
            var first = learningEvent.Sessions.Single(s => s.Order == 1).Id;
            Assert.All(await db.AttendanceMarks.Where(m => m.EventId == learningEvent.Id).ToListAsync(), m => Assert.Equal(first, m.SessionId));
            Assert.True(await db.AttendanceMarks.CountAsync(m => m.EventId == learningEvent.Id) is > 5);
        }
    }

    [Fact]
    public async Task Without_a_password_there_is_no_account()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await new DemoData(database.Factory, new FixedClock(LoadedDemo.Morning)).LoadAsync(null, CancellationToken.None);
        await using var db = database.Open();
        Assert.Empty(await db.Users.ToListAsync());
        Assert.NotEmpty(await db.AttendanceMarks.ToListAsync());
    }

    private static async Task<Dictionary<string, int>> CountAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var counts = new Dictionary<string, int>();
        var count = typeof(DemoDataTests).GetMethod(nameof(CountOfAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        foreach (var table in db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsOwned() && !e.HasSharedClrType))
            counts[table.ClrType.Name] = await (Task<int>)count.MakeGenericMethod(table.ClrType).Invoke(null, [db])!;
        return counts;
    }

    private static Task<int> CountOfAsync<T>(AppDbContext db)
        where T : class => db.Set<T>().CountAsync();
}

public sealed class LoadedDemoTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    [Theory]
    [InlineData("centrir-ler", "centrir-ler", 10, 40)]
    [InlineData("rozwoj-lokalny", "rozwoj-lokalny-projekt", 10, 40)]
    [InlineData("liuboml-centre", "liuboml-centre", 10, 40)]
    [InlineData("makers", "makers", 10, 40)]
    [InlineData("rhodope-governance", "rhodope-governance", 90, 130)]
    public async Task Each_programme_lives(string code, string lifeCode, int fewest, int most)
    {
        await using var db = demo.Open();
        var events = await db
            .Events.AsSplitQuery()
            .Include(e => e.Sessions)
                .ThenInclude(s => s.Trainers)
            .Include(e => e.Registrations)
            .Where(e => e.Programme!.Code == lifeCode)
            .ToListAsync();
        var people = events.SelectMany(e => e.Registrations).Where(r => r.PersonId != null).Select(r => r.PersonId).Distinct().Count();
        Assert.InRange(people, fewest, most);
        Assert.Contains(events, e => e.Registrations.Any(r => r.IsWalkIn && r.PersonId != null));
        Assert.Contains(events, e => e.Registrations.Any(r => r.PersonId == null && r.UnidentifiedNote != null));
        Assert.Contains(events, e => e.Registrations.Any(r => r.SubstitutesId != null));
        Assert.Contains(events, e => e.State == EventState.Cancelled && db.EventStateChanges.Any(c => c.EventId == e.Id && c.Reason != null));
        Assert.Contains(events, e => e.State == EventState.Held);
        Assert.Contains(events, e => e.State == EventState.Closed);

        // The trainer who can sign in has a sheet today, and is in two places at once on one later day.
        var today = DateOnly.FromDateTime(LoadedDemo.Morning.UtcDateTime);
        var account = await db.Users.SingleAsync(u => u.UserName == $"trainer.{code}@demo.local");
        var mine = events.SelectMany(e => e.Sessions).Where(s => s.Trainers.Any(t => t.PersonId == account.PersonId)).ToList();
        Assert.Equal(2, mine.Count(s => s.Day == today));
        Assert.Contains(mine.GroupBy(s => (s.Day, s.StartsAt)), g => g.Key.Day > today && g.Count() > 1);
        var values = await db.AttendanceMarks.Where(m => m.Event!.Programme!.Code == lifeCode).Select(m => m.Value).Distinct().ToListAsync();
        Assert.Superset(new HashSet<AttendanceValue> { AttendanceValue.Present, AttendanceValue.Excused, AttendanceValue.Absent }, values.ToHashSet());
    }

    [Fact]
    public async Task Every_mark_is_the_projection_of_its_entries()
    {
        await using var db = demo.Open();
        var entries = (await db.AttendanceEntries.AsNoTracking().ToListAsync()).ToLookup(e => (e.RegistrationId, e.SessionId));
        foreach (var mark in await db.AttendanceMarks.AsNoTracking().ToListAsync())
        {
            var own = entries[(mark.RegistrationId, mark.SessionId)].OrderBy(e => e.BaseVersion).ToList();
            Assert.Equal(mark.Version, own.Count);
            Assert.Equal((mark.Value, mark.Minutes), (own[^1].Value, own[^1].Minutes));
            Assert.All(own, e => Assert.Equal(EntrySource.Demonstration, e.Source));
            Assert.True(mark.RecordedAt <= LoadedDemo.Morning.UtcDateTime);
        }
    }

    [Fact]
    public async Task Every_account_can_sign_in_and_reaches_its_programme_and_its_project()
    {
        await using var db = demo.Open();
        var users = await db.Users.ToListAsync();
        Assert.Equal(16, users.Count);
        Assert.All(users, u => Assert.True(u is { IsDemo: true, EmailConfirmed: true }));
        Assert.All(
            users,
            u =>
                Assert.NotEqual(
                    PasswordVerificationResult.Failed, new PasswordHasher<AppUser>().VerifyHashedPassword(u, u.PasswordHash!, "Demo-2026!")));
        Assert.Equal(["admin@demo.local"], users.Where(u => u.IsAdministrator).Select(u => u.UserName));
        Assert.Equal(
            2,
            await db.ProgrammeAccess.CountAsync(a => a.User!.UserName == "coordinator.rozwoj-lokalny@demo.local" && a.Role == AccessRole.Coordinator));
    }

    [Fact]
    public async Task The_Bulgarian_programme_names_twenty_municipalities_and_reaches_seventeen()
    {
        await using var db = demo.Open();
        var reached = await db
            .AttendanceMarks.Where(m =>
                m.Event!.Programme!.Code == "rhodope-governance"
                && (m.Value == AttendanceValue.Present || m.Value == AttendanceValue.Partial)
                && m.Registration!.ProgrammeUnit!.Role == UnitRole.Beneficiary)
            .Select(m => m.Registration!.UnitId)
            .Distinct()
            .CountAsync();
        Assert.Equal(17, reached);
    }
}
