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

/// <summary>Lists participants and seats, and reads pasted lists.</summary>
public sealed class ParticipantQueries(IDbContextFactory<AppDbContext> contexts, IdentityCheck identities)
{
    /// <summary>Most lines of one pasted list.</summary>
    public const int MostLines = 500;

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
                u.Id, Unit = u.Unit!.Name, u.SlotLabel, u.Cohort, Key = u.Unit.SearchKey,
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
                .Select(u => new UnitChoice(u.Id, u.Unit ?? u.SlotLabel, u.Unit is not null, u.Key ?? SearchKey.Of(u.SlotLabel.Texts.Values)))
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

    /// <summary>
    /// Reads a pasted list: one person a line; name, municipality, position, e-mail, phone, parted by tab, semicolon or
    /// comma. Nothing is written: the lines come back with whom they may mean and what is in the way.
    /// </summary>
    public async Task<IReadOnlyList<PastedLine>> ReadPastedAsync(
        Actor actor, int eventId, string text, int? groupId, CancellationToken ct, bool familyFirst = false)
    {
        var list = await ListAsync(actor, eventId, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programmeId = await db.Events.Where(e => e.Id == eventId).Select(e => e.ProgrammeId).SingleAsync(ct);
        if (!actor.Coordinates(programmeId)) throw new ForbiddenException();
        var parsed = PastedList.Parse(text, list.Units, familyFirst);
        if (parsed.Count > MostLines) throw new RefusedException("Text", "TooManyLines", MostLines);
        var units = await db.ProgrammeUnits.AsNoTracking().Where(u => u.ProgrammeId == programmeId).ToDictionaryAsync(u => u.Id, u => u.UnitId, ct);
        var likely = await identities.FindAllAsync(
            actor,
            parsed.Select(p => new IdentityRecord(
                0, [new SpelledName(p.Input.GivenName, p.Input.FamilyName)], null, Sex.NotStated, p.Input.Email, p.Input.Phone,
                p.Input.ProgrammeUnitId is { } unit && units[unit] is { } place ? [place] : [], [])).ToList(),
            null, ct);
        var here = list.Rows.Where(r => r.Name is not null).Select(r => SearchKey.Fold(r.Name!)).ToHashSet();
        var there = list.Rows.Select(r => r.PersonId).OfType<int>().ToHashSet();
        var seen = new HashSet<string>();
        var lines = new List<PastedLine>();
        foreach (var ((number, raw, input, unitText), known) in parsed.Zip(likely))
        {
            input.TargetGroupId = groupId;
            var line = new PastedLine(number, raw, input, unitText, known);
            var name = SearchKey.Fold(PersonLabel.Of(input.GivenName, input.FamilyName));
            line.Problem = input.FamilyName.Length == 0 || input.GivenName.Length == 0 ? "PastedNoName"
                : here.Contains(name) || known.Any(k => k.Match.IsCertain && there.Contains(k.Id)) ? "PastedAlready"
                : !seen.Add(name) ? "PastedTwice"
                : input.Email is { } mail && Checks.AddressIn(mail) != mail ? "NotAnEmail"
                : unitText is not null && input.ProgrammeUnitId is null ? "PastedNoUnit" : null;
            line.Include = line.Problem is null or "PastedNoUnit";
            // Nobody is taken for somebody else by a name alone: without an address of one's own it is asked.
            line.Choice = known.Count == 0 ? 0 : known[0].Match.IsCertain ? known[0].Id : null;
            lines.Add(line);
        }
        return lines;
    }
}
