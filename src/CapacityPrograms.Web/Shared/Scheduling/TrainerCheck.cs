using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Scheduling;

/// <summary>Whether people who are to train in a programme are the actor's to choose: their numbers come from the browser.</summary>
public static class TrainerCheck
{
    /// <summary>Those who may not be chosen, each with the key of why.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> RefusedAsync(
        AppDbContext db, Actor actor, int programmeId, IReadOnlyCollection<int> people, CancellationToken ct)
    {
        if (people.Count == 0) return new Dictionary<int, string>();
        var mine = (await db.TrainersFoundBy(actor, programmeId).Where(p => people.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        var others = people.Where(id => !mine.Contains(id)).Distinct().ToList();
        var there = others.Count == 0 ? [] : await db.People.Where(p => others.Contains(p.Id) && p.CanonicalId == null && p.ErasedAt == null)
            .Select(p => new { p.Id, IsRestricted = p.RestrictedAt != null }).ToDictionaryAsync(p => p.Id, p => p.IsRestricted, ct);
        return others.ToDictionary(
            id => id, id => !there.TryGetValue(id, out var isRestricted) ? "Choose" : isRestricted ? "PersonRestricted" : "PersonElsewhere");
    }
}
