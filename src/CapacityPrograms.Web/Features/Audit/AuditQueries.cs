using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Audit;

/// <summary>Reads the audit for administrators. The log holds numbers; names are joined when it is read.</summary>
public sealed class AuditQueries(IDbContextFactory<AppDbContext> contexts, IStringLocalizer<AuditTexts> texts)
{
    /// <summary>One page of the entries, newest first, or by <c>when</c> they were made.</summary>
    public async Task<PageOf<AuditRow>> ListAsync(Actor actor, AuditFilter filter, ListAsk asked, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var newestFirst = asked.Column != "when" || asked.Descending;
        var entries = await Filtered(db, filter).By(a => a.At, newestFirst).ThenBy(a => a.Id, newestFirst).PageAsync(asked, ct);
        return new(await NamedAsync(db, entries.Items, ct), entries.Total, entries.Number, entries.Size);
    }

    /// <summary>Accounts and programmes to filter by.</summary>
    public async Task<AuditChoices> ChoicesAsync(Actor actor, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var users = await db.Users.AsNoTracking().Select(u => new { u.Id, u.DisplayName }).ToListAsync(ct);
        var programmes = await db.Programmes.AsNoTracking().Select(p => new { p.Code, p.Name, p.ShortName, p.Language }).ToListAsync(ct);
        return new(
            [.. users.Select(u => (u.Id, u.DisplayName)).OrderBy(u => u.DisplayName, StringComparer.CurrentCulture)],
            [.. programmes.Select(p => (p.Code, Shown(p.Name, p.ShortName, p.Language).Text)).OrderBy(p => p.Text, StringComparer.CurrentCulture)]);
    }

    internal IQueryable<AuditEntry> Filtered(AppDbContext db, AuditFilter f)
    {
        var query = db.AuditEntries.AsNoTracking();
        if (f.UserId is { } user) query = user == AuditFilter.Nobody ? query.Where(a => a.UserId == null) : query.Where(a => a.UserId == user);
        if (f.Programme is { } code) query = query.Where(a => db.Programmes.Any(p => p.Id == a.ProgrammeId && p.Code == code));
        if (f.Kind is { } kind) query = query.Where(AuditActions.Are(kind));
        if (f.From is { } from) query = query.Where(a => a.At >= from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        if (f.To is { } to) query = query.Where(a => a.At < to.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        if (f.Text is not { } text) return query;
        // People search by the words they read, and the log holds codes.
        var words = SearchKey.Words(text).ToList();
        const string Prefix = "Action.";
        var meant = texts
            .GetAllStrings(includeParentCultures: true)
            .Where(t => t.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .Where(t => words.Count > 0 && words.All(w => SearchKey.Of(t.Value).Contains(w, StringComparison.Ordinal)))
            .Select(t => t.Name[Prefix.Length..])
            .ToList();
        var (lower, number) = (text.ToLowerInvariant(), long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1);
#pragma warning disable CA1304, CA1311, CA1862 // Becomes LOWER in SQL, the one way that every database has.
        return query.Where(a => meant.Contains(a.Action) || a.Action.Contains(lower) || a.SubjectId == number || a.Detail!.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
    }

    internal static async Task<IReadOnlyList<AuditRow>> NamedAsync(AppDbContext db, IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        var userIds = entries
            .Select(e => (long?)e.UserId)
            .Concat(entries.Where(e => e.SubjectKind == "user").Select(e => e.SubjectId))
            .OfType<long>()
            .Select(id => (int)id)
            .Distinct()
            .ToList();
        var users = await db.Users.AsNoTracking().Where(u => userIds.Contains(u.Id)).ToDictionaryAsync(u => (long)u.Id, u => u.DisplayName, ct);
        var programmeIds = entries.Select(e => e.ProgrammeId).OfType<int>().Distinct().ToList();
        var programmes = (
            await db
                .Programmes.AsNoTracking()
                .Where(p => programmeIds.Contains(p.Id))
                .Select(p => new
                {
                    p.Id, p.Name, p.ShortName, p.Language,
                })
                .ToListAsync(ct)
        ).ToDictionary(p => p.Id, p => Shown(p.Name, p.ShortName, p.Language));
        return
        [
            .. entries.Select(e =>
            {
                var (lang, name) = e.ProgrammeId is { } id && programmes.TryGetValue(id, out var known) ? known : (null, null);
                return new AuditRow(
                    e.Id, e.At, e.UserId, e.UserId is { } by ? users.GetValueOrDefault(by) : null, e.Action, name, lang, e.SubjectKind, e.SubjectId,
                    e is { SubjectKind: "user", SubjectId: { } user } ? users.GetValueOrDefault(user)
                        : e.SubjectKind == "programme" ? name
                        : null,
                    e.Detail);
            }),
        ];
    }

    internal static void Require(Actor actor)
    {
        if (!actor.IsAdministrator) throw new ForbiddenException();
    }

    private static (string? Tag, string Text) Shown(LocalizedText name, string? shortName, string? language) =>
        shortName is { Length: > 0 } ? (language, shortName) : name.ForReader(language);
}
