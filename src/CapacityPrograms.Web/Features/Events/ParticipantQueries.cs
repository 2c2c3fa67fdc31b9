using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Events;

/// <summary>Lists participants and seats.</summary>
public sealed class ParticipantQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Participants and seats; a donor gets names only where the programme allows it.</summary>
    public async Task<ParticipantList> ListAsync(Actor actor, int eventId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var head =
            await db
                .Events.VisibleTo(actor)
                .AsNoTracking()
                .Where(e => e.Id == eventId)
                .Select(e => new
                {
                    e.ProgrammeId, e.Capacity, e.Programme!.DonorSeesNames, e.Programme.Language,
                })
                .SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        // Whose data is only kept is named to those who work with it, and to no donor.
        var all = actor.Coordinates(head.ProgrammeId) || actor.Roles.GetValueOrDefault(head.ProgrammeId) != AccessRole.Donor;
        var names = all || head.DonorSeesNames;
        var rows = await db
            .Registrations.AsNoTracking()
            .Where(r => r.EventId == eventId)
            .OrderBy(r => r.State == RegistrationState.Reserve ? 1 : 0)
            .ThenBy(r => r.Number)
            .Select(r => new ParticipantRow(
                r.Id, r.Version, r.Number, names ? r.PersonId : null,
                names && r.Person != null && (all || r.Person.RestrictedAt == null) ? PersonLabel.Of(r.Person.GivenName, r.Person.FamilyName) : null,
                names && r.Person != null && (all || r.Person.RestrictedAt == null) ? PersonLabel.Of(r.Person.FamilyName, r.Person.GivenName) : null,
                r.Person!.NameLanguage ?? head.Language, all ? r.UnidentifiedNote : null, r.ProgrammeUnitId,
                r.ProgrammeUnit!.Unit!.Name ?? r.ProgrammeUnit.SlotLabel, r.OrganisationId, r.Organisation!.Name, r.Position, r.PositionGroup,
                r.TargetGroupId, r.TargetGroup!.Name, r.SpecialismId, r.Role, r.State, r.IsWalkIn, r.Substitutes!.Number,
                db.AttendanceEntries.Any(e => e.RegistrationId == r.Id)))
            .ToListAsync(ct);
        var units = await db
            .ProgrammeUnits.AsNoTracking()
            .Where(u => u.ProgrammeId == head.ProgrammeId && u.Role != UnitRole.TargetArea)
            .OrderBy(u => u.Role)
            .ThenBy(u => u.Order)
            .Select(u => new
            {
                u.Id, Unit = u.Unit!.Name, u.SlotLabel, u.Cohort,
            })
            .ToListAsync(ct);
        var seats = await db
            .Seats.AsNoTracking()
            .Where(s => s.EventId == eventId && s.Number > 0)
            .GroupBy(s => s.ProgrammeUnitId)
            .Select(g => new
            {
                Unit = g.Key, Seats = g.Count(), Taken = g.Count(s => db.SeatOccupancies.Any(o => o.SeatId == s.Id)),
            })
            .ToListAsync(ct);
        var places = await db.Registrations.TakingPlaces().Where(r => r.EventId == eventId && r.ProgrammeUnitId != null)
            .GroupBy(r => r.ProgrammeUnitId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var groups = await db
            .TargetGroups.AsNoTracking()
            .Where(g => g.ProgrammeId == head.ProgrammeId)
            .OrderBy(g => g.Order)
            .Select(g => new
            {
                g.Id, g.Name, Specialisms = g.Specialisms.OrderBy(s => s.Order).Select(s => new { s.Id, s.Name }).ToList(),
            })
            .ToListAsync(ct);
        var lines = units
            .Select(u => new
            {
                Unit = u, Plan = seats.FirstOrDefault(s => s.Unit == u.Id),
                Come = places.GetValueOrDefault(u.Id),
                Reserve = rows.Count(r => r.ProgrammeUnitId == u.Id && r.State == RegistrationState.Reserve),
            })
            .Where(l => l.Plan is not null || l.Come > 0 || l.Reserve > 0)
            .Select(l => new SeatLine(
                l.Unit.Id, l.Unit.Unit ?? l.Unit.SlotLabel, l.Unit.Unit is not null, l.Unit.Cohort, l.Plan?.Seats ?? 0, l.Plan?.Taken ?? 0, l.Come,
                l.Reserve))
            .ToList();
        return new ParticipantList(
            rows, lines,
            units
                .Select(u => new UnitChoice(u.Id, u.Unit ?? u.SlotLabel, u.Unit is not null))
                .ToList(),
            groups.Select(g => new GroupChoice(g.Id, g.Name, g.Specialisms.Select(s => (s.Id, s.Name)).ToList())).ToList(),
            head.Capacity, await db.Registrations.TakingPlaces().CountAsync(r => r.EventId == eventId, ct),
            actor.Coordinates(head.ProgrammeId) ? await DoubleBookings.OfAsync(db, actor, [eventId], ct) : []);
    }

    /// <summary>Where else somebody who is to come to an event is expected at the same time.</summary>
    public async Task<IReadOnlyList<DoubleBooking>> ElsewhereAsync(Actor actor, int eventId, int personId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programmeId = await db.Events.VisibleTo(actor).Where(e => e.Id == eventId).Select(e => (int?)e.ProgrammeId).SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        if (!actor.Coordinates(programmeId)) throw new ForbiddenException();
        return await DoubleBookings.IfAsync(db, actor, eventId, personId, ct);
    }

    /// <summary>What is known of somebody who is to come to an event.</summary>
    public async Task<KnownWork> KnownAsync(Actor actor, int eventId, int personId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programmeId = await db.Events.VisibleTo(actor).Where(e => e.Id == eventId).Select(e => (int?)e.ProgrammeId).SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        if (!actor.Coordinates(programmeId)) throw new ForbiddenException();
        return await KnownWork.OfAsync(db, actor, programmeId, personId, ct);
    }
}
