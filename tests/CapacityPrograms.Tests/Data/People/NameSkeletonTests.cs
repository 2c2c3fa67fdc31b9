using CapacityPrograms.Data.People;

namespace CapacityPrograms.Tests.Data.People;

public sealed class NameSkeletonTests
{
    [Theory]
    [InlineData("Ђорђе", "Đorđe", "Djordje", "ĐORĐE", "Dorde", "Gjorgje")]
    [InlineData("Јовановић", "Jovanović", "Jovanovic", "JOVANOVIĆ")]
    [InlineData("Љиљана", "Ljiljana", "LJILJANA", "ǈiǉana")]
    [InlineData("Његош", "Njegoš", "Njegos")]
    [InlineData("Џемал", "Džemal", "Dzemal", "Dzhemal")]
    [InlineData("Шћепановић", "Šćepanović", "Scepanovic")]
    [InlineData("Христов", "Hristov", "Khristov")]
    [InlineData("Щерю", "Shteryu", "Šterju", "Shteriu")]
    [InlineData("Желязков", "Zhelyazkov", "Željazkov", "Zheliazkov")]
    [InlineData("Цветан", "Tsvetan", "Cvetan")]
    [InlineData("Кръстьо", "Krastyo", "Krastio")]
    [InlineData("София", "Sofia", "Sofiya", "Sofija")]
    [InlineData("Олександр", "Oleksandr", "Olexandr", "Oleksandr'")]
    [InlineData("Кравчук", "Kravchuk", "Kravčuk", "KRAVCHUK")]
    [InlineData("Наталія", "Natalia", "Nataliia", "Nataliya", "Natalija")]
    [InlineData("В’ячеслав", "В'ячеслав", "Вʼячеслав", "Viacheslav", "Vyacheslav", "Vjačeslav")]
    [InlineData("Юрій", "Yurii", "Jurij", "Iurii", "Yuriy")]
    [InlineData("Григорій", "Hryhorii", "Grigorij", "Hryhoriy", "Hryhorij")]
    [InlineData("Володимир", "Volodymyr", "Volodimir")]
    [InlineData("Пащенко", "Pashchenko", "Paščenko", "Paschenko")]
    [InlineData("Євгенія", "Yevheniia", "Ievgeniia", "Yevgeniya", "Jevhenija", "Evgeniya")]
    [InlineData("Сергієнко", "Serhiienko", "Sergienko", "Serhiyenko")]
    [InlineData("Згурський", "Zghurskyi", "Zgurskij", "Zgurskyy")]
    [InlineData("Łukasz", "Lukasz", "ŁUKASZ")]
    [InlineData("Żółć", "Zolc", "żółć")]
    [InlineData("Wiśniewski", "Wisniewski", "WIŚNIEWSKI")]
    [InlineData("Anna", "Ana", "Анна", "Ана")]
    public void All_spellings_of_a_word_have_one_skeleton(params string[] written) => Assert.Single(written.Select(NameSkeleton.Of).Distinct());

    [Theory]
    [InlineData("Ana", "Ena")]
    [InlineData("Ivan", "Ivana")]
    [InlineData("Petrović", "Petrov")]
    [InlineData("Jovan", "Jelena")]
    [InlineData("Марко", "Мирко")]
    [InlineData("Зоран", "Горан")]
    public void Other_names_have_other_skeletons(string a, string b) => Assert.NotEqual(NameSkeleton.Of(a), NameSkeleton.Of(b));

    [Theory]
    [InlineData("")]
    [InlineData("’")]
    [InlineData("\ud800")]
    [InlineData("\ufffe")]
    public void What_is_no_word_has_no_skeleton(string text) => Assert.Equal("", NameSkeleton.Of(text));

    [SkippableTheory]
    [InlineData("sr.txt", "a b v g d d e z z i i k l li m n ni o p r s t c u f g c c dz s")]
    [InlineData("bg.txt", "a b v g d e z z i i k l m n o p r s t u f g c c s st a  iu ia")]
    [InlineData("ua.txt", "a b v g g d e e z z i i i i k l m n o p r s t u f g c c s st iu ia ")]
    public void Every_letter_of_an_alphabet_is_read(string file, string read)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "data", "translit", file);
        Skip.IfNot(File.Exists(path), "The alphabets are not beside the repository.");

        var letters = File.ReadAllText(path).Trim().ToLowerInvariant().Distinct().Select(c => NameSkeleton.Of(c.ToString()));
        Assert.Equal(read.Split(' '), letters);
    }
}
