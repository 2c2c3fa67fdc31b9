using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Security;

namespace CapacityPrograms.Web.Features.Audit;

/// <summary>What is asked for.</summary>
/// <param name="UserId">Of one account; 0 for what no account did: failed sign-ins of nobody known, and the system itself.</param>
/// <param name="Programme">Code of a programme.</param>
/// <param name="From">First day, by the server's clock.</param>
public sealed record AuditFilter(int? UserId, string? Programme, AuditKind? Kind, string? Text, DateOnly? From, DateOnly? To)
{
    /// <summary>Account number of what no account did.</summary>
    public const int Nobody = 0;

    /// <summary>Reads an address: what is no value there is no filter.</summary>
    public static AuditFilter Read(string? user, string? programme, string? kind, string? text, string? from, string? to) => new(
        QueryValue.Number(user), Typed(programme), QueryValue.Word<AuditKind>(kind), Typed(text), QueryValue.Day(from), QueryValue.Day(to));

    /// <summary>True where anything is filtered.</summary>
    public bool IsSet => this != new AuditFilter(null, null, null, null, null, null);

    // A server refuses NUL with an error of its own, and nobody searches for it.
    private static string? Typed(string? text) =>
        text is null || string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))).Trim() is not { Length: > 0 } typed
            ? null
            : typed[..Math.Min(typed.Length, 100)];
}

/// <summary>A field that was changed, as far as it can be named without a language.</summary>
/// <param name="Field">Name of the column.</param>
/// <param name="From">What stood there: the name where it is another row, else as it is stored.</param>
/// <param name="Type">What the value is, for its words; null for a name or a text.</param>
public sealed record AuditRowChange(string Field, string? From, string? To, Type? Type);

/// <summary>One entry, with the names that accounts, programmes and what it was done to have now; a person stays a number.</summary>
/// <param name="Subject">Name of what it was done to; null where it has none or is not to be named.</param>
public sealed record AuditRow(
    long Id, DateTime At, int? UserId, string? User, string Action, string? Programme, string? ProgrammeLang, string? SubjectKind, long? SubjectId,
    string? Subject, string? Detail)
{
    /// <summary>The moment where it happened: by the programme's clock, else by the server's.</summary>
    public DateTime Local { get; init; } = At;

    /// <summary>What was changed, from what to what.</summary>
    public IReadOnlyList<AuditRowChange> Changes { get; init; } = [];

    /// <summary>Code of the programme.</summary>
    public string? ProgrammeCode { get; init; }

    /// <summary>The event of a registration.</summary>
    public int? EventId { get; init; }

    /// <summary>Page of what it was done to, where there is one.</summary>
    public string? Href => (SubjectKind, SubjectId) switch
    {
        ("event", { } id) => FormattableString.Invariant($"/events/{id}"),
        ("registration", _) when EventId is { } id => FormattableString.Invariant($"/events/{id}"),
        ("user", { } id) => FormattableString.Invariant($"/users/{id}"),
        ("person", { } id) => FormattableString.Invariant($"/people/{id}"),
        ("organisation", { } id) when ProgrammeCode is null => FormattableString.Invariant($"/organisations/{id}"),
        ("unit", { } id) when ProgrammeCode is null => FormattableString.Invariant($"/places/{id}"),
        ("indicator", { } id) when ProgrammeCode is { } code => FormattableString.Invariant($"/programmes/{code}/indicators/{id}"),
        ("settings", _) => "/settings",
        _ when SubjectKind is not null && _sections.TryGetValue(SubjectKind, out var page) && ProgrammeCode is { } code => $"/programmes/{code}/{page}",
        ("programme" or "figure" or "report", _) when ProgrammeCode is { } code => $"/programmes/{code}",
        _ => null,
    };

    private static readonly Dictionary<string, string> _sections = new(StringComparer.Ordinal)
    {
        ["organisation"] = "organisations", ["objective"] = "objectives", ["activity"] = "activities", ["step"] = "steps", ["unit"] = "units",
        ["memorandum"] = "memoranda", ["group"] = "groups", ["specialism"] = "groups", ["topic"] = "topics", ["theme"] = "topics",
        ["statement"] = "statements",
    };
}

/// <summary>What can be filtered by.</summary>
public sealed record AuditChoices(IReadOnlyList<(int Id, string Name)> Users, IReadOnlyList<(string Code, string Name)> Programmes);
