using Bunit;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class EventStateChipTests : KitContext
{
    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("uk")]
    public void Each_state_is_a_word_of_its_own_in_the_readers_language(string language)
    {
        Language.Of(language).Use();
        var words = Enum.GetValues<EventState>().Select(s => Render<EventStateChip>(p => p.Add(c => c.State, s)).Find(".chip").TextContent.Trim()).ToList();
        Assert.Equal(Enum.GetValues<EventState>().Select(s => Texts.Of<CommonTexts>()[$"EventState.{s}"].Value), words);
        Assert.Equal(words.Count, words.Distinct().Count());
    }
}
