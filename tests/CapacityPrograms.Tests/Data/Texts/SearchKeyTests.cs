using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Tests.Data.Texts;

public sealed class SearchKeyTests
{
    [Theory]
    [InlineData("Љубовија", "Ljubovija", "ljubovija", "LJUBOVIJA")]
    [InlineData("Ђорђе Јовановић", "Đorđe Jovanović", "Djordje Jovanović", "DJORDJE JOVANOVIC")]
    [InlineData("Łódź", "lodz", "LÓDŹ", "łódź")]
    [InlineData("об’єднань", "об'єднань", "обʼєднань", "ОБ’ЄДНАНЬ")]
    [InlineData("Kędzierzyn-Koźle", "kedzierzyn kozle", "Kędzierzyn  Koźle", "KĘDZIERZYN-KOŹLE")]
    [InlineData("Trnovo\u00a0(FBiH)", "Trnovo (FBiH)", "trnovo fbih", "Trnovo, FBiH")]
    public void Spellings_of_one_name_meet(params string[] spellings) => Assert.Single(spellings.Select(s => SearchKey.Of(s)).Distinct());

    [Fact]
    public void Names_that_differ_stay_apart()
    {
        var names = new[] { "Смолян", "Септември", "Родопи", "Рудозем", "Kragujevac", "Zrenjanin", "Pećinci", "Trnovo" };
        Assert.Equal(names.Length, names.Select(n => SearchKey.Of(n)).Distinct().Count());
    }

    [Fact]
    public void A_key_is_never_longer_than_its_column() => Assert.True(SearchKey.Of(new string('щ', 5000)).Length <= SearchKey.MaxLength);
}
