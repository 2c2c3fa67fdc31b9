using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Platform.Localization;

public sealed class CountryNamesTests
{
    [Theory]
    [InlineData("BG", "BG"), InlineData(" rs ", "RS"), InlineData("Bulgaria", "BG"), InlineData("България", "BG"), InlineData("Bugarska", "BG")]
    [InlineData("Bułgaria", "BG"), InlineData("Болгарія", "BG"), InlineData("Srbija", "RS"), InlineData("Србија", "RS"), InlineData("ukraine", "UA")]
    [InlineData("Україна", "UA"), InlineData("Polska", "PL"), InlineData("Poljska", "PL"), InlineData("Kosovo", "XK")]
    public void A_country_is_known_by_its_letters_and_its_name_in_each_language(string text, string code) => Assert.Equal(code, CountryNames.CodeOf(text));

    [Theory]
    [InlineData(""), InlineData(null), InlineData("Q1"), InlineData("QQ"), InlineData("Atlantis")]
    public void What_is_no_country_is_none(string? text) => Assert.Null(CountryNames.CodeOf(text));

    [Theory]
    [InlineData("en", "Bulgaria"), InlineData("bs", "Bugarska"), InlineData("pl", "Bułgaria"), InlineData("uk", "Болгарія"), InlineData("bg", "България")]
    public void Its_name_is_told_in_the_language_of_the_interface(string tag, string name)
    {
        Language.Of(tag).Use();
        Assert.Equal(name, CountryNames.NameOf("bg"));
    }
}
