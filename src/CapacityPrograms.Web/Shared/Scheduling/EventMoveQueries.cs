using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Scheduling;

/// <summary>An event that may be moved, and what would come of it.</summary>
/// <param name="Days">By how many days; none while no other day is chosen.</param>
/// <param name="Clashes">Those on the days it would have then.</param>
public sealed record MovePlan(
    int Id, int Version, LocalizedText Title, string Language, DateOnly First, DateOnly Last, int Days, IReadOnlyList<ClashView> Clashes);

/// <summary>Tells what a move would mean, before it is made.</summary>
public sealed class EventMoveQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>The clashes that an event would have, were another day its first.</summary>
    /// <param name="firstDay">The new first day; null for the days it has.</param>
    /// <exception cref="RefusedException">It cannot be moved, or not there.</exception>
    public async Task<MovePlan> PlanAsync(Actor actor, int id, DateOnly? firstDay, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await MoveRules.EventAsync(db, actor, id, ct);
        var days = firstDay is { } to && row.FirstDay is { } from ? to.DayNumber - from.DayNumber : 0;
        await MoveRules.CheckAsync(db, row, days, ct);
        return new MovePlan(
            id, row.Version, row.Title, row.Language ?? row.Programme!.Language, row.FirstDay!.Value, row.LastDay!.Value, days,
            await ClashFinder.FindAsync(db, row.ProgrammeId, OccupiedTimes.Of(row, days), ct));
    }
}
