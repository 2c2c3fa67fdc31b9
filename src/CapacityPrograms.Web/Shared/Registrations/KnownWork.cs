using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Registrations;

/// <summary>What is known of somebody who is to be registered.</summary>
/// <param name="Organisation">Name of the organisation in its own language.</param>
public sealed record KnownWork(
    int? ProgrammeUnitId, int? OrganisationId, LocalizedText? Organisation, string? Position, PositionGroup PositionGroup, int? TargetGroupId,
    int? SpecialismId)
{
    /// <summary>
    /// Where a person works and on whose behalf they come: as in their last registration for this programme, and where there is
    /// none, from their newest affiliation, its municipality being among the programme's.
    /// </summary>
    public static async Task<KnownWork> OfAsync(AppDbContext db, Actor actor, int programmeId, int personId, CancellationToken ct)
    {
        var last = await db.Registrations.AsNoTracking()
            .Where(r => r.Event!.ProgrammeId == programmeId && (r.PersonId == personId || r.Person!.CanonicalId == personId))
            .OrderByDescending(r => r.Event!.FirstDay).ThenByDescending(r => r.Id)
            .Select(r => new KnownWork(
                r.ProgrammeUnitId, r.OrganisationId, r.Organisation!.Name, r.Position, r.PositionGroup, r.TargetGroupId, r.SpecialismId))
            .FirstOrDefaultAsync(ct);
        if (last is not null) return last;
        var work = await db.PeopleKeptBy(actor).AsNoTracking().Where(p => p.Id == personId)
            .SelectMany(p => p.Affiliations).Where(a => a.To == null).OrderByDescending(a => a.Id)
            .Select(a => new { a.OrganisationId, Organisation = a.Organisation!.Name, a.Position, a.PositionGroup, UnitId = a.UnitId ?? a.Organisation.UnitId })
            .FirstOrDefaultAsync(ct);
        if (work is null) return new(null, null, null, null, PositionGroup.NotStated, null, null);
        var unit = await db.ProgrammeUnits.AsNoTracking().Where(u => u.ProgrammeId == programmeId && u.Role != UnitRole.TargetArea && u.UnitId == work.UnitId)
            .OrderBy(u => u.Role).Select(u => (int?)u.Id).FirstOrDefaultAsync(ct);
        return new(unit, work.OrganisationId, work.Organisation, work.Position, work.PositionGroup, null, null);
    }
}
