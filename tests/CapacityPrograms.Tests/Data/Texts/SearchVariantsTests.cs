using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Tests.Data.Texts;

public sealed class SearchVariantsTests
{
    [Theory]
    [InlineData("Черновова", "chernovova")]
    [InlineData("Черновова", "Černovova")]
    [InlineData("Шевченко", "Shevchenko")]
    [InlineData("Чернівці", "Chernivtsi")]
    [InlineData("Григоренко", "Hryhorenko")]
    [InlineData("Згурський", "Zghurskyi")]
    [InlineData("Наталія", "Nataliia")]
    [InlineData("Сергій", "Serhii")]
    [InlineData("Юрій", "Yurii")]
    [InlineData("Любов", "Liubov")]
    [InlineData("Київ", "Kyiv")]
    [InlineData("Йосипівка", "Yosypivka")]
    [InlineData("Євген", "Yevhen")]
    [InlineData("Христина", "Khrystyna")]
    [InlineData("Щербак", "Shcherbak")]
    [InlineData("София", "Sofia")]
    [InlineData("Смолян", "Smolyan")]
    [InlineData("Щерев", "Shterev")]
    [InlineData("Цветков", "Tsvetkov")]
    [InlineData("Николай", "Nikolay")]
    [InlineData("Велико Търново", "Veliko Tarnovo")]
    [InlineData("Ђорђевић", "Đorđević")]
    [InlineData("Ђорђевић", "Djordjevic")]
    [InlineData("Đorđević", "Dordevic")]
    [InlineData("Đurđevdan", "durdevdan")]
    [InlineData("Љубовија", "Ljubovija")]
    [InlineData("Shevchenko", "Шевченко")]
    [InlineData("Smolyan", "Смолян")]
    [InlineData("Шевченко", "Шeвчeнкo")] // Latin e and o
    [InlineData("Серов", "Cepoв")] // Latin C, e, p and o
    [InlineData("Primjerić", "primj")]
    public void A_name_is_found_by_every_official_romanisation(string kept, string typed) =>
        Assert.All(SearchVariants.Of(typed), word => Assert.Contains(word, spelling => SearchKey.Of(kept).Contains(spelling, StringComparison.Ordinal)));

    [Fact]
    public void A_plain_word_is_asked_in_one_spelling_and_no_word_in_too_many()
    {
        Assert.Equal(["amra"], Assert.Single(SearchVariants.Of("Amra")));
        Assert.All(SearchVariants.Of("dododododododo chachachacha yayayaya шшшшш"), word => Assert.InRange(word.Count, 1, SearchVariants.Most));
        Assert.Empty(SearchVariants.Of("  "));
    }

    [Theory]
    [InlineData("Шевченко Тарас", "taras shevchenko", true)]
    [InlineData("Đorđe Đorđević", "dorde dordevic", true)]
    [InlineData("Ана-Марија Јовић", "Jovic Ana Marija", true)]
    [InlineData("Тарас Шевченко", "Taras", false)]
    [InlineData("Taras", "Taras Taras", false)]
    [InlineData("Ivana Fiktić", "Ivan Fiktić", false)]
    [InlineData("", "", false)]
    public void A_whole_name_is_told_from_a_part_of_it(string kept, string typed, bool isName) =>
        Assert.Equal(isName, SearchVariants.IsName(typed, kept));

    [Theory]
    [InlineData("Петренко", "Petrov")]
    [InlineData("Ivana", "Ivo")]
    public void Another_name_is_not_found(string kept, string typed) =>
        Assert.DoesNotContain(SearchVariants.Of(typed)[0], spelling => SearchKey.Of(kept).Contains(spelling, StringComparison.Ordinal));
}
