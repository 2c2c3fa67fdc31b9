using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CapacityPrograms.Data.Texts;

/// <summary>
/// A title or sentence in the languages and scripts in which it is known: language tag (BCP 47) → text.
/// A name has no main language: what is shown is chosen for the reader by <see cref="For"/>.
/// </summary>
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private readonly SortedDictionary<string, string> _texts;

    /// <summary>A text that is known in no language.</summary>
    public static LocalizedText Empty { get; } = new([]);

    private LocalizedText(IEnumerable<KeyValuePair<string, string>> texts) =>
        _texts = new SortedDictionary<string, string>(
            texts.Where(t => !string.IsNullOrWhiteSpace(t.Value)).ToDictionary(t => t.Key, t => t.Value.Trim()), StringComparer.Ordinal);

    /// <summary>The languages in which the text is known, in order of their tags.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>True where the text is known in no language.</summary>
    public bool IsEmpty => _texts.Count == 0;

    /// <summary>A text in one language.</summary>
    /// <param name="tag">BCP 47 tag with the script where it matters: <c>sr-Latn</c>, <c>uk</c>.</param>
    /// <param name="text">The text; blank gives <see cref="Empty"/>.</param>
    public static LocalizedText Of(string tag, string? text) =>
        string.IsNullOrWhiteSpace(text) ? Empty : new([new(tag, text)]);

    /// <summary>A text in several languages; blank ones are left out.</summary>
    public static LocalizedText From(IEnumerable<KeyValuePair<string, string>> texts) => new(texts);

    /// <summary>The same text with one more language, or with that language replaced; blank removes it.</summary>
    public LocalizedText With(string tag, string? text)
    {
        var texts = new Dictionary<string, string>(_texts) { [tag] = text ?? "" };
        return new(texts);
    }

    /// <summary>The text for a reader, and the tag it is in.</summary>
    /// <param name="tag">The reader's language.</param>
    /// <param name="original">The language to prefer where the reader's is missing; names stay in their own script.</param>
    /// <returns>The reader's language, else the original's, else English, else the first; empty where nothing is known.</returns>
    public (string Tag, string Text) For(string tag, string? original = null)
    {
        foreach (var candidate in (ReadOnlySpan<string?>)[tag, original, "en"])
        {
            if (candidate is not null && _texts.TryGetValue(candidate, out var text))
                return (candidate, text);
        }
        return _texts.Count == 0 ? ("", "") : (_texts.First().Key, _texts.First().Value);
    }

    /// <summary>The text as it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(_texts, _json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static LocalizedText FromJson(string? json) =>
        string.IsNullOrEmpty(json) ? Empty : new(JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []);

    /// <inheritdoc />
    public bool Equals(LocalizedText? other) => other is not null && _texts.SequenceEqual(other._texts);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    /// <inheritdoc />
    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);

    /// <summary>The text in the first language known, for logs and tests.</summary>
    public override string ToString() => For("en").Text;
}
