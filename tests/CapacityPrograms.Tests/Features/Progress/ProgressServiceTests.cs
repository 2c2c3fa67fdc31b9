using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Schedule;
using CapacityPrograms.Tests.Features.Demo;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Shared.Languages;
using CapacityPrograms.Web.Shared.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Tests.Features.Progress;

public sealed class ProgressServiceTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private static readonly ResourceManagerStringLocalizerFactory _texts = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    private ProgressService Service => new(demo.Factory, new FixedClock(LoadedDemo.Morning));

    private FigureService Figures => new(demo.Factory, new StringLocalizer<ProgressTexts>(_texts), new StringLocalizer<CommonTexts>(_texts));

    private static readonly string[] _codes = ["centrir-ler", "rozwoj-lokalny", "liuboml-centre", "makers", "rhodope-governance"];

    public static TheoryData<string> Programmes => new(_codes);

    [Theory, MemberData(nameof(Programmes))]
    public async Task Every_number_opens_a_list_of_as_many_rows(string code)
    {
        var actor = await ActorAsync($"donor.{code}@demo.local");
        var view = await Service.ReadAsync(actor, code, null, null, default);
        Assert.True(view.Attendances > 0);
        async Task Same(decimal expected, Figure figure, ProgressFilter filter)
        {
            var list = await Figures.ReadAsync(actor, code, figure, filter, default);
            Assert.Equal(expected, list.Total);
            if (figure == Figure.PersonDays) Assert.Equal(expected, list.Rows.Sum(r => decimal.Parse(r[^1].Text, CultureInfo.CurrentCulture)));
            else if (figure != Figure.Stated) Assert.Equal(expected, list.Rows.Count);
        }

        var all = new ProgressFilter();
        await Same(view.Named, Figure.Named, all);
        await Same(view.Reached, Figure.Reached, all);
        await Same(view.Attendances, Figure.Attendances, all);
        await Same(view.PersonDays, Figure.PersonDays, all);
        await Same(view.UnitsNamed, Figure.UnitsNamed, all);
        await Same(view.UnitsReached, Figure.UnitsReached, all);
        await Same(view.Held, Figure.EventsHeld, all);
        await Same(view.Planned, Figure.EventsPlanned, all);
        await Same(view.Cancelled, Figure.EventsCancelled, all);
        foreach (var group in view.Groups)
        {
            var filter = new ProgressFilter(GroupId: group.Id);
            await Same(group.Named, Figure.Named, filter);
            await Same(group.Reached, Figure.Reached, filter);
            await Same(group.Attendances, Figure.Attendances, filter);
            await Same(group.PersonDays, Figure.PersonDays, filter);
            if (group.Stated is { } stated) await Same(stated, Figure.Stated, filter);
        }
        foreach (var unit in view.Units) await Same(unit.Attendances, Figure.Attendances, new ProgressFilter(UnitId: unit.Id));
        foreach (var (sex, people) in view.BySex) await Same(people, Figure.Reached, new ProgressFilter(Sex: sex));
        foreach (var (month, n) in view.ByMonth) await Same(n, Figure.Attendances, new ProgressFilter(Month: month));
        Assert.Equal(view.Reached, view.BySex.Sum(s => s.People));
        Assert.Equal(view.Attendances, view.ByMonth.Sum(m => m.Attendances));
        Assert.Equal(view.Attendances, view.Groups.Sum(g => g.Attendances));
    }

    // Another road to the same numbers: straight from the history of entries, without the product's counting.
    [Theory, MemberData(nameof(Programmes))]
    public async Task The_figures_are_those_of_the_entries(string code)
    {
        var view = await Service.ReadAsync(Actor.System, code, null, null, default);
        await using var db = demo.Open();
        var entries = await db.AttendanceEntries.Where(e => (e.Event!.Programme!.Code == code || e.Event.Programme.Parent!.Code == code) && e.Event.State != EventState.Cancelled && e.Event.State != EventState.Draft
            && e.Outcome == EntryOutcome.Applied).OrderBy(e => e.Id).Select(e => new { e.RegistrationId, e.SessionId, e.Value, e.Registration!.PersonId }).ToListAsync();
        var last = entries.GroupBy(e => (e.RegistrationId, e.SessionId)).Select(g => g.Last()).Where(e => e.Value is AttendanceValue.Present or AttendanceValue.Partial).ToList();

        Assert.Equal(last.Select(e => e.RegistrationId).Distinct().Count(), view.Attendances);
        Assert.Equal(last.Select(e => e.PersonId).OfType<int>().Distinct().Count(), view.Reached);
    }

    [Fact]
    public async Task The_Bulgarian_programme_states_a_hundred_and_eighty_apart_and_has_named_twenty_of_twenty_one()
    {
        var view = await Service.ReadAsync(await ActorAsync("donor.rhodope-governance@demo.local"), "rhodope-governance", null, null, default);
        Assert.Equal([100, 80, null, null], view.Groups.Where(g => g.Id != 0).Select(g => g.Stated));
        Assert.Equal((21, 20, 17), (view.UnitsStated, view.UnitsNamed, view.UnitsReached));
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
            foreach (var figure in Enum.GetValues<Figure>()) await Assert.ThrowsAsync<MissingException>(() => Figures.ReadAsync(donor, other, figure, new ProgressFilter(), default));
        }
        await using var db = demo.Open();
        var names = await db.People.Select(p => p.GivenName + " " + p.FamilyName).ToListAsync();
        var contacts = (await db.People.Select(p => new { p.Email, p.Phone }).ToListAsync()).SelectMany(p => new[] { p.Email, p.Phone }).OfType<string>().ToHashSet();
        Assert.NotEmpty(contacts);
        var cells = new List<string>();
        foreach (var figure in Enum.GetValues<Figure>()) cells.AddRange((await Figures.ReadAsync(donor, code, figure, new ProgressFilter(), default)).Rows.SelectMany(r => r).Select(c => c.Text));
        Assert.Equal(seesNames, cells.Intersect(names).Any());
        Assert.DoesNotContain(cells, text => contacts.Any(c => text.Contains(c, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_trainer_reads_no_figures() =>
        await Assert.ThrowsAsync<MissingException>(async () => await Service.ReadAsync(await ActorAsync("trainer.makers@demo.local"), "makers", null, null, default));

    private async Task<Actor> ActorAsync(string email)
    {
        await using var db = demo.Open();
        var user = await db.Users.SingleAsync(u => u.Email == email);
        return new Actor(user.Id, user.DisplayName, user.IsAdministrator, user.PersonId, await db.ProgrammeAccess.Where(a => a.UserId == user.Id).ToDictionaryAsync(a => a.ProgrammeId, a => a.Role));
    }
}
