using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Shared.Matching;

/// <summary>What a search field can find.</summary>
public enum LookupKind { Person, Organisation, Unit, Venue, OpenEvent }

/// <summary>Something found, with what tells it from others of the same name; each of the two texts in its own language.</summary>
/// <param name="Kind">What it is, and until when it was: in the interface's language.</param>
public sealed record Found(int Id, string Text, string Lang, string Detail, string? DetailLang = null, string? Kind = null);

/// <summary>Search while typing, for coordinators who fill in forms and for a trainer's walk-in.</summary>
public sealed class LookupQueries(IDbContextFactory<AppDbContext> contexts, IStringLocalizer<CommonTexts> common)
{
    /// <summary>At most this many are offered; more words narrow it down.</summary>
    public const int Most = 8;

    /// <summary>Finds rows whose folded name holds every word, in any script.</summary>
    /// <exception cref="ForbiddenException">The actor keeps no programme and trains in none.</exception>
    public async Task<IReadOnlyList<Found>> FindAsync(Actor actor, LookupKind kind, string text, CancellationToken ct)
    {
        if (!actor.IsAdministrator && !actor.Roles.Values.Any(r => r is AccessRole.Coordinator or AccessRole.Trainer)) throw new ForbiddenException();
        if (string.IsNullOrWhiteSpace(text)) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return kind switch
        {
            LookupKind.Person => await PeopleAsync(db, actor, text, ct),
            LookupKind.Organisation => await OrganisationsAsync(db, text, ct),
            LookupKind.Unit => await UnitsAsync(db, text, ct),
            LookupKind.OpenEvent => await OpenEventsAsync(db, actor, text, ct),
            _ => (await db.Venues.AsNoTracking().Search(text, v => v.SearchKey).OrderBy(v => v.Name).Take(Most)
                .Select(v => new { v.Id, v.Name, Unit = v.Unit!.Name, v.Address }).ToListAsync(ct))
                .Select(v => new Found(v.Id, v.Name, "", $"{v.Unit?.Shown()} {v.Address}".Trim(), v.Unit?.ShownTag())).ToList(),
        };
    }

    private static async Task<IReadOnlyList<Found>> PeopleAsync(AppDbContext db, Actor actor, string text, CancellationToken ct) => (
            await db
                .PeopleFoundBy(actor).AsNoTracking()
                .Where(p => p.RestrictedAt == null)
                .Search(text, p => p.SearchKey)
                .InAlphabet(Language.Current.Tag)
                .ThenBy(p => p.Id)
                .Take(Most)
                .Select(p => new
                {
                    p.Id, p.GivenName, p.FamilyName, p.NameLanguage,
                    Last = p
                        .Affiliations.OrderByDescending(a => a.Id)
                        .Select(a => new
                        {
                            Organisation = a.Organisation!.Name, Unit = a.Unit!.Name, a.Position,
                        })
                        .FirstOrDefault(),
                })
                .ToListAsync(ct)
        ).Select(p => new Found(
            p.Id, PersonLabel.Of(p.GivenName, p.FamilyName), p.NameLanguage ?? "",
            p.Last is null
                ? ""
                : string.Join(" · ", new[] { p.Last.Organisation?.Shown(p.NameLanguage) ?? p.Last.Unit?.Shown(p.NameLanguage), p.Last.Position }
                    .Where(s => !string.IsNullOrEmpty(s))),
            (p.Last?.Organisation ?? p.Last?.Unit)?.ShownTag(p.NameLanguage))).ToList();

    private async Task<IReadOnlyList<Found>> OrganisationsAsync(AppDbContext db, string text, CancellationToken ct) =>
        (await db.Organisations.AsNoTracking().Search(text, o => o.SearchKey).InAlphabet(Language.Current.Tag).ThenBy(o => o.Id).Take(Most)
            .Select(o => new { o.Id, o.Name, o.Kind, Unit = o.Unit!.Name }).ToListAsync(ct))
        .Select(o => new Found(o.Id, o.Name.Shown(), o.Name.ShownTag(), o.Unit?.Shown() ?? "", o.Unit?.ShownTag(), common.Word(o.Kind))).ToList();

    private async Task<IReadOnlyList<Found>> UnitsAsync(AppDbContext db, string text, CancellationToken ct) =>
        (await db.Units.AsNoTracking().Search(text, u => u.SearchKey).InAlphabet(Language.Current.Tag).ThenBy(u => u.Id).Take(Most)
            .Select(u => new { u.Id, u.Name, u.Country, u.Kind, u.ValidTo, Parent = u.Parent!.Name }).ToListAsync(ct))
        .Select(u => new Found(
            u.Id, u.Name.Shown(), u.Name.ShownTag(), $"{u.Parent?.Shown()} {u.Country}".Trim(), u.Parent?.ShownTag(),
            common.UnitKindInWords(u.Kind, u.ValidTo)))
        .ToList();

    // Those that the actor coordinates and that still take people; what comes next stands first.
    private static async Task<IReadOnlyList<Found>> OpenEventsAsync(AppDbContext db, Actor actor, string text, CancellationToken ct)
    {
        var events = db.Events.AsNoTracking().Where(e => e.State != EventState.Closed && e.State != EventState.Cancelled);
        if (actor.ProgrammesAs(AccessRole.Coordinator) is { } programmes) events = events.Where(e => programmes.Contains(e.ProgrammeId));
        var rows = await events.Search(text, e => e.SearchKey)
            .OrderBy(e => EventStates.Ahead.Contains(e.State) ? 0 : 1).ThenBy(e => e.FirstDay).ThenBy(e => e.Id).Take(Most)
            .Select(e => new { e.Id, e.Title, e.FirstDay, Language = e.Language ?? e.Programme!.Language }).ToListAsync(ct);
        return rows.Select(e => new Found(e.Id, e.Title.Shown(e.Language), e.Title.ShownTag(e.Language), e.FirstDay?.Compact() ?? "")).ToList();
    }
}
