using System.Text;
using CapacityPrograms.Benchmarks.LargeArchive;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Benchmarks;

public sealed class ArchiveMakerTests
{
    private static readonly ArchiveSize Small = new(People: 500, Events: 50, Marks: 600);

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task It_holds_exactly_what_was_asked_for_and_its_figures_can_be_read(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var lines = new List<string>();
        Assert.Null(await Maker(database).MakeAsync(ArchivePlan.Make(Small), lines.Add, default));
        Assert.NotEmpty(lines);

        await using var db = database.Open();
        Assert.Equal((500, 50, 150), (await db.People.CountAsync(), await db.Events.CountAsync(), await db.Sessions.CountAsync()));
        Assert.Equal((600, 600), (await db.AttendanceMarks.CountAsync(), await db.AttendanceEntries.CountAsync()));
        Assert.Equal(60, await db.AttendanceMarks.CountAsync(m => m.Event!.Programme!.Code == ArchivePlan.Documented));
        Assert.False(await db.AttendanceMarks.AnyAsync(m => m.Registration!.EventId != m.EventId || m.Session!.EventId != m.EventId));
        var person = await db.People.FirstAsync(p => p.NameLanguage == "uk");
        Assert.Equal(SearchKey.Of(person.GivenName, person.FamilyName), person.SearchKey);

        var donor = await db.Users.SingleAsync(u => u.UserName == "donor.documented@archive.local");
        var role = await db.ProgrammeAccess.SingleAsync(a => a.UserId == donor.Id);
        var actor = new Actor(donor.Id, donor.DisplayName, false, null, new Dictionary<int, AccessRole> { [role.ProgrammeId] = role.Role });
        var view = await new ProgressQueries(database.Factory, TimeProvider.System).ReadAsync(actor, ArchivePlan.Documented, null, null, default);
        Assert.True(view is { Attendances: > 0, Reached: > 0, PersonDays: > 0, Events.Held: > 0, UnitCounts.Reached: > 0 });
        Assert.Equal(
            view.Attendances,
            await db.Registrations.CountAsync(r =>
                r.Event!.Programme!.Code == ArchivePlan.Documented
                && r.Event.State != EventState.Cancelled
                && db.AttendanceMarks.Any(m => m.RegistrationId == r.Id && (m.Value == AttendanceValue.Present || m.Value == AttendanceValue.Partial))));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_same_seed_gives_the_same_archive_and_another_seed_another(DatabaseProvider provider)
    {
        async Task<string> MadeAsync(ArchiveSize size)
        {
            await using var database = await TestDatabase.CreateAsync(provider);
            Assert.Null(await Maker(database).MakeAsync(ArchivePlan.Make(size), _ => { }, default));
            return await PrintAsync(database);
        }

        var first = await MadeAsync(Small);
        Assert.Equal(first, await MadeAsync(Small));
        Assert.NotEqual(first, await MadeAsync(Small with { Seed = 2 }));
    }

    [Fact]
    public void The_documented_programme_stays_the_same_when_the_rest_grows()
    {
        var (one, ten) = (ArchivePlan.Make(Small), ArchivePlan.Make(Small with { Rest = 10 }));
        Assert.Equal(one.Programmes[0].Events, ten.Programmes[0].Events);
        Assert.Equal((one.Programmes[0].People, 540 * 10 + 60), (ten.Programmes[0].People, ten.Marks));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_database_that_holds_anything_is_refused_in_one_sentence_and_left_alone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
        {
            db.Settings.Add(new Setting { Key = "somebody", Value = "was here" });
            await db.SaveChangesAsync();
        }

        var reason = await Maker(database).MakeAsync(ArchivePlan.Make(Small), _ => { }, default);

        Assert.Equal("The database already holds rows in Settings; an archive is made only in an empty database.", reason);
        await using var after = database.Open();
        Assert.False(await after.People.AnyAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Broken_off_in_the_middle_it_leaves_the_database_empty_for_the_next_run(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var broken = new CancellationTokenSource();
        var lines = 0;
        void BreakOff(string line)
        {
            if (++lines == 3) broken.Cancel();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Maker(database).MakeAsync(ArchivePlan.Make(Small), BreakOff, broken.Token));

        await using (var db = database.Open()) Assert.False(await db.People.AnyAsync() || await db.Programmes.AnyAsync());
        Assert.Null(await Maker(database).MakeAsync(ArchivePlan.Make(Small), _ => { }, default));
    }

    [Theory]
    [InlineData("--people")]
    [InlineData("--people", "many")]
    [InlineData("--people", "499")]
    [InlineData("--rest", "0")]
    [InlineData("--colour", "3")]
    public async Task Arguments_that_are_not_understood_end_with_code_2(params string[] args)
    {
        Assert.Null(ArchiveSize.Read(args));
        Assert.Equal(2, await ArchiveCommand.RunAsync(["generate-archive", .. args]));
    }

    [Fact]
    public void Without_arguments_it_has_the_size_that_is_measured()
    {
        var size = ArchiveSize.Read([]);
        Assert.Equal(new ArchiveSize(50_000, 2_000, 250_000, 1, 1), size);
        var plan = ArchivePlan.Make(size!);
        Assert.Equal((50_000, 2_000, 250_000), (plan.People, plan.Events, plan.Marks));
        Assert.Equal(25_000, plan.Programmes[0].Events.Sum(e => e.Marks));
        Assert.Throws<ArgumentException>(() => ArchivePlan.Make(size! with { Marks = 50_000_000 }));
    }

    private static ArchiveMaker Maker(TestDatabase database) => new(database.Factory, TimeProvider.System);

    // Every row of every table that an archive writes, in the order of its key.
    private static async Task<string> PrintAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var print = new StringBuilder();
        void Add<T>(IEnumerable<T> rows) where T : class
        {
            foreach (var row in rows)
            {
                var entry = db.Entry(row);
                print.AppendLine(
                    string.Join('|', entry.Properties.Select(p => p.CurrentValue is LocalizedText text ? text.ToJson() : p.CurrentValue?.ToString())));
            }
        }
        Add(await db.Units.OrderBy(u => u.Id).ToListAsync());
        Add(await db.Organisations.OrderBy(o => o.Id).ToListAsync());
        Add(await db.Programmes.OrderBy(p => p.Id).ToListAsync());
        Add(await db.People.OrderBy(p => p.Id).ToListAsync());
        Add(await db.Affiliations.OrderBy(a => a.Id).ToListAsync());
        Add(await db.Users.OrderBy(u => u.Id).ToListAsync());
        Add(await db.Events.OrderBy(e => e.Id).ToListAsync());
        Add(await db.Sessions.OrderBy(s => s.Id).ToListAsync());
        Add(await db.SessionTrainers.OrderBy(t => t.Id).ToListAsync());
        Add(await db.Registrations.OrderBy(r => r.Id).ToListAsync());
        Add(await db.AttendanceEntries.OrderBy(e => e.Id).ToListAsync());
        Add(await db.AttendanceMarks.OrderBy(m => m.RegistrationId).ThenBy(m => m.SessionId).ToListAsync());
        return print.ToString();
    }
}
