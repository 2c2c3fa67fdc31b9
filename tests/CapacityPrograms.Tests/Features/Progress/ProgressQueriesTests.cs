using System.Globalization;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Tests.Seed;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Tests.Features.Progress;

public sealed class ProgressQueriesTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private static readonly ResourceManagerStringLocalizerFactory _texts = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    private ProgressQueries Service => new(demo.Factory, new FixedClock(LoadedDemo.Morning));

    private FigureQueries Figures =>
        new(demo.Factory, new FixedClock(LoadedDemo.Morning), new StringLocalizer<ProgressTexts>(_texts), new StringLocalizer<CommonTexts>(_texts));

    private static readonly string[] _codes = ["centrir-ler", "rozwoj-lokalny", "liuboml-centre", "makers", "rhodope-governance"];

    public static TheoryData<string> Programmes => new(_codes);

    [Theory, MemberData(nameof(Programmes))]
    public async Task Every_number_opens_a_list_of_as_many_rows(string code)
    {
        var actor = await ActorAsync($"donor.{code}@demo.local");
        var view = await Service.ReadAsync(actor, code, null, null, default);
        Assert.True(view.Attendances > 0);
        async Task Same(decimal expected, Figure figure, ProgressFilter? filter = null)
        {
            var list = await Figures.ReadAsync(actor, code, figure, filter ?? new ProgressFilter(), default);
            Assert.Equal(expected, list.Total);
            if (figure == Figure.PersonDays) Assert.Equal(expected, list.Rows.Sum(r => decimal.Parse(r[^1].Text, CultureInfo.CurrentCulture)));
            else if (figure is not (Figure.Stated or Figure.UnitsStated)) Assert.Equal(expected, list.Rows.Count);
        }

        await Same(view.Named, Figure.Named);
        await Same(view.Reached, Figure.Reached);
        await Same(view.Completed, Figure.Completed);
        await Same(view.Attendances, Figure.Attendances);
        await Same(view.Unidentified, Figure.Unidentified);
        await Same(view.PersonDays, Figure.PersonDays);
        if (view.UnitCounts.Stated is { } units) await Same(units, Figure.UnitsStated);
        await Same(view.UnitCounts.Named, Figure.UnitsNamed);
        await Same(view.UnitCounts.Reached, Figure.UnitsReached);
        await Same(view.UnitCounts.Covered, Figure.UnitsCovered);
        await Same(view.Events.Held, Figure.EventsHeld);
        await Same(view.Events.Planned, Figure.EventsPlanned);
        await Same(view.Events.Cancelled, Figure.EventsCancelled);
        await Same(view.Events.Unmarked, Figure.EventsUnmarked);
        foreach (var group in view.Groups)
        {
            var filter = new ProgressFilter().With(Dimension.Group, group.Id.ToString(CultureInfo.InvariantCulture));
            await Same(group.Named, Figure.Named, filter);
            await Same(group.Reached, Figure.Reached, filter);
            await Same(group.Attendances, Figure.Attendances, filter);
            await Same(group.PersonDays, Figure.PersonDays, filter);
            if (group.Stated is { } stated) await Same(stated, Figure.Stated, filter);
        }
        foreach (var (month, n) in view.ByMonth) await Same(n, Figure.Attendances, new ProgressFilter(Month: month));
        foreach (var place in view.Places)
        {
            var filter = new ProgressFilter().With(Dimension.Place, place.Id.ToString(CultureInfo.InvariantCulture));
            await Same(place.People, Figure.Reached, filter);
            await Same(place.Completers, Figure.Completed, filter);
        }
        foreach (var breakdown in view.Breakdowns.Select(b => b.Breakdown))
        {
            foreach (var row in breakdown.Rows)
            {
                await Same(row.People, Figure.Reached, new ProgressFilter().With(breakdown.Dimension, row.Key));
                await Same(row.Attendances, Figure.Attendances, new ProgressFilter().With(breakdown.Dimension, row.Key));
            }
            Assert.Equal(view.Reached, breakdown.Rows.Sum(r => r.People) - breakdown.InSeveral);
            Assert.Equal(view.Attendances, breakdown.Rows.Sum(r => r.Attendances));
        }
        Assert.Equal(view.Attendances, view.ByMonth.Sum(m => m.Attendances));
        Assert.Equal(view.Attendances, view.Groups.Sum(g => g.Attendances));
    }

    [Fact]
    public async Task Across_programmes_a_person_and_a_municipality_count_once()
    {
        await using var db = demo.Open();
        var ids = await db.Programmes.Where(p => p.Code == "makers" || p.Code == "rhodope-governance").Select(p => p.Id).ToListAsync();
        var donor = new Actor(null, "donor", false, null, ids.ToDictionary(i => i, _ => AccessRole.Donor));
        var view = await Service.ReadAllAsync(donor, [], null, null, default);
        Assert.Equal(["makers", "rhodope-governance"], view.Lines.Select(l => l.Programme.Code));
        foreach (var line in view.Lines)
        {
            var one = await Service.ReadAsync(donor, line.Programme.Code, null, null, default);
            Assert.Equal(
                (one.Named, one.Reached, one.Attendances, one.PersonDays, one.UnitCounts, one.Events),
                (line.Named, line.Reached, line.Attendances, line.PersonDays, line.Places, line.Events));
        }
        async Task<int> Rows(Figure figure) => (await Figures.ReadAllAsync(donor, [], figure, new ProgressFilter(), default)).Rows.Count;
        Assert.Equal(view.Reached, await Rows(Figure.Reached));
        Assert.Equal(view.PlacesReached, await Rows(Figure.UnitsReached));
        Assert.Equal(view.Lines.Sum(l => l.Attendances), await Rows(Figure.Attendances));
        Assert.Equal(view.Lines[0].Reached, (await Service.ReadAllAsync(donor, ["makers", "centrir-ler"], null, null, default)).Reached);
    }

    [Fact]
    public async Task Opening_a_list_is_noted_without_names()
    {
        var donor = await ActorAsync("donor.makers@demo.local");
        await Figures.ReadAsync(donor, "makers", Figure.Completed, new ProgressFilter(), default);
        await using var db = demo.Open();
        var entry = await db
            .AuditEntries.OrderByDescending(a => a.Id)
            .FirstAsync(a => a.Action == "progress.opened" && a.UserId == donor.UserId && a.Detail == "Completed");
        Assert.NotNull(entry.ProgrammeId);
    }

    // Another road to the same numbers: straight from the history of entries, without the product's counting.
    [Theory, MemberData(nameof(Programmes))]
    public async Task The_figures_are_those_of_the_entries(string code)
    {
        var view = await Service.ReadAsync(Actor.System, code, null, null, default);
        await using var db = demo.Open();
        var entries = await db
            .AttendanceEntries.Where(e =>
                (e.Event!.Programme!.Code == code || e.Event.Programme.Parent!.Code == code)
                && e.Event.State != EventState.Cancelled
                && e.Event.State != EventState.Draft
                && e.Outcome == EntryOutcome.Applied)
            .OrderBy(e => e.Id)
            .Select(e => new
            {
                e.RegistrationId, e.SessionId, e.Value, e.Registration!.PersonId,
            })
            .ToListAsync();
        var last = entries
            .GroupBy(e => (e.RegistrationId, e.SessionId))
            .Select(g => g.Last())
            .Where(e => e.Value is AttendanceValue.Present or AttendanceValue.Partial)
            .ToList();

        Assert.Equal(last.Select(e => e.RegistrationId).Distinct().Count(), view.Attendances);
        Assert.Equal(last.Select(e => e.PersonId).OfType<int>().Distinct().Count(), view.Reached);
    }

    [Fact]
    public async Task The_Bulgarian_programme_states_a_hundred_and_eighty_apart_and_has_named_twenty_of_twenty_one()
    {
        var view = await Service.ReadAsync(await ActorAsync("donor.rhodope-governance@demo.local"), "rhodope-governance", null, null, default);
        Assert.Equal([100, 80, null, null], view.Groups.Where(g => g.Id != 0).Select(g => g.Stated));
        // Two of them by people from the towns of their name.
        Assert.Equal((21, 20, 19), (view.UnitCounts.Stated, view.UnitCounts.Named, view.UnitCounts.Reached));
    }

    [Theory]
    [InlineData("rhodope-governance", false)]
    [InlineData("makers", true)]
    public async Task A_donor_sees_one_programme_names_only_where_it_allows_them_and_contacts_never(string code, bool seesNames)
    {
        var donor = await ActorAsync($"donor.{code}@demo.local");
        foreach (var other in _codes.Where(c => c != code))
        {
            await Assert.ThrowsAsync<MissingException>(() => Service.ReadAsync(donor, other, null, null, default));
            foreach (var figure in Enum.GetValues<Figure>())
                await Assert.ThrowsAsync<MissingException>(() => Figures.ReadAsync(donor, other, figure, new ProgressFilter(), default));
        }
        await using var db = demo.Open();
        var names = await db.People.Select(p => p.GivenName + " " + p.FamilyName).ToListAsync();
        var contacts = (await db.People.Select(p => new { p.Email, p.Phone }).ToListAsync())
            .SelectMany(p => new[] { p.Email, p.Phone })
            .OfType<string>()
            .ToHashSet();
        Assert.NotEmpty(contacts);
        var cells = new List<string>();
        foreach (var figure in Enum.GetValues<Figure>())
            cells.AddRange((await Figures.ReadAsync(donor, code, figure, new ProgressFilter(), default)).Rows.SelectMany(r => r).Select(c => c.Text));
        Assert.Equal(seesNames, cells.Intersect(names).Any());
        Assert.DoesNotContain(cells, text => contacts.Any(c => text.Contains(c, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_trainer_reads_no_figures() =>
        await Assert.ThrowsAsync<MissingException>(async () =>
            await Service.ReadAsync(await ActorAsync("trainer.makers@demo.local"), "makers", null, null, default));

    private async Task<Actor> ActorAsync(string email)
    {
        await using var db = demo.Open();
        var user = await db.Users.SingleAsync(u => u.Email == email);
        return new Actor(
            user.Id, user.DisplayName, user.IsAdministrator, user.PersonId,
            await db.ProgrammeAccess.Where(a => a.UserId == user.Id).ToDictionaryAsync(a => a.ProgrammeId, a => a.Role));
    }
}
