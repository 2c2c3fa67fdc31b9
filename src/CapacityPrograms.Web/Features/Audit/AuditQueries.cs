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

/// <summary>
/// Reads the audit: all of it for administrators, that of their own programmes for coordinators. The log holds numbers; names are
/// joined when it is read.
/// </summary>
public sealed class AuditQueries(IDbContextFactory<AppDbContext> contexts, IStringLocalizer<AuditTexts> texts, TimeProvider clock)
{
    /// <summary>One page of the entries, newest first, or by <c>when</c> they were made.</summary>
    public async Task<PageOf<AuditRow>> ListAsync(Actor actor, AuditFilter filter, ListAsk asked, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var newestFirst = asked.Column != "when" || asked.Descending;
        var entries = await Filtered(db, actor, filter).By(a => a.At, newestFirst).ThenBy(a => a.Id, newestFirst).PageAsync(asked, ct);
        return new(await new AuditNames(db, clock.LocalTimeZone).ReadAsync(entries.Items, ct), entries.Total, entries.Number, entries.Size);
    }

    /// <summary>Accounts and programmes to filter by.</summary>
    public async Task<AuditChoices> ChoicesAsync(Actor actor, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = actor.ProgrammesAs(AccessRole.Coordinator);
        var users = await db.Users.AsNoTracking()
            .Where(u => ids == null || db.ProgrammeAccess.Any(a => a.UserId == u.Id && ids.Contains(a.ProgrammeId)))
            .Select(u => new { u.Id, u.DisplayName }).ToListAsync(ct);
        var programmes = await db.Programmes.AsNoTracking().Where(p => ids == null || ids.Contains(p.Id))
            .Select(p => new { p.Code, p.Name, p.ShortName, p.Language }).ToListAsync(ct);
        return new(
            [.. users.Select(u => (u.Id, u.DisplayName)).OrderBy(u => u.DisplayName, StringComparer.CurrentCulture)],
            [.. programmes.Select(p => (p.Code, Shown(p.Name, p.ShortName, p.Language).Text)).OrderBy(p => p.Text, StringComparer.CurrentCulture)]);
    }

    internal IQueryable<AuditEntry> Filtered(AppDbContext db, Actor actor, AuditFilter f)
    {
        var query = VisibleTo(db.AuditEntries.AsNoTracking(), actor);
        if (f.UserId is { } user) query = user == AuditFilter.Nobody ? query.Where(a => a.UserId == null) : query.Where(a => a.UserId == user);
        if (f.Programme is { } code) query = query.Where(a => db.Programmes.Any(p => p.Id == a.ProgrammeId && p.Code == code));
        if (f.Kind is { } kind) query = query.Where(AuditActions.Are(kind));
        var (first, end) = (f.From is { } from ? Utc(from) : DateTime.MinValue, f.To is { } to ? Utc(to.AddDays(1)) : DateTime.MaxValue);
        if (f.From is not null) query = query.Where(a => a.At >= first);
        if (f.To is not null) query = query.Where(a => a.At < end);
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

    internal static void Require(Actor actor)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
    }

    private static IQueryable<AuditEntry> VisibleTo(IQueryable<AuditEntry> entries, Actor actor) =>
        actor.ProgrammesAs(AccessRole.Coordinator) is { } ids ? entries.Where(a => a.ProgrammeId != null && ids.Contains(a.ProgrammeId.Value)) : entries;

    private DateTime Utc(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), clock.LocalTimeZone);

    private static (string? Tag, string Text) Shown(LocalizedText name, string? shortName, string? language) =>
        shortName is { Length: > 0 } ? (language, shortName) : name.ForReader(language);
}
