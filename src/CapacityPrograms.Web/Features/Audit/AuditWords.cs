using System.Globalization;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Audit;

/// <summary>An entry in words, the same on the page and in the workbook.</summary>
public static class AuditWords
{
    /// <summary>What was done.</summary>
    public static string Action(this IStringLocalizer<AuditTexts> texts, AuditRow row) => Or(texts[$"Action.{row.Action}"], row.Action);

    /// <summary>Who did it; the system and failed sign-ins of nobody known have no account, and an account may be gone.</summary>
    public static string Who(this IStringLocalizer<AuditTexts> texts, AuditRow row) =>
        row.User
        ?? (
            row.UserId is { } id
                ? string.Format(CultureInfo.CurrentCulture, texts["GoneUser"], id)
                : texts[row.Action == AuditActions.SignInFailed.Code ? "NoAccount" : "System"]);

    /// <summary>What it was done to: a name for accounts and programmes, a kind and a number for everything else.</summary>
    public static string? Subject(this IStringLocalizer<AuditTexts> texts, AuditRow row)
    {
        if (texts.SubjectWord(row) is not { } word)
            return null;
        return row.Subject is { } name ? $"{word}: {name}"
            : row.SubjectId is { } id ? string.Format(CultureInfo.CurrentCulture, texts["SubjectNumber"], word, id)
            : word;
    }

    /// <summary>The word for what kind of thing it was done to.</summary>
    public static string? SubjectWord(this IStringLocalizer<AuditTexts> texts, AuditRow row) =>
        row.SubjectKind is { } kind ? Or(texts[$"Subject.{kind}"], kind) : null;

    /// <summary>The rest of it; of a sign-in, how; of a move, from which day to which.</summary>
    public static string? Detail(this IStringLocalizer<AuditTexts> texts, AuditRow row) =>
        row.Detail is { } how && AuditActions.KindOf(row.Action) == AuditKind.SignedIn ? Or(texts[$"How.{how.Split(' ')[0]}"], how)
        : row.Action == AuditActions.EventMoved.Code ? Days(row.Detail)
        : row.Detail;

    /// <summary>What was changed, a field to a line: "Capacity: 20 → 30"; of what is not kept, that it was changed.</summary>
    public static IReadOnlyList<string> Changes(this IStringLocalizer<AuditTexts> texts, IStringLocalizer<CommonTexts> common, AuditRow row) =>
    [
        .. row.Changes.Select(c => c is { From: null, To: null }
            ? string.Format(CultureInfo.CurrentCulture, texts["FieldChanged"], Or(texts[$"Field.{c.Field}"], c.Field))
            : $"{Or(texts[$"Field.{c.Field}"], c.Field)}: {Value(common, c.Type, c.From)} → {Value(common, c.Type, c.To)}"),
    ];

    private static string Value(IStringLocalizer<CommonTexts> common, Type? type, string? stored) =>
        stored is null ? "–"
        : type is null ? stored
        : type.IsEnum ? Or(common[$"{type.Name}.{stored}"], stored)
        : type == typeof(bool) ? common[stored == bool.TrueString ? "Yes" : "No"]
        : type == typeof(DateOnly) ? QueryValue.Day(stored)?.Compact() ?? stored
        : type == typeof(PartialDate) ? PartialDate.TryParse(stored, out var date) ? TypedDates.Field(date) : stored
        : (type == typeof(decimal) || type == typeof(double)) && decimal.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.####", CultureInfo.CurrentCulture)
        : stored;

    // The days are stored as every database orders them.
    private static string? Days(string? detail) =>
        detail?.Split(" → ").Select(QueryValue.Day).ToList() is [{ } from, { } to] ? $"{from.Compact()} → {to.Compact()}" : detail;

    // A newer server may have written an action that this one has no word for.
    private static string Or(LocalizedString text, string code) => text.ResourceNotFound ? code : text.Value;
}
