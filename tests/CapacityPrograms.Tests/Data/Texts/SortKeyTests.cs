using CapacityPrograms.Data.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Data.Texts;

public sealed class SortKeyTests
{
    private const string Gajica = "a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š t u v z ž";
    private const string GajicaInCyrillic = "а б ц ч ћ д џ ђ е ф г х и ј к л љ м н њ о п р с ш т у в з ж";

    [Theory]
    [InlineData(
        "sr-Latn", false, "Cvetić", "Čavić", "Ćirić", "Dačić", "Džajić", "Đorđević", "Lazić", "Lukić", "Ljubić", "Nikić", "Njegoš", "Stanić", "Šabić",
        "Tadić", "Zorić", "Žunić")]
    [InlineData(
        "sr-Cyrl", true, "Вукић", "Дачић", "Ђорђевић", "Зорић", "Јовић", "Лукић", "Љубић", "Њагуљ", "Тодић", "Ћирић", "Удовичић", "Цветић", "Чавић",
        "Џајић", "Шабић")]
    [InlineData("pl", false, "Ćwik", "Lis", "Łapa", "Nowak", "Sowa", "Śliwa", "Zając", "Źrebiec", "Żak")]
    [InlineData("uk", true, "Гриценко", "Ґалаґан", "Єрмак", "Жук", "Іваненко", "Їжакевич", "Йосипенко", "Щербак", "Юрченко", "Яценко")]
    [InlineData("bg", true, "Асеновград", "Баните", "Кирково", "Чепеларе", "Шумен", "Щърбаков", "Ябълков")]
    public void Names_stand_in_the_order_of_their_alphabet(string language, bool cyrillic, params string[] sorted) =>
        Assert.Equal(sorted, sorted.Reverse().OrderBy(n => SortKey.Of(n, language, cyrillic), StringComparer.Ordinal));

    [Theory]
    [InlineData("Đorđe Jovanović", "Ђорђе Јовановић"), InlineData("Ljubica Njegovan", "Љубица Његован"), InlineData("Džemal Čolić", "Џемал Чолић")]
    public void Both_scripts_of_a_Serbian_name_stand_at_one_place(string latin, string cyrillic)
    {
        Assert.Equal(SortKey.Of(latin, "sr-Latn", false), SortKey.Of(cyrillic, "sr-Cyrl", false));
        Assert.Equal(SortKey.Of(latin, "sr-Latn", true), SortKey.Of(cyrillic, "sr-Cyrl", true));
    }

    [Fact]
    public void Lj_is_two_letters_in_Polish_and_a_short_word_comes_before_a_longer()
    {
        Assert.True(string.CompareOrdinal(SortKey.Of("Lj", "pl", false), SortKey.Of("Lu", "pl", false)) < 0);
        Assert.True(string.CompareOrdinal(SortKey.Of("Lj", "sr-Latn", false), SortKey.Of("Lu", "sr-Latn", false)) > 0);
        Assert.True(string.CompareOrdinal(SortKey.Of("Ana Babić", null, false), SortKey.Of("Anabela Antić", null, false)) < 0);
        Assert.Equal(SortKey.Of("Солов'яненко", "uk", true), SortKey.Of("Солов’яненко", "uk", true));
        Assert.Equal("", SortKey.Of(" – ", "en", false));
    }

    [Fact]
    public void Any_Serbian_word_has_one_place_in_both_scripts()
    {
        var (latin, cyrillic) = (Gajica.Split(' '), GajicaInCyrillic.Split(' '));
        // "n" before "j" would be read as "nj": in Latin script the two cannot be told apart.
        var word = Gen.ListOf(Gen.Choose(0, latin.Length - 1))
            .Where(l => !l.Zip(l.Skip(1)).Any(p => latin[p.First] is "l" or "n" or "d" && latin[p.Second] is "j" or "ž"));
        Prop.ForAll(
                word.ToArbitrary(),
                letters =>
                {
                    var (l, c) = (string.Concat(letters.Select(i => latin[i])), string.Concat(letters.Select(i => cyrillic[i])));
                    return SortKey.Of(l, "sr-Latn", false) == SortKey.Of(c, "sr-Cyrl", false)
                        && SortKey.Of(l, "sr-Latn", true) == SortKey.Of(c, "sr-Cyrl", true);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Anything_has_a_key_of_digits_that_fits() =>
        Prop.ForAll<string?>(text =>
                new[] { true, false }.Select(c => SortKey.Of(text, null, c)).All(k => k.Length <= SortKey.MaxLength && k.All(char.IsAsciiDigit)))
            .QuickCheckThrowOnFailure();
}
