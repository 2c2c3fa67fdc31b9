using System.Globalization;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Tests.Platform.Localization;

public sealed class PluralRuleTests
{
    private readonly IStringLocalizer<CommonTexts> _texts = new StringLocalizer<CommonTexts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    [Theory]
    [InlineData("en", 1, "1 participant"), InlineData("en", 0, "0 participants"), InlineData("en", 21, "21 participants")]
    [
        InlineData("sr-Latn", 1, "1 učesnik"), InlineData("sr-Latn", 2, "2 učesnika"), InlineData("sr-Latn", 5, "5 učesnika"),
        InlineData("sr-Latn", 21, "21 učesnik"), InlineData("sr-Latn", 11, "11 učesnika")
    ]
    [InlineData("bs", 22, "22 učesnika"), InlineData("bs", 101, "101 učesnik")]
    [InlineData("pl", 1, "1 uczestnik"), InlineData("pl", 2, "2 uczestników"), InlineData("pl", 21, "21 uczestników")]
    [InlineData("uk", 1, "1 учасник"), InlineData("uk", 3, "3 учасники"), InlineData("uk", 12, "12 учасників"), InlineData("uk", 21, "21 учасник")]
    [InlineData("bg", 1, "1 участник"), InlineData("bg", 2, "2 участници")]
    public void A_number_takes_its_form(string tag, int number, string expected)
    {
        Language.Of(tag).Use();
        Assert.Equal(expected, _texts.Plural("NParticipants", number));
    }

    [Theory]
    [InlineData("pl", "1 osoba|2 osoby|5 osób|12 osób|22 osoby|112 osób")]
    [InlineData("uk", "1 особа|2 особи|5 осіб|12 осіб|22 особи|112 осіб")]
    [InlineData("sr-Latn", "1 osoba|2 osobe|5 osoba|12 osoba|22 osobe|112 osoba")]
    public void People_are_counted_as_one_says_it(string tag, string expected)
    {
        Language.Of(tag).Use();
        Assert.Equal(expected.Split('|'), new[] { 1, 2, 5, 12, 22, 112 }.Select(n => _texts.Plural("NPeople", n)));
    }

    [Fact]
    public void Every_language_writes_a_day_with_its_month_and_no_weekday()
    {
        var day = new DateOnly(2022, 10, 18);
        foreach (var language in Language.All)
        {
            language.Use();
            Assert.Contains("18", day.Long(), StringComparison.Ordinal);
            Assert.Contains("2022", day.Long(), StringComparison.Ordinal);
            Assert.DoesNotContain(day.ToString("dddd", CultureInfo.CurrentCulture), day.Long(), StringComparison.OrdinalIgnoreCase);
        }
    }
}
