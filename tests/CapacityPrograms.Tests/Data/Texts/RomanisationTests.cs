using CapacityPrograms.Data.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Data.Texts;

public sealed class RomanisationTests
{
    [Theory]
    [InlineData("sr-Cyrl", "Ђорђе Јовановић", "Đorđe Jovanović")]
    [InlineData("sr-Cyrl", "Љубиша Њежић", "Ljubiša Nježić")]
    [InlineData("sr-Cyrl", "ЉУБИША ЏАЈИЋ", "LJUBIŠA DŽAJIĆ")]
    [InlineData("bg", "Цветелина Щерева", "Tsvetelina Shtereva")]
    [InlineData("bg", "София Кръстева", "Sofia Krasteva")]
    [InlineData("bg", "Юлиян Жечев", "Yuliyan Zhechev")]
    [InlineData("uk", "Юлія Щербань", "Yuliia Shcherban")]
    [InlineData("uk", "Згурський Їжакевич", "Zghurskyi Yizhakevych")]
    [InlineData("uk", "Знам’янка", "Znamianka")]
    [InlineData("bs", "Їжак Єґорщук", "Yizhak Yegorshchuk")]
    [InlineData("bs", "Щерю Съботинов", "Shteryu Sabotinov")]
    [InlineData(null, "Станиша Њежић", "Staniša Nježić")]
    [InlineData("uk", "Ґалаґан Єнакієве", "Galagan Yenakiieve")]
    public void A_name_is_written_as_in_the_passport(string? language, string name, string latin) => Assert.Equal(latin, Romanisation.Of(name, language));

    [Fact]
    public void A_latin_name_has_no_second_form() => Assert.Null(Romanisation.Of("Łukasz Żółć", "pl"));

    [Fact]
    public void No_cyrillic_letter_of_the_three_alphabets_is_left() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonEmptyString>().Filter(_ => true),
                seed =>
                {
                    foreach (
                        var (language, alphabet) in new[]
                        {
                            ("sr-Cyrl", "абвгдђежзијклљмнњопрстћуфхцчџш"), ("bg", "абвгдежзийклмнопрстуфхцчшщъьюя"),
                            ("uk", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
                        }
                    )
                    {
                        var word = string.Concat(seed.Get.Select(c => alphabet[c % alphabet.Length]));
                        if (Romanisation.Of(word, language)!.Any(c => c is >= '\u0400' and <= '\u052f'))
                            return false;
                    }
                    return true;
                }
            )
            .QuickCheckThrowOnFailure();
}
