using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Components;

/// <summary>Keeps how somebody wants to see a list.</summary>
public sealed class ListPreferenceService(IDbContextFactory<AppDbContext> contexts)
{
    private const int LongestList = 60;
    private const int LongestChoice = 400;

    /// <summary>Leaves these columns out of a list from now on, and no others. What is too long to be a list of ours is kept nowhere.</summary>
    /// <param name="list">Path of the list's page.</param>
    /// <param name="columns">Names of the columns.</param>
    public async Task HideAsync(Actor actor, string list, IEnumerable<string> columns, CancellationToken ct)
    {
        var hidden = string.Join(',', columns.Where(c => c.Length > 0 && !c.Contains(',', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
        if (actor.UserId is not { } user || list.Length is 0 or > LongestList || hidden.Length > LongestChoice) return;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await ChangeAsync(db, user, list, hidden, ct)) return;
        db.ListPreferences.Add(new ListPreference { UserId = user, List = list, HiddenColumns = hidden });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Their other window was first.
            await ChangeAsync(db, user, list, hidden, ct);
        }
    }

    private static async Task<bool> ChangeAsync(AppDbContext db, int user, string list, string hidden, CancellationToken ct) =>
        await db.ListPreferences.Where(p => p.UserId == user && p.List == list).ExecuteUpdateAsync(s => s.SetProperty(p => p.HiddenColumns, hidden), ct) > 0;
}
