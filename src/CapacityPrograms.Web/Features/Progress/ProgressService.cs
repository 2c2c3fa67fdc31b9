using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Schedule;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>The figures of a programme, counted from marks; nothing here is typed in.</summary>
public sealed class ProgressService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>All figures of a programme and its projects in a period.</summary>
    /// <exception cref="Shared.Refusals.MissingException">No such programme whose figures the actor sees.</exception>
    public async Task<ProgressView> ReadAsync(Actor actor, string code, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var data = await ProgressReading.ReadAsync(db, actor, code, from, to, ct);
        var (programme, ids) = (data.Programme, data.Ids);
        var all = data.Counting.Participations;
        var named = data.Registrations.Where(ProgressReading.IsNamed).ToList();
        var groups = await GroupsAsync(db, ids, data, named, ct);
        var units = await ProgressReading.UnitsAsync(db, ids, all, ct);
        var stated = await db.SourceStatements.AsNoTracking().Where(s => ids.Contains(s.ProgrammeId) && s.Quantity != null && s.ComparedWith == ComparedWith.Beneficiaries)
            .OrderBy(s => s.Order).Select(s => s.Quantity).FirstOrDefaultAsync(ct);
        var funders = await db.ProgrammeOrganisations.AsNoTracking().Where(o => ids.Contains(o.ProgrammeId) && o.Role == OrganisationRole.Funder).Select(o => o.Organisation!.Name).ToListAsync(ct);
        var months = all.GroupBy(p => new DateOnly(p.FirstDay.Year, p.FirstDay.Month, 1)).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())).ToList();
        var sexes = all.Where(p => p.Registration.PersonId is not null).DistinctBy(p => p.Registration.PersonId).GroupBy(p => p.Registration.Sex).ToDictionary(g => g.Key, g => g.Count());
        return new ProgressView(
            programme.Id, programme.Code, programme.Name, programme.Language, funders.Distinct().ToList(), data.SeesNames, clock.GetUtcNow().UtcDateTime, programme.TimeZone,
            named.Select(r => r.Counted.PersonId).Distinct().Count(), Counting.People(all), all.Count, Counting.Days(all), all.Any(p => p.TimesUnknown),
            Counting.People(all.Where(p => groups.Any(g => g is { Stated: not null, Unit: StatedUnit.People } && g.Id == p.Registration.TargetGroupId))),
            stated, units.Count(u => u.IsNamed), units.Count(u => u is { IsNamed: true, Attendances: > 0 }), units.Count(u => u is { IsNamed: false, Attendances: > 0 }),
            data.Events.Count(e => e.State is EventState.Held or EventState.Closed), data.Events.Count(e => e.State is EventState.Planned or EventState.Confirmed), data.Events.Count(e => e.State is EventState.Cancelled),
            all.Count(p => p.Registration.PersonId is null), groups, units,
            new[] { Sex.Female, Sex.Male, Sex.Other, Sex.NotStated }.Select(s => (s, sexes.GetValueOrDefault(s))).Where(s => s.Item1 != Sex.Other || s.Item2 > 0).ToList(), months);
    }

    private static async Task<IReadOnlyList<GroupLine>> GroupsAsync(AppDbContext db, IReadOnlyList<int> ids, ProgressData data, IReadOnlyList<RegistrationHead> named, CancellationToken ct)
    {
        var groups = await db.TargetGroups.AsNoTracking().Where(g => ids.Contains(g.ProgrammeId) && g.Kind == TargetGroupKind.Trainee).OrderBy(g => g.ProgrammeId).ThenBy(g => g.Order)
            .Select(g => new { g.Id, g.Name, g.StatedQuantity, g.StatedUnit, Specialisms = g.Specialisms.OrderBy(s => s.Order).Select(s => s.Name).ToList() }).ToListAsync(ct);
        GroupLine Line(int id, LocalizedText name, IReadOnlyList<LocalizedText> specialisms, int? stated, StatedUnit? unit)
        {
            var mine = data.Filtered(new ProgressFilter(GroupId: id)).ToList();
            return new GroupLine(id, name, specialisms, stated, unit, named.Where(r => (r.Counted.TargetGroupId ?? 0) == id).Select(r => r.Counted.PersonId).Distinct().Count(),
                Counting.People(mine), mine.Count, Counting.Days(mine));
        }
        var lines = groups.Select(g => Line(g.Id, g.Name, g.Specialisms, g.StatedQuantity, g.StatedUnit)).ToList();
        var none = Line(0, LocalizedText.Empty, [], null, null);
        if (none.Named > 0 || none.Attendances > 0) lines.Add(none);
        return lines;
    }
}
