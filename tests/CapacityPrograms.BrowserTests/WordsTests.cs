using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;

namespace CapacityPrograms.BrowserTests;

/// <summary>The words by which the stories find things are the product's own, and none is made up.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("en", 1, "1 person")]
    [InlineData("en", 21, "21 people")]
    [InlineData("bg", 21, "21 лица")]
    [InlineData("pl", 1, "1 osoba")]
    [InlineData("pl", 12, "12 osób")]
    [InlineData("pl", 22, "22 osoby")]
    [InlineData("pl", 21, "21 osób")]
    [InlineData("uk", 21, "21 особа")]
    [InlineData("bs", 3, "3 osobe")]
    [InlineData("sr-Latn", 11, "11 osoba")]
    public void A_number_has_the_form_of_its_language(string language, int number, string text)
    {
        var words = Words.In(language).Common;
        Assert.Equal(text, words.Plural("NPeople", number));
        Assert.Matches($"^{words.PluralPattern("NPeople")}$", text);
    }

    [Fact]
    public void Places_are_filled_or_fit_anything()
    {
        var words = Words.In("en").Attendance;
        Assert.Equal("Ana, session 2: present", words["CellLabel", "Ana", 2, "present"]);
        Assert.Matches($"^{words.Pattern("CellLabel", "Ana", @"\d+")}$", "Ana, session 2: 45 min");
        Assert.DoesNotMatch($"^{words.Pattern("CellLabel", Regex.Escape("Ana"), "2", "present")}$", "Ana, session 2: absent");
    }

    [Fact]
    public void A_word_that_is_not_there_is_not_passed_over()
    {
        Assert.Throws<InvalidOperationException>(() => Words.In("bg").Common["NoSuchWord"]);
        Assert.Throws<InvalidOperationException>(() => Words.In("de"));
    }
}
