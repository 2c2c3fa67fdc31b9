using System.Globalization;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Platform.Localization;

public sealed class TypedDatesTests
{
    private static readonly DateOnly _first = new(1, 1, 1);

    [Theory]
    [InlineData("en", "12/1/2027"), InlineData("en", "12 January 2027"), InlineData("en", "12 Jan 27"), InlineData("en", "2027-01-12")]
    [InlineData("sr-Latn", "12. 1. 2027."), InlineData("sr-Latn", "12. januar 2027."), InlineData("bs", "12. januara 2027."), InlineData("bs", "12.01.2027")]
    [InlineData("pl", "12.01.2027"), InlineData("pl", "12 stycznia 2027"), InlineData("pl", "12-1-2027"), InlineData("pl", "12 sty 2027")]
    [InlineData("uk", "12.01.2027"), InlineData("uk", "12 січня 2027 р."), InlineData("bg", "12.1.2027 г."), InlineData("bg", "12 януари 2027")]
    [InlineData("bg", "12012027"), InlineData("bg", "120127"), InlineData("bg", "20270112"), InlineData("en", "2027/1/12"), InlineData("pl", "12,1,27")]
    [InlineData("en", "１２．０１．２０２７"), InlineData("uk", " 12.1.27 "), InlineData("en", "12 СІЧНЯ 2027")]
    public void A_day_is_read_in_every_usual_form(string tag, string typed)
    {
        Language.Of(tag).Use();
        Assert.Equal(new DateOnly(2027, 1, 12), TypedDates.Day(typed));
    }

    [Theory]
    [InlineData("en", "4 June 2011", 6), InlineData("en", "4 July 2011", 7), InlineData("en", "4 May 2011", 5), InlineData("pl", "4 maja 2011", 5)]
    [InlineData("pl", "4 czerwca 2011", 6), InlineData("pl", "4 lipca 2011", 7), InlineData("sr-Latn", "4. jul 2011.", 7), InlineData("bs", "4. juli 2011.", 7)]
    [InlineData("bs", "4. marta 2011.", 3), InlineData("bg", "4 юни 2011", 6), InlineData("bg", "4 юли 2011 г.", 7), InlineData("bg", "4 май 2011", 5)]
    [InlineData("uk", "4 липня 2011", 7), InlineData("uk", "4 листопада 2011 року", 11), InlineData("en", "4 grudnia 2011", 12)]
    public void A_month_has_its_name_in_any_of_the_languages_and_in_any_case(string tag, string typed, int month)
    {
        Language.Of(tag).Use();
        Assert.Equal(new DateOnly(2011, month, 4), TypedDates.Day(typed));
    }

    [Theory]
    [InlineData("31.02.2027"), InlineData("29.02.2027"), InlineData("0.1.2027"), InlineData("12.13.2027"), InlineData("12.1"), InlineData("2027")]
    [InlineData("06.2027"), InlineData("tomorrow"), InlineData(""), InlineData(null), InlineData("12.1.2027 or 13.1.2027"), InlineData("31022027")]
    [InlineData("310227"), InlineData("12.1.0000"), InlineData("1234567"), InlineData("999999999"), InlineData("12.1.2027?"), InlineData("12.01.2027!")]
    [InlineData("12 x 2027"), InlineData("12:01:2027"), InlineData("2027-02-31")]
    public void What_is_no_whole_day_is_none(string? typed)
    {
        Language.Of("en").Use();
        Assert.Null(TypedDates.Day(typed));
    }

    [Theory]
    [InlineData("2011", "2011"), InlineData("06.2011", "2011-06"), InlineData("6/2011", "2011-06"), InlineData("2011-06", "2011-06")]
    [InlineData("June 2011", "2011-06"), InlineData("July 2011", "2011-07"), InlineData("czerwiec 2011", "2011-06"), InlineData("юни 2011 г.", "2011-06")]
    [InlineData("15.12.2011", "2011-12-15"), InlineData("XXXX-06", "XXXX-06"), InlineData("June", "XXXX-06"), InlineData("8 listopada", "XXXX-11-08")]
    [InlineData("29 February", "XXXX-02-29"), InlineData("2011?-06", "2011?-06"), InlineData("06.2011?", "2011?-06"), InlineData("2011?", "2011?")]
    [InlineData("15/12/2011?", "2011?-12-15"), InlineData("２０１１", "2011")]
    public void Of_a_partial_date_is_read_what_is_known(string typed, string stored)
    {
        Language.Of("en").Use();
        Assert.Equal(stored, TypedDates.Partial(typed)?.ToString());
    }

