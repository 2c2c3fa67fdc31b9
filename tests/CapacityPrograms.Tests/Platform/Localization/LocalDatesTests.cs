using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Platform.Localization;

public sealed class LocalDatesTests
{
    [Theory]
    [InlineData("en", "28 Nov 2026, Sat", "28–29 Nov 2026, Sat–Sun", "28 Nov – 2 Dec 2026, Sat–Wed", "31 Dec 2026 – 1 Jan 2027, Thu–Fri", "1 Sep 2026, Tue")]
    [InlineData(
        "sr-Latn", "28. nov 2026., sub", "28.–29. nov 2026., sub–ned", "28. nov – 2. dec 2026., sub–sre", "31. dec 2026. – 1. jan 2027., čet–pet",
        "1. sep 2026., uto")]
    [InlineData(
        "bs", "28. nov 2026., sub", "28.–29. nov 2026., sub–ned", "28. nov – 2. dec 2026., sub–sri", "31. dec 2026. – 1. jan 2027., čet–pet",
        "1. sep 2026., uto")]
    [InlineData("pl", "28 lis 2026, sob", "28–29 lis 2026, sob–niedz", "28 lis – 2 gru 2026, sob–śr", "31 gru 2026 – 1 sty 2027, czw–pt", "1 wrz 2026, wt")]
    [InlineData(
        "uk", "28 лист 2026 р., сб", "28–29 лист 2026 р., сб–нд", "28 лист – 2 груд 2026 р., сб–ср", "31 груд 2026 р. – 1 січ 2027 р., чт–пт",
        "1 вер 2026 р., вт")]
    [InlineData(
        "bg", "28 ное 2026 г., сб", "28–29 ное 2026 г., сб–нд", "28 ное – 2 дек 2026 г., сб–ср", "31 дек 2026 г. – 1 яну 2027 г., чт–пт",
        "1 сеп 2026 г., вт")]
    public void Days_are_written_once_where_both_share_them(string tag, string day, string month, string year, string years, string autumn)
    {
        Language.Of(tag).Use();

        Assert.Equal(day, Written(2026, 11, 28, 2026, 11, 28));
        Assert.Equal(month, Written(2026, 11, 28, 2026, 11, 29));
        Assert.Equal(year, Written(2026, 11, 28, 2026, 12, 2));
        Assert.Equal(years, Written(2026, 12, 31, 2027, 1, 1));
        Assert.Equal(autumn, Written(2026, 9, 1, 2026, 9, 1));
    }

    // A year does not part from the letter after it at the end of a line; the space between them is not seen.
    private static string Written(int y1, int m1, int d1, int y2, int m2, int d2) =>
        LocalDates.Compact(new DateOnly(y1, m1, d1), new DateOnly(y2, m2, d2)).Replace('\u00a0', ' ');
}
