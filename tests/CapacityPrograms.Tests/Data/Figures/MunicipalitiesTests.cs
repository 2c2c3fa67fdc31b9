using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Places;

namespace CapacityPrograms.Tests.Data.Figures;

public sealed class MunicipalitiesTests
{
    private static readonly Municipalities _units = new(new Dictionary<int, (UnitKind, int?)>
    {
        [1] = (UnitKind.Region, null), [2] = (UnitKind.Municipality, 1), [3] = (UnitKind.City, 2), [4] = (UnitKind.Settlement, 3),
        [5] = (UnitKind.City, 1), [6] = (UnitKind.Municipality, 5), [7] = (UnitKind.Settlement, 5), [8] = (UnitKind.Community, 1),
        [9] = (UnitKind.City, 8), [10] = (UnitKind.Settlement, null), [11] = (UnitKind.Settlement, 12), [12] = (UnitKind.Settlement, 11),
    });

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 2)] // the town of one name
    [InlineData(4, 2)] // a quarter of it
    [InlineData(5, 5)]
    [InlineData(6, 6)] // a city's own municipality
    [InlineData(7, 5)] // a village of a city
    [InlineData(9, 8)] // the town of a community
    [InlineData(10, 10)] // of which nobody knows where it lies
    [InlineData(11, 11)] // a ring
    [InlineData(1, 1)]
    [InlineData(99, 99)]
    public void A_unit_counts_for_the_municipality_that_it_lies_in(int unit, int municipality) => Assert.Equal(municipality, _units.Of(unit));

    [Theory]
    [InlineData(4, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 0)]
    public void Its_region_is_the_municipalitys(int unit, int region) => Assert.Equal(region, _units.RegionOf(unit));
}
