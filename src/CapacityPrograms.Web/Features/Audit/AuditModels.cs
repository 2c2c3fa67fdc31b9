using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Security;

namespace CapacityPrograms.Web.Features.Audit;

/// <summary>What is asked for.</summary>
/// <param name="UserId">Of one account; 0 for what no account did: failed sign-ins of nobody known, and the system itself.</param>
/// <param name="Programme">Code of a programme.</param>
/// <param name="From">First day, in UTC as the entries are.</param>
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

/// <summary>One entry, with the names that accounts and programmes have now; a person stays a number.</summary>
/// <param name="Subject">Name of the account or programme it was done to; null for everything else.</param>
public sealed record AuditRow(
    long Id, DateTime At, int? UserId, string? User, string Action, string? Programme, string? ProgrammeLang, string? SubjectKind, long? SubjectId,
    string? Subject, string? Detail)
{
    /// <summary>Page of what it was done to, where there is one.</summary>
    public string? Href => (SubjectKind, SubjectId) switch
    {
        ("event", { } id) => FormattableString.Invariant($"/events/{id}"),
        ("user", { } id) => FormattableString.Invariant($"/users/{id}"),
        ("person", { } id) => FormattableString.Invariant($"/people/{id}"),
        _ => null,
    };
}

/// <summary>What can be filtered by.</summary>
public sealed record AuditChoices(IReadOnlyList<(int Id, string Name)> Users, IReadOnlyList<(string Code, string Name)> Programmes);