    [Theory]
    [InlineData("13.2011"), InlineData("2011-13"), InlineData("0000"), InlineData("30 February"), InlineData("06"), InlineData("06.11"), InlineData("spring")]
    [InlineData("2011 2012"), InlineData("?"), InlineData("XXXX"), InlineData("31.02.2011")]
    public void What_is_no_part_of_a_date_is_none(string typed)
    {
        Language.Of("en").Use();
        Assert.Null(TypedDates.Partial(typed));
    }

    [Theory]
    [InlineData("9", 9, 0), InlineData("09", 9, 0), InlineData("930", 9, 30), InlineData("0930", 9, 30), InlineData("9:30", 9, 30), InlineData("9.30", 9, 30)]
    [InlineData("9,30", 9, 30), InlineData("9 h", 9, 0), InlineData("9h30", 9, 30), InlineData("9 ч", 9, 0), InlineData("23:59", 23, 59)]
    [InlineData("0:00", 0, 0), InlineData("９：３０", 9, 30)]
    public void A_time_is_read_in_every_usual_form(string typed, int hour, int minute) => Assert.Equal(new TimeOnly(hour, minute), TypedDates.Time(typed));

    [Theory]
    [InlineData("24:00"), InlineData("9:60"), InlineData("9:3"), InlineData("12345"), InlineData("-9"), InlineData("9 pm"), InlineData(""), InlineData(null)]
    public void What_is_no_time_is_none(string? typed) => Assert.Null(TypedDates.Time(typed));

    [Fact]
    public void What_the_field_shows_of_a_day_is_read_as_that_day_in_every_language()
    {
        foreach (var language in Language.All)
        {
            Prop.ForAll(Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(_first.AddDays).ToArbitrary(), day =>
            {
                language.Use();
                return TypedDates.Day(TypedDates.Field(day)) == day;
            }).QuickCheckThrowOnFailure();
        }
    }

    [Fact]
    public void What_the_field_shows_of_a_partial_date_is_read_as_that_date_in_every_language()
    {
        var known = from year in Gen.Choose(1, 9999)
                    from day in Gen.Choose(0, 365)
                    from parts in Gen.Choose(0, 4)
                    from inferred in Gen.Elements(true, false)
                    let leap = new DateOnly(2000, 1, 1).AddDays(day)
                    select parts switch
                    {
                        0 => new PartialDate(year, null, null, inferred),
                        1 => new PartialDate(year, leap.Month, null, inferred),
                        2 => new PartialDate(year, leap.Month, Math.Min(leap.Day, 28), inferred),
                        3 => new PartialDate(null, leap.Month),
                        _ => new PartialDate(null, leap.Month, leap.Day),
                    };
        foreach (var language in Language.All)
        {
            Prop.ForAll(known.ToArbitrary(), date =>
            {
                language.Use();
                return (TypedDates.Partial(TypedDates.Field(date)) == date).Label(string.Create(CultureInfo.InvariantCulture, $"{language.Tag} {date}"));
            }).QuickCheckThrowOnFailure();
        }
    }

    [Theory]
    [InlineData("en", "08/11/2011"), InlineData("sr-Latn", "08.11.2011."), InlineData("bs", "08.11.2011."), InlineData("pl", "08.11.2011")]
    [InlineData("uk", "08.11.2011"), InlineData("bg", "08.11.2011")]
    public void A_field_shows_a_day_as_the_readers_language_orders_it(string tag, string shown)
    {
        Language.Of(tag).Use();
        Assert.Equal(shown, TypedDates.Field(new DateOnly(2011, 11, 8)));
    }
}
