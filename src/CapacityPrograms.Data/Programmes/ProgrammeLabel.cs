using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Programmes;

/// <summary>What a programme is called where there is little room.</summary>
public static class ProgrammeLabel
{
    /// <summary>The short name where there is one, else the name for the reader; with the tag of its language.</summary>
    public static (string Tag, string Text) Of(string? shortName, LocalizedText name, string language, string reader) =>
        string.IsNullOrEmpty(shortName) ? name.For(reader, language) : (language, shortName);
}
