using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Components;

/// <summary>Reads how somebody wants to see a list.</summary>
public sealed class ListPreferenceQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Names of the columns that this actor leaves out.</summary>
    /// <param name="list">Path of the list's page.</param>
    public async Task<IReadOnlySet<string>> HiddenAsync(Actor actor, string list, CancellationToken ct)
    {
        if (actor.UserId is not { } user) return new HashSet<string>();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var hidden = await db.ListPreferences.Where(p => p.UserId == user && p.List == list).Select(p => p.HiddenColumns).SingleOrDefaultAsync(ct);
        return (hidden ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }
}
