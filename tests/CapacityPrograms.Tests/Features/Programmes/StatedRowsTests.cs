using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Web.Features.Programmes;

namespace CapacityPrograms.Tests.Features.Programmes;

/// <summary>What the five sources state, beside what they name.</summary>
public sealed class StatedRowsTests(ProgrammeDemo demo) : IClassFixture<ProgrammeDemo>
{
    [Theory]
    [InlineData("rhodope-governance", ComparedWith.Beneficiaries, 21, 20, Difference.NotNamed)]
    [InlineData("rhodope-governance", ComparedWith.OrganisationSeats, 9, 9, Difference.AsStated)]
    [InlineData("centrir-ler", ComparedWith.Beneficiaries, 9, 0, Difference.NotNamed)]
    [InlineData("centrir-ler", ComparedWith.TargetArea, 7, 7, Difference.AsStated)]
    [InlineData("centrir-ler", ComparedWith.Memoranda, 3, 3, Difference.AsStated)]
    [InlineData("rozwoj-lokalny-projekt", ComparedWith.Beneficiaries, 54, 0, Difference.NotNamed)]
    [InlineData("rozwoj-lokalny", ComparedWith.Beneficiaries, 54, 0, Difference.NotNamed)]
    [InlineData("rozwoj-lokalny", ComparedWith.Consortium, 4, 4, Difference.AsStated)]
    [InlineData("makers", ComparedWith.NewCohort, 5, 0, Difference.NotNamed)]
    public async Task A_difference_between_stated_and_named_stays(string code, ComparedWith with, int stated, int named, Difference difference)
    {
        var row = Assert.Single((await demo.ReadAsync(code)).Rows, r => r.With == with);
        Assert.Equal((stated, named, difference), (row.Stated, row.Named, row.Difference));
    }

    [Fact]
    public async Task Ten_organisations_are_stated_and_nine_towns_listed()
    {
        var rows = (await demo.ReadAsync("rhodope-governance")).Rows.Where(r => r.With == ComparedWith.OrganisationsOfKind).ToList();
        var ngos = Assert.Single(rows, r => r.Difference == Difference.TownsListed);
        Assert.Equal((10, 0, 9), (ngos.Stated, ngos.Named, ngos.Towns));
        Assert.Equal([(21, 20), (21, 20), (4, 4)], rows.Where(r => r != ngos).Select(r => (r.Stated ?? 0, r.Named)));
    }

    [Fact]
    public async Task A_trained_group_without_a_number_is_a_line_without_a_number()
    {
        var rows = (await demo.ReadAsync("rhodope-governance")).Rows.Where(r => r.Part == StatedPart.People).ToList();
        Assert.Equal([100, 80, null, null], rows.Select(r => r.Stated));
        Assert.All(rows.Skip(2), r => Assert.Equal(Difference.NotStated, r.Difference));
        Assert.All(rows, r => Assert.True(r.Reached <= r.Named));
    }

    [Fact]
    public async Task Five_new_municipalities_stand_unnamed_beside_Trnovo()
    {
        var view = await demo.ReadAsync("makers");
        Assert.Contains(
            "Trnovo", Assert.Single(Assert.Single(view.Rows, r => r.With == ComparedWith.NewCohort).Beside).Texts.Values.First(),
            StringComparison.Ordinal);
        Assert.Equal(5, view.Tiles.Count(t => t.UnitId is null));
    }

    [Fact]
    public async Task The_municipality_that_is_stated_and_in_no_list_is_said()
    {
        var view = await demo.ReadAsync("rhodope-governance");
        Assert.Equal((21, 20, 1), (view.StatedUnits, view.Tiles.Count, view.Unnamed));
    }

    [Theory]
    [InlineData("rozwoj-lokalny", true)]
    [InlineData("rozwoj-lokalny-projekt", true)]
    [InlineData("liuboml-centre", true)]
    [InlineData("rhodope-governance", false)]
    [InlineData("centrir-ler", false)]
    public async Task A_source_that_names_no_donor_leaves_a_gap(string code, bool none) =>
        Assert.Equal(none, (await demo.MissingAsync(code)).Any(i => i.Kind == MissingKind.NoDonor));

    [Fact]
    public async Task What_is_missing_is_gathered_with_where_to_fill_it_in()
    {
        var items = await demo.MissingAsync("rhodope-governance");
        int Of(MissingKind kind) => items.Count(i => i.Kind == kind);
        Assert.Equal(
            (4, 1, 1, 1, 2),
            (
                Of(MissingKind.StatedNotNamed), Of(MissingKind.NoImplementer), Of(MissingKind.NoStart), Of(MissingKind.NoEnd),
                Of(MissingKind.GroupWithoutNumber)));
        Assert.Equal((4, 1, 13), (Of(MissingKind.CellNotStated), Of(MissingKind.TopicInNoActivity), Of(MissingKind.OpenInSource)));
        Assert.All(items, i => Assert.StartsWith("/", i.Href, StringComparison.Ordinal));
        Assert.Equal(items.Count, (await demo.ReadAsync("rhodope-governance")).Gaps);
        Assert.Equal(54, Assert.Single(await demo.MissingAsync("rozwoj-lokalny"), i => i.Kind == MissingKind.UnnamedSlots).Number);
    }

    [Fact]
    public async Task Who_sees_no_figures_gets_none()
    {
        var actor = new Actor(1, "", false, null, new Dictionary<int, AccessRole> { [await demo.IdAsync("rhodope-governance")] = AccessRole.Trainer });
        var view = await demo.ReadAsync("rhodope-governance", actor);
        Assert.All(view.Rows, r => Assert.Null(r.Reached));
        Assert.Null(view.Gaps);
        Assert.False(view.SeesProgress);
    }
}
