using System.Globalization;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Attendance.Paper;

/// <summary>The words of a printed sheet: in its event's language and, small below, in a second one, whoever prints it.</summary>
internal sealed class PrintedWords(IStringLocalizer<AttendanceTexts> texts, IStringLocalizer<CommonTexts> common, string first, string? second)
{
    /// <summary>Language of the event, or the nearest that the product has.</summary>
    public Language First { get; } = Near(first);

    /// <summary>The second language; null where there is none.</summary>
    public Language? Second { get; } = second is null || Near(second) == Near(first) ? null : Near(second);

    /// <summary>A word in the first language.</summary>
    public string Main(string key, params object[] values) => In(First, () => texts[key, values].Value);

    /// <summary>The same in the second; null where there is none.</summary>
    public string? Small(string key, params object[] values) => Second is null ? null : In(Second, () => texts[key, values].Value);

    /// <summary>The word of a value in both.</summary>
    public (string Main, string? Small) Word<T>(T value)
        where T : struct, Enum => (In(First, () => common.Word(value)), Second is null ? null : In(Second, () => common.Word(value)));

    /// <summary>A day in the first language.</summary>
    public string Day(DateOnly day) => In(First, () => day.WithWeekday());

    /// <summary>Does something in a language.</summary>
    public static T In<T>(Language language, Func<T> say)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            language.Use();
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }

    // A sheet in Serbian Cyrillic gets the words that there are, in Latin.
    private static Language Near(string tag) =>
        Language.All.FirstOrDefault(l => l.Tag == tag)
        ?? Language.All.FirstOrDefault(l => l.Tag.Split('-')[0] == tag.Split('-')[0])
        ?? Language.All[0];
}
