using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Programmes;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Home;

/// <summary>What leads from an empty installation to the first attendance sheet, in order.</summary>
public enum StepKind { Programme, Units, Groups, Event, People, Sheet }

/// <summary>One step.</summary>
/// <param name="Href">Where it is done; null while an earlier step must come first.</param>
public sealed record FirstStep(StepKind Kind, bool IsDone, string? Href);

/// <summary>Reads how far a coordinator has come who has no attendance yet.</summary>
internal static class FirstSteps
{
    /// <summary>The steps; none once somebody was marked in a programme that the actor coordinates.</summary>
    public static async Task<IReadOnlyList<FirstStep>> ReadAsync(AppDbContext db, Actor actor, CancellationToken ct)
    {
        IQueryable<Programme> programmes = db.Programmes.AsNoTracking();
        if (actor.ProgrammesAs(AccessRole.Coordinator) is { } ids) programmes = programmes.Where(p => ids.Contains(p.Id));
        if (await db.AttendanceMarks.AnyAsync(m => programmes.Any(p => p.Id == m.Event!.ProgrammeId), ct)) return [];
        var code = await programmes.OrderByDescending(p => p.Id).Select(p => p.Code).FirstOrDefaultAsync(ct);
        var held = await programmes
            .Where(p => p.Code == code)
            .Select(p => new { Units = p.Units.Any(), Groups = p.TargetGroups.Any() })
            .FirstOrDefaultAsync(ct);
        var planned = await db
            .Events.AsNoTracking()
            .Where(e => e.Programme!.Code == code)
            .OrderByDescending(e => e.Id)
            .Select(e => new
            {
                e.Id, IsDraft = e.State == EventState.Draft, People = e.Registrations.Any(),
            })
            .FirstOrDefaultAsync(ct);
        return
        [
            new(StepKind.Programme, code is not null, code is null ? "/programmes/new" : $"/programmes/{code}"),
            new(StepKind.Units, held?.Units == true, code is null ? null : $"/programmes/{code}/units"),
            new(StepKind.Groups, held?.Groups == true, code is null ? null : $"/programmes/{code}/groups"),
            new(
                StepKind.Event, planned is { IsDraft: false },
                code is null ? null
                    : planned is null ? $"/events/new?programme={code}"
                    : $"/events/{planned.Id}"),
            new(StepKind.People, planned?.People == true, planned is null ? null : $"/events/{planned.Id}"),
            new(StepKind.Sheet, false, planned?.People == true ? $"/events/{planned.Id}/attendance" : null),
        ];
    }
}
