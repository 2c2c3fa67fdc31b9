using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Components.Layout;

/// <summary>A programme in the navigation.</summary>
public sealed record NavProgramme(int Id, string Code, string Name, string Lang, bool Coordinates, bool SeesProgress);

/// <summary>What the frame around each page shows.</summary>
public sealed record ShellView(Actor Actor, IReadOnlyList<NavProgramme> Programmes);

/// <summary>Reads what the frame shows.</summary>
public sealed class Shell(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>The programmes an actor sees, by name in the reader's alphabet.</summary>
    public async Task<ShellView> ReadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var query = db.Programmes.AsNoTracking();
        if (actor.Programmes is { } ids) query = query.Where(p => ids.Contains(p.Id));
        var rows = await query.Select(p => new { p.Id, p.Code, p.Name, p.ShortName, p.Language }).ToListAsync(ct);
        return new(actor, rows
            .Select(p =>
            {
                var (lang, name) = ProgrammeLabel.Of(p.ShortName, p.Name, p.Language, Language.Current.Tag);
                return new NavProgramme(p.Id, p.Code, name, lang, actor.Coordinates(p.Id), actor.SeesProgress(p.Id));
            })
            .OrderBy(p => SortKey.For(Language.Current.Tag, p.Name, p.Lang), StringComparer.Ordinal).ToList());
    }
}
