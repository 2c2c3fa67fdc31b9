using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace CapacityPrograms.Tests.Platform.Localization;

/// <summary>The controls of MudBlazor speak the languages of the product.</summary>
public sealed partial class LibraryWordsTests : IDisposable
{
    private readonly ServiceProvider _services;

    public LibraryWordsTests()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLanguages();
        services.AddMudServices();
        _services = services.BuildServiceProvider();
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Every_word_of_the_library_is_answered_in_every_language_with_the_same_places()
    {
        var words = _services.GetRequiredService<MudLocalizer>();
        var library = OfTheLibrary();
        Assert.True(library.Count > 100);

        var wrong = new List<string>();
        foreach (var language in Language.All)
        {
            language.Use();
            wrong.AddRange(library
                .Where(word => words[word.Key] is var ours
                    && (ours.ResourceNotFound || string.IsNullOrWhiteSpace(ours.Value) || !Places(ours.Value).SetEquals(Places(word.Value))))
                .Select(word => $"{language.Tag}: {word.Key}"));
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void No_word_is_left_that_the_library_has_given_up()
    {
        var library = OfTheLibrary().Keys.ToHashSet(StringComparer.Ordinal);
        var ours = new ResourceManager(typeof(LibraryTexts)).GetResourceSet(CultureInfo.InvariantCulture, true, true)!
            .Cast<DictionaryEntry>().Select(word => (string)word.Key).ToList();
        Assert.NotEmpty(ours);

        Assert.DoesNotContain(ours, key => !library.Contains(key));
    }

    [Theory]
    [InlineData("en", "1–25 of 310"), InlineData("sr-Latn", "1–25 od 310"), InlineData("bs", "1–25 od 310")]
    [InlineData("pl", "1–25 z 310"), InlineData("uk", "1–25 з 310"), InlineData("bg", "1–25 от 310")]
    public void The_library_says_our_words_and_in_English_too(string tag, string expected)
    {
        Language.Of(tag).Use();
        var asked = _services.GetRequiredService<ILocalizationInterceptor>();

        Assert.Equal(expected, asked.Handle("MudDataGridPager_InfoFormat", 1, 25, 310).Value);
        // That a group of the menu folds is said by its state; a verb before the name would hide the name from who speaks it.
        Assert.Equal("Reports", asked.Handle("MudNavGroup_ToggleExpand", "Reports").Value);
    }

    [Fact]
    public void A_word_we_lack_is_marked_so_that_the_library_takes_its_own() =>
        Assert.True(_services.GetRequiredService<MudLocalizer>()["OfANewerLibrary"].ResourceNotFound);

    private static Dictionary<string, string> OfTheLibrary() =>
        new ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudButton).Assembly)
            .GetResourceSet(CultureInfo.InvariantCulture, true, true)!
            .Cast<DictionaryEntry>().ToDictionary(word => (string)word.Key, word => (string)word.Value!, StringComparer.Ordinal);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
