using CapacityPrograms.Data.People;

namespace CapacityPrograms.Tests.Data.People;

public sealed class NameTracesTests
{
    private static readonly NameTraces _traces = new([("Željka", "Nestajkić-Prva", "№ 7"), ("Taras", "Ševčenko", "№ 8")]);

    [Theory]
    [InlineData("Fali Željka Nestajkić-Prva.", "Fali № 7.")]
    [InlineData("NESTAJKIĆ  PRVA,   željka!", "№ 7!")]
    [InlineData("zeljka nestajkic prva i Тарас Шевченко", "№ 7 i № 8")]
    [InlineData("Жељка Нестајкић-Прва", "№ 7")]
    [InlineData("ševčenko_taras_2026.pdf", "№ 8_2026.pdf")]
    [InlineData("Željka je kasnila, Taras nije", "Željka je kasnila, Taras nije")]
    [InlineData("Tarasa Ševčenkova", "Tarasa Ševčenkova")]
    [InlineData("", "")]
    public void A_name_is_found_in_whatever_spelling_it_stands(string text, string without) => Assert.Equal(without, _traces.Without(text));

    [Fact]
    public void In_an_act_that_waits_given_and_family_name_are_two_values_and_letters_are_escaped()
    {
        var json = "{\"kind\":1,\"given\":\"\\u017deljka\",\"family\":\"Nestajki\\u0107 prva\",\"note\":\"umjesto Taras  \\u0160ev\\u010denko\",\"at\":null}";
        var clean = _traces.WithoutInJson(json);
        Assert.Equal("{\"kind\":1,\"given\":\"\",\"family\":\"\\u2116 7\",\"note\":\"umjesto \\u2116 8\",\"at\":null}", clean);
    }
}
