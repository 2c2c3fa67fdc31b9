using System.Globalization;
using CapacityPrograms.Web.Platform.Localization;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Platform.Localization;

public sealed class TypedNumbersTests
{
    [Theory]
    [InlineData("en", "120,000.50"), InlineData("en", "120 000,50"), InlineData("en", "120000.5"), InlineData("en", "120.000,50")]
    [InlineData("bg", "120 000,50"), InlineData("bg", "120\u00A0000,50"), InlineData("bg", "120\u202F000,50"), InlineData("bg", "120000,50")]
    [InlineData("bg", "120,000.50"), InlineData("pl", "120 000,5"), InlineData("uk", "120'000,50"), InlineData("uk", "120’000.50")]
    [InlineData("sr-Latn", "120.000,50"), InlineData("bs", "120.000,50"), InlineData("bs", "120000.50"), InlineData("pl", " １２００００,５０ ")]
    public void An_amount_is_read_in_every_usual_form(string tag, string typed)
    {
        Language.Of(tag).Use();
        Assert.Equal(120_000.5m, TypedNumbers.Number(typed));
    }

    [Theory]
    [InlineData("en", "1,234", 1234), InlineData("en", "1.234", 1.234), InlineData("sr-Latn", "1.234", 1234), InlineData("sr-Latn", "1,234", 1.234)]
    [InlineData("pl", "1,234", 1.234), InlineData("uk", "1,234", 1.234), InlineData("bg", "0.500", 0.5), InlineData("bg", "1.234.567", 1234567)]
    [InlineData("en", "12,5", 12.5), InlineData("bg", "43.8563", 43.8563), InlineData("bs", "-18,4", -18.4), InlineData("uk", "−5", -5)]
    public void One_sign_before_three_digits_is_read_as_the_readers_language_writes_it(string tag, string typed, double number)
    {
        Language.Of(tag).Use();
        Assert.Equal((decimal)number, TypedNumbers.Number(typed));
    }

    [Theory]
    [InlineData("bg", "1.234"), InlineData("pl", "120.500"), InlineData("uk", "1.234")]
    [InlineData("en", "1,23,456"), InlineData("en", "1 2"), InlineData("en", "12 34,5"), InlineData("en", "1.2.3"), InlineData("en", "1,234,56.7")]
    [InlineData("en", "12e3"), InlineData("en", "twelve"), InlineData("en", ""), InlineData("en", "-"), InlineData("en", "5 EUR")]
    [InlineData("en", "1.234,5.6"), InlineData("en", "99999999999999999999999999999999")]
    public void What_is_no_number_or_could_be_two_is_none(string tag, string typed)
    {
        Language.Of(tag).Use();
        Assert.Null(TypedNumbers.Number(typed));
    }

    [Theory]
    [InlineData("bg", "1.200", 1200), InlineData("pl", "1 200", 1200), InlineData("en", "1,200", 1200), InlineData("sr-Latn", "1.200", 1200)]
    [InlineData("en", "12", 12), InlineData("en", "12.0", 12)]
    public void A_whole_number_may_have_its_thousands_parted(string tag, string typed, int number)
    {
        Language.Of(tag).Use();
        Assert.Equal(number, TypedNumbers.Whole(typed));
    }

    [Theory]
    [InlineData("en", "1.5"), InlineData("bg", "1,5"), InlineData("en", "1.234")]
    public void What_has_decimals_is_no_whole_number(string tag, string typed)
    {
        Language.Of(tag).Use();
        Assert.Null(TypedNumbers.Whole(typed));
    }

    [Fact]
    public void What_a_field_shows_and_what_a_report_prints_is_read_back_in_each_language() =>
        Prop.ForAll(Gen.Choose(-2_000_000_000, 2_000_000_000).Zip(Gen.Choose(0, 4)).ToArbitrary(), pair =>
        {
            var number = pair.Item1 / (decimal)Math.Pow(10, pair.Item2);
            return Language.All.All(language =>
            {
                language.Use();
                // Three decimals after a comma could be thousands in English: a report prints two.
                return TypedNumbers.Number(TypedNumbers.Field(number)) == number
                    && TypedNumbers.Number(Math.Round(number, 2).ToString("N2", CultureInfo.CurrentCulture)) == Math.Round(number, 2);
            });
        }).QuickCheckThrowOnFailure();
}
