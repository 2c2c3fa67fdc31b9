using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CapacityPrograms.Data.Platform;

/// <summary>
/// What one field was and what it became. Texts that may name somebody, and everything about a person, are kept without their
/// words: that they were changed is enough, and an erased name must not live on in the audit.
/// </summary>
/// <param name="Field">Table and column, such as <c>LearningEvent.Capacity</c>.</param>
/// <param name="From">As it is stored; null where it was empty or is not kept.</param>
/// <param name="To">The same afterwards.</param>
public sealed record AuditedField(string Field, string? From, string? To)
{
    /// <summary>Length of the column; what does not fit is left out.</summary>
    public const int MostCharacters = 4000;

    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<Type, string> _subjects = new()
    {
        [typeof(LearningEvent)] = "event", [typeof(EventSession)] = "event", [typeof(Registration)] = "registration", [typeof(Programme)] = "programme",
        [typeof(ProgrammeOrganisation)] = "organisation", [typeof(Organisation)] = "organisation", [typeof(TerritorialUnit)] = "unit",
        [typeof(ProgrammeUnit)] = "unit", [typeof(Objective)] = "objective", [typeof(Activity)] = "activity", [typeof(ProgrammeStep)] = "step",
        [typeof(Theme)] = "theme", [typeof(Memorandum)] = "memorandum", [typeof(TargetGroup)] = "group", [typeof(Specialism)] = "specialism",
        [typeof(Topic)] = "topic", [typeof(SourceStatement)] = "statement", [typeof(Indicator)] = "indicator", [typeof(Person)] = "person",
        [typeof(AppUser)] = "user", [typeof(Installation)] = "settings",
    };

    // Kept beside others, or the machinery's own.
    private static readonly HashSet<string> _silent = new(StringComparer.Ordinal)
    {
        "Id", "ProgrammeId", "EventId", "SearchKey", "SortLatin", "SortCyrillic", "Version", "Order", "Number", "FirstDay", "LastDay", "IsDemo",
        "OperationId", "SubstitutesId", "IsWalkIn", "CreatedAt", "CanonicalId", "ErasedAt", "LastSignInAt", "LastCodeStep", "ConcurrencyStamp",
        "SecurityStamp", "PasswordHash", "NormalizedEmail", "NormalizedUserName", "UserName", "AccessFailedCount", "LockoutEnd", "LockoutEnabled",
        "EmailConfirmed", "PhoneNumber", "PhoneNumberConfirmed", "TwoFactorEnabled", "Theme",
    };

    private static readonly HashSet<string> _codes = new(StringComparer.Ordinal)
    {
        "TimeZone", "Language", "Country", "Code", "ShortName", "Currency", "SectorCode", "Languages", "DefaultLanguage",
    };

    /// <summary>What kind of thing an entity is to the audit; null where its fields are not followed.</summary>
    public static string? SubjectOf(Type entity) => _subjects.GetValueOrDefault(entity);

    /// <summary>The kinds of entities whose fields are followed.</summary>
    public static IReadOnlyCollection<Type> Followed => _subjects.Keys;

    /// <summary>True where a change of the field is worth a word.</summary>
    public static bool IsFollowed(string property) => !_silent.Contains(property);

    /// <summary>True where the values may be kept beside the fact.</summary>
    public static bool KeepsValues(IReadOnlyProperty property)
    {
        var entity = property.DeclaringType.ClrType;
        if (entity == typeof(Person) || property.Name == "PersonId") return false;
        return property.ClrType != typeof(string) || _codes.Contains(property.Name);
    }

    /// <summary>A value as the audit keeps it.</summary>
    public static string? Kept(object? value) => value switch
    {
        null => null,
        LocalizedText text => text.IsEmpty ? null : text.ToJson(),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>The fields as they are stored, as many as there is room for; null for none.</summary>
    public static string? Write(IReadOnlyList<AuditedField> fields)
    {
        for (var count = fields.Count; count > 0; count--)
        {
            if (JsonSerializer.Serialize(fields.Take(count), _json) is { Length: <= MostCharacters } text) return text;
        }
        return null;
    }

    /// <summary>Reads what <see cref="Write"/> wrote; none where it cannot be read.</summary>
    public static IReadOnlyList<AuditedField> Read(string? stored)
    {
        try
        {
            return string.IsNullOrEmpty(stored) ? [] : JsonSerializer.Deserialize<List<AuditedField>>(stored) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
