using System.Globalization;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Platform.Refusals;

/// <summary>Why something was not done, in words that can be translated.</summary>
/// <param name="Field">Name of the input it is about; empty for the whole.</param>
/// <param name="Key">Key in <see cref="RefusalTexts"/>.</param>
/// <param name="Arguments">What the text names.</param>
public sealed record Refusal(string Field, string Key, params object[] Arguments)
{
    /// <summary>Field of a refusal that is about one of several rows.</summary>
    /// <param name="id">Id of the row.</param>
    public static string Row(int id) => string.Create(CultureInfo.InvariantCulture, $"Rows[{id}]");

    /// <summary>The sentence in the reader's language.</summary>
    public string Describe(IStringLocalizer<RefusalTexts> texts) => string.Format(CultureInfo.CurrentCulture, texts[Key].Value, Arguments);
}

/// <summary>Thrown by a service that did nothing because the input or the moment was not right.</summary>
public sealed class RefusedException(IReadOnlyList<Refusal> refusals) : Exception(string.Join("; ", refusals.Select(r => $"{r.Field}: {r.Key}")))
{
    /// <summary>One refusal.</summary>
    public RefusedException(string field, string key, params object[] arguments) : this([new Refusal(field, key, arguments)]) { }

    /// <summary>All that was wrong.</summary>
    public IReadOnlyList<Refusal> Refusals { get; } = refusals;
}

/// <summary>Thrown where the row does not exist or the actor may not see it: the two look alike from outside.</summary>
public sealed class MissingException() : Exception("Not found, or not to be seen by this actor.");

/// <summary>Thrown where the actor sees the row and may not do this with it.</summary>
public sealed class ForbiddenException() : Exception("The actor may not do this.");

/// <summary>Texts of refusals.</summary>
public sealed class RefusalTexts;

/// <summary>Collects what is wrong with an input, so that a person sees all of it at once.</summary>
public sealed class Checks
{
    private readonly List<Refusal> _found = [];

    /// <summary>Notes a refusal where the condition does not hold.</summary>
    public Checks Require(bool holds, string field, string key, params object[] arguments)
    {
        if (!holds) _found.Add(new Refusal(field, key, arguments));
        return this;
    }

    /// <summary>Requires a text that is not blank and not too long; trims it.</summary>
    public Checks Text(string? text, string field, int max = 400, bool required = true)
    {
        Require(!required || !string.IsNullOrWhiteSpace(text), field, "Required");
        Require(text is null || StorableText.Is(text), field, "BadCharacter");
        return Require((text?.Length ?? 0) <= max, field, "TooLong", max);
    }

    /// <summary>Requires one e-mail address and nothing around it, where there is any text.</summary>
    public Checks Email(string? text, string field, int max = 254) =>
        Text(text, field, max, required: false).Require(text.AsSpan().IsWhiteSpace() || AddressIn(text) == text!.Trim(), field, "NotAnEmail");

    /// <summary>The one address in a text such as "Ana &lt;ana@example.org&gt;"; null where there is none or several.</summary>
    public static string? AddressIn(string? text) =>
        text?.Count(c => c == '@') == 1 && System.Net.Mail.MailAddress.TryCreate(text.Trim(), out var parsed) ? parsed.Address : null;

    /// <summary>Throws where anything was noted.</summary>
    public void Throw()
    {
        if (_found.Count > 0) throw new RefusedException(_found);
    }
}
