using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Search;

/// <summary>What is found, in the order of the page.</summary>
public enum FoundKind { Programmes, Events, Places, People, Organisations }

/// <summary>Something found.</summary>
/// <param name="Details">What tells it from others of the same name.</param>
public sealed record FoundLine(string Href, string Text, string Lang, IReadOnlyList<FoundDetail> Details);

/// <summary>A word about something found, with its language where that is not the reader's.</summary>
public sealed record FoundDetail(string Text, string? Lang = null);

/// <summary>Findings of one kind.</summary>
/// <param name="Total">How many there are, of which the first are listed.</param>
/// <param name="Register">Where all of them are listed; null where the actor has no such list.</param>
public sealed record FoundGroup(FoundKind Kind, int Total, IReadOnlyList<FoundLine> Lines, string? Register = null);

/// <summary>Finds by folded keys, so that a name is found in any script and case, and by exact codes.</summary>
public sealed class SearchQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>At most this many of a kind are listed.</summary>
    public const int Most = 20;

    /// <summary>Everything the actor may see that holds all words; kinds without a finding are left out.</summary>
    public async Task<IReadOnlyList<FoundGroup>> FindAsync(Actor actor, string? text, CancellationToken ct)
    {
        text = text?.Trim() ?? "";
        var words = SearchKey.Words(text[..Math.Min(text.Length, 200)]);
        if (words.Count == 0) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = new List<FoundGroup>
        {
            await ProgrammesAsync(db, actor, text, ct), await EventsAsync(db, actor, text, ct), await PlacesAsync(db, actor, text, ct),
        };
        if (actor.CoordinatesAny)
        {
            found.Add(await PeopleAsync(db, actor, text, ct));
            found.Add(await OrganisationsAsync(db, text, ct));
        }
        var query = Uri.EscapeDataString(text);
        return [.. found.Where(g => g.Total > 0).Select(g => g with { Register = RegisterOf(g.Kind, query, actor) })];
    }

    private static string? RegisterOf(FoundKind kind, string query, Actor actor) => kind switch
    {
        FoundKind.Programmes => $"/programmes?q={query}",
        FoundKind.Events => $"/schedule?when=all&q={query}",
        FoundKind.Places => actor.CoordinatesAny ? $"/places?q={query}" : null,
        FoundKind.People => $"/people?q={query}",
        _ => $"/organisations?q={query}",
    };

    private static async Task<FoundGroup> ProgrammesAsync(AppDbContext db, Actor actor, string text, CancellationToken ct)
    {
        var code = text.ToLowerInvariant();
        var visible = db.Programmes.VisibleTo(actor).AsNoTracking();
        var byName = visible.Search(text, p => p.SearchKey).Select(p => p.Id);
        var query = visible.Where(p => p.Code == code || byName.Contains(p.Id));
        var rows = await query
            .InAlphabet(Language.Current.Tag)
            .ThenBy(p => p.Id)
            .Select(p => new
            {
                p.Code, p.Name, p.ShortName, p.Language,
            })
            .Take(Most)
            .ToListAsync(ct);
        return new(
            FoundKind.Programmes, await query.CountAsync(ct),
            rows.Select(p => Line($"/programmes/{p.Code}", p.Name, p.Language, Detail(p.ShortName, p.Language))).ToList());
    }

    private static async Task<FoundGroup> EventsAsync(AppDbContext db, Actor actor, string text, CancellationToken ct)
    {
        var query = db.Events.VisibleTo(actor).AsNoTracking().Search(text, e => e.SearchKey);
        var rows = await query
            .OrderByDescending(e => e.FirstDay != null)
            .ThenByDescending(e => e.FirstDay)
            .ThenByDescending(e => e.Id)
            .Select(e => new
            {
                e.Id, e.Title, Language = e.Language ?? e.Programme!.Language, e.FirstDay, Programme = e.Programme!.Name, e.Programme.ShortName,
                ProgrammeLanguage = e.Programme.Language,
            })
            .Take(Most)
            .ToListAsync(ct);
        return new(
            FoundKind.Events, await query.CountAsync(ct),
            rows.Select(e => Line(
                    $"/events/{e.Id}", e.Title, e.Language, Detail(e.FirstDay?.Long()),
                    e.ShortName is null ? Detail(e.Programme, e.ProgrammeLanguage) : Detail(e.ShortName, e.ProgrammeLanguage)))
                .ToList());
    }

    private static async Task<FoundGroup> PlacesAsync(AppDbContext db, Actor actor, string text, CancellationToken ct)
    {
        var code = text.ToUpperInvariant();
        var visible = db.Units.AsNoTracking();
        if (!actor.CoordinatesAny)
        {
            var programmes = actor.Programmes!;
            visible = visible.Where(u => db.ProgrammeUnits.Any(p => p.UnitId == u.Id && programmes.Contains(p.ProgrammeId)));
        }
        var byName = visible.Search(text, u => u.SearchKey).Select(u => u.Id);
        var query = visible.Where(u => u.Codes.Any(c => c.Code == text || c.Code == code) || byName.Contains(u.Id));
        var rows = await query
            .InAlphabet(Language.Current.Tag)
            .ThenBy(u => u.Id)
            .Select(u => new
            {
                u.Id, u.Name, u.Country, Parent = u.Parent!.Name, Codes = u.Codes.Where(c => c.IdentityKey != null).Select(c => c.Code).ToList(),
            })
            .Take(Most)
            .ToListAsync(ct);
        // Pages of places are for those who keep them; others are led to the events of the place.
        return new(
            FoundKind.Places, await query.CountAsync(ct),
            rows.Select(u =>
                    Line(
                        actor.CoordinatesAny ? $"/places/{u.Id}" : $"/schedule?unit={u.Id}&when=all", u.Name, null,
                        [Detail(u.Parent), Detail(u.Country), .. u.Codes.Select(c => Detail(c))]))
                .ToList());
    }

    private static async Task<FoundGroup> PeopleAsync(AppDbContext db, Actor actor, string text, CancellationToken ct)
    {
        var query = db.PeopleKeptBy(actor).AsNoTracking().Search(text, p => p.SearchKey);
        var rows = await query
            .InAlphabet(Language.Current.Tag)
            .ThenBy(p => p.Id)
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
            .Take(Most)
            .ToListAsync(ct);
        return new(
            FoundKind.People, await query.CountAsync(ct),
            rows.Select(p => new FoundLine(
                    $"/people/{p.Id}", PersonLabel.Of(p.GivenName, p.FamilyName), p.NameLanguage ?? "",
                    Stated(Detail(p.Last?.Organisation ?? p.Last?.Unit, p.NameLanguage), Detail(p.Last?.Position, p.NameLanguage))))
                .ToList());
    }

    private static async Task<FoundGroup> OrganisationsAsync(AppDbContext db, string text, CancellationToken ct)
    {
        var query = db.Organisations.AsNoTracking().Search(text, o => o.SearchKey);
        var rows = await query
            .InAlphabet(Language.Current.Tag)
            .ThenBy(o => o.Id)
            .Select(o => new
            {
                o.Id, o.Name, o.ShortName, Unit = o.Unit!.Name, Parent = o.Unit.Parent!.Name,
            })
            .Take(Most)
            .ToListAsync(ct);
        return new(
            FoundKind.Organisations, await query.CountAsync(ct),
            rows.Select(o => Line($"/organisations/{o.Id}", o.Name, null, Detail(o.ShortName), Detail(o.Unit), Detail(o.Parent))).ToList());
    }

    private static FoundLine Line(string href, LocalizedText name, string? original, params FoundDetail?[] details)
    {
        var (tag, shown) = name.ForReader(original);
        return new(href, shown, tag, Stated(details));
    }

    private static FoundDetail? Detail(string? text, string? language = null) => string.IsNullOrWhiteSpace(text) ? null : new(text, language);

    private static FoundDetail? Detail(LocalizedText? name, string? original = null) => Detail(name?.Shown(original), name?.ShownTag(original));

    private static IReadOnlyList<FoundDetail> Stated(params FoundDetail?[] details) => details.OfType<FoundDetail>().ToList();
}
