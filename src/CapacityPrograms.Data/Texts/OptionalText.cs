namespace CapacityPrograms.Data.Texts;

/// <summary>Text that may be left out.</summary>
public static class OptionalText
{
    /// <summary>The text without the blanks around it; null where nothing else is in it, so that "not stated" has one form.</summary>
    public static string? TrimToNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
