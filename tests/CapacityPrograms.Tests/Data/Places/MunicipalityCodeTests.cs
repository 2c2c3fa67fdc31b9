using CapacityPrograms.Data.Places;

namespace CapacityPrograms.Tests.Data.Places;

public sealed class MunicipalityCodeTests
{
    [Theory]
    [InlineData("70645", true)] // Kragujevac
    [InlineData("80152", true)] // Zrenjanin
    [InlineData("80322", true)] // Pećinci
    [InlineData("70646", false)]
    [InlineData("7064", false)]
    [InlineData("7064a", false)]
    [InlineData("706450", false)]
    public void The_fifth_digit_of_a_Serbian_number_checks_the_others(string code, bool fits) =>
        Assert.Equal(fits, MunicipalityCode.Fits(MunicipalityCode.SerbianSystem, code));

    [Fact]
    public void Other_systems_have_no_check_digit() => Assert.True(MunicipalityCode.Fits("EKATTE", "56784"));
}
