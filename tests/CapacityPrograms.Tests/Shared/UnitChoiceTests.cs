using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Shared.Matching;

namespace CapacityPrograms.Tests.Shared;

public sealed class UnitChoiceTests
{
    [Fact]
    public void Units_of_one_name_show_their_kind_and_those_that_ended_until_when_they_were()
    {
        Language.Of("en").Use();
        UnitChoice[] units =
        [
            new(1, "Asenovgrad", UnitKind.Municipality, null), new(2, "Asenovgrad", UnitKind.Settlement, null), new(3, "Devin", UnitKind.Municipality, null),
            new(4, "Trnovo", UnitKind.Municipality, new PartialDate(1995)),
        ];
        Assert.Equal(
            ["Asenovgrad, Municipality", "Asenovgrad, Settlement", "Devin", "Trnovo, until 1995"], units.InWords(Texts.Of<CommonTexts>()).Values);
    }
}
