using System.Globalization;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Platform.Localization;

/// <summary>How a language chooses among the forms of a word by a whole number. Source: Unicode CLDR plural rules.</summary>
public enum PluralRule
{
    /// <summary>English, Bulgarian: 1, else.</summary>
    OneOther,
    /// <summary>Serbian, Bosnian: 1 učesnik, 2 učesnika, 5 učesnika, 21 učesnik.</summary>
    OneFewOther,
    /// <summary>Polish: 1 osoba, 2 osoby, 5 osób, 21 osób.</summary>
    PolishOneFewMany,
    /// <summary>Ukrainian: 1 особа, 2 особи, 5 осіб, 21 особа.</summary>
    SlavicOneFewMany,
}

/// <summary>Texts with numbers.</summary>
public static class PluralTexts
{
    /// <summary>Which form (0 is the first) a whole number takes.</summary>
    public static int Form(PluralRule rule, long number)
    {
        var (ten, hundred) = (Math.Abs(number) % 10, Math.Abs(number) % 100);
        var few = ten is >= 2 and <= 4 && hundred is not (>= 12 and <= 14);
        return rule switch
        {
            PluralRule.OneOther => number == 1 ? 0 : 1,
            PluralRule.PolishOneFewMany => number == 1 ? 0 : few ? 1 : 2,
            _ => ten == 1 && hundred != 11 ? 0 : few ? 1 : 2,
        };
    }

    /// <summary>
    /// The text of a key whose forms are joined with "|", in the form that the number takes. <c>{0}</c> is the number,
    /// <c>{1}</c> and on are the other arguments.
    /// </summary>
    public static string Plural(this IStringLocalizer texts, string key, long number, params object[] arguments)
    {
        var forms = texts[key].Value.Split('|');
        var form = Math.Min(Form(Language.Current.Plurals, number), forms.Length - 1);
        return string.Format(CultureInfo.CurrentCulture, forms[form], [number, .. arguments]);
    }

    /// <summary>The word for a value of an enumeration: key <c>EventKind.Training</c>.</summary>
    public static string Word<T>(this IStringLocalizer texts, T value) where T : struct, Enum => texts[$"{typeof(T).Name}.{value}"];

    /// <summary>A cohort of units; only "new" is a word of the product, anything else is the programme's own.</summary>
    public static string Cohort(this IStringLocalizer<CommonTexts> texts, string cohort) => cohort == "new" ? texts["NewCohort"] : cohort;
}
