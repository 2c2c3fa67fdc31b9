using CapacityPrograms.Data;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Registrations;

/// <summary>Brings registrations back to what they were, inside the caller's transaction.</summary>
internal sealed class FormerRows(AppDbContext db, LearningEvent learningEvent)
{
    /// <summary>Why rows cannot be as they were: changed meanwhile, gone, registered again, or what they named is gone.</summary>
    public async Task<List<Refusal>> FaultsAsync(SelectionUndo undo, CancellationToken ct)
    {
        var there = await db.Registrations.AsNoTracking().Where(r => r.EventId == learningEvent.Id)
            .Select(r => new { r.Id, r.Version, r.Number, Person = r.Person!.CanonicalId ?? r.PersonId }).ToListAsync(ct);
        var units = await db.ProgrammeUnits.Where(u => u.ProgrammeId == learningEvent.ProgrammeId).Select(u => u.Id).ToListAsync(ct);
        var groups = await db.TargetGroups.Where(g => g.ProgrammeId == learningEvent.ProgrammeId).Select(g => g.Id).ToListAsync(ct);
        var specialisms = await db.Specialisms.Where(s => s.TargetGroup!.ProgrammeId == learningEvent.ProgrammeId).Select(s => s.Id).ToListAsync(ct);
        var back = undo.Rows.Select(r => r.Was.Id).ToHashSet();
        var people = undo.Removed ? await PeopleAsync(undo.Rows, ct) : [];
        var refusals = new List<Refusal>();
        foreach (var (was, version, _) in undo.Rows)
        {
            var at = Refusal.Row(was.Id);
            if (!undo.Removed && there.Find(r => r.Id == was.Id)?.Version != version) refusals.Add(new(at, "RowChangedMeanwhile"));
            else if ((was.ProgrammeUnitId is { } unit && !units.Contains(unit)) || (was.TargetGroupId is { } group && !groups.Contains(group))
                || (was.SpecialismId is { } specialism && !specialisms.Contains(specialism)))
                refusals.Add(new(at, "RowChangedMeanwhile"));
            else if (undo.Removed && was.SubstitutesId is { } other && !back.Contains(other) && there.TrueForAll(r => r.Id != other))
                refusals.Add(new(at, "RowChangedMeanwhile"));
            if (!undo.Removed || was.PersonId is not { } known) continue;
            // Whoever was removed may have been merged into another record, restricted, forgotten or registered anew since.
            if (!people.TryGetValue(known, out var person) || person.IsErased) refusals.Add(new(at, "Missing"));
            else if (person.IsRestricted) refusals.Add(new(at, "PersonRestricted"));
            else if (there.Find(r => r.Person == person.Canonical) is { } again) refusals.Add(new(at, "RegisteredAgain", again.Number));
        }
        return refusals;
    }

    /// <summary>Gives rows that are there their former values.</summary>
    public async Task<List<Registration>> ResetAsync(IReadOnlyList<FormerRow> former, CancellationToken ct)
    {
        var ids = former.Select(f => f.Was.Id).ToList();
        var rows = await db.Registrations.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        foreach (var (was, version, _) in former)
        {
            var row = rows[was.Id];
            (row.State, row.Role, row.TargetGroupId, row.SpecialismId) = (was.State, was.Role, was.TargetGroupId, was.SpecialismId);
            (row.ProgrammeUnitId, row.UnitId) = (was.ProgrammeUnitId, was.UnitId);
            row.NextVersion(version);
        }
        await db.SaveAsync(ct);
        await db.SeatOccupancies.Where(o => ids.Contains(o.RegistrationId)).ExecuteDeleteAsync(ct);
        return [.. former.Select(f => rows[f.Was.Id])];
    }

    /// <summary>Adds rows again that were removed, with the number that they had where nobody has it now.</summary>
    public async Task<List<Registration>> AddAsync(IReadOnlyList<FormerRow> former, CancellationToken ct)
    {
        var numbers = (await db.Registrations.Where(r => r.EventId == learningEvent.Id).Select(r => r.Number).ToListAsync(ct)).ToHashSet();
        var people = await PeopleAsync(former, ct);
        var rows = new Dictionary<int, Registration>();
        foreach (var (was, _, _) in former)
        {
            var number = numbers.Add(was.Number) ? was.Number : numbers.Max() + 1;
            numbers.Add(number);
            var person = was.PersonId is { } known ? people[known].Canonical : (int?)null;
            db.Registrations.Add(rows[was.Id] = new Registration
            {
                EventId = learningEvent.Id, PersonId = person, UnidentifiedNote = was.UnidentifiedNote, Number = number,
                ProgrammeUnitId = was.ProgrammeUnitId, UnitId = was.UnitId, OrganisationId = was.OrganisationId, Position = was.Position,
                PositionGroup = was.PositionGroup, TargetGroupId = was.TargetGroupId, SpecialismId = was.SpecialismId, Role = was.Role, State = was.State,
                OperationId = was.OperationId, IsWalkIn = was.IsWalkIn, CreatedAt = was.CreatedAt,
            });
        }
        await db.SaveAsync(ct);
        // Who came instead of somebody that was removed as well comes instead of the new row.
        foreach (var (was, _, _) in former.Where(f => f.Was.SubstitutesId is not null))
            rows[was.Id].SubstitutesId = rows.TryGetValue(was.SubstitutesId!.Value, out var other) ? other.Id : was.SubstitutesId;
        await db.SaveAsync(ct);
        return [.. former.Select(f => rows[f.Was.Id])];
    }

    /// <summary>Seats them where they sat; where somebody sits there now, on another seat of their unit.</summary>
    /// <returns>A refusal for each who had a seat and finds none.</returns>
    public async Task<List<Refusal>> SeatAsync(IReadOnlyList<FormerRow> former, IReadOnlyList<Registration> rows, CancellationToken ct)
    {
        var seats = (await db.Seats.Where(s => s.EventId == learningEvent.Id).Select(s => s.Id).ToListAsync(ct)).ToHashSet();
        var sessions = (await db.Sessions.Where(s => s.EventId == learningEvent.Id).Select(s => s.Id).ToListAsync(ct)).ToHashSet();
        var taken = (await db.SeatOccupancies.Where(o => o.Seat!.EventId == learningEvent.Id).Select(o => new { o.SeatId, o.SessionId }).ToListAsync(ct))
            .Select(o => (o.SeatId, o.SessionId)).ToHashSet();
        foreach (var (f, i) in former.Select((f, i) => (f, i)))
        {
            // Whom a substitute came for got the seat back, and gives it up again.
            if (rows[i].SubstitutesId is { } original)
            {
                var back = await db.SeatOccupancies.Where(o => o.RegistrationId == original).ToListAsync(ct);
                foreach (var seat in back.Where(o => f.Seats.Contains((o.SeatId, o.SessionId)))) seat.RegistrationId = rows[i].Id;
            }
            var free = f.Seats.Where(s => seats.Contains(s.SeatId) && sessions.Contains(s.SessionId) && taken.Add(s));
            db.SeatOccupancies.AddRange(free.Select(s => new SeatOccupancy { SeatId = s.SeatId, SessionId = s.SessionId, RegistrationId = rows[i].Id }));
        }
        await db.SaveAsync(ct);
        foreach (var row in rows)
        {
            // Places are counted when all are back: that somebody was too many then is nothing new.
            await SeatAssignment.PlaceAsync(db, learningEvent, row, walkIn: true, ct);
            await db.SaveAsync(ct);
        }
        var seated = (await db.SeatOccupancies.Where(o => o.Seat!.EventId == learningEvent.Id).Select(o => o.RegistrationId).ToListAsync(ct)).ToHashSet();
        return former.Zip(rows).Where(p => p.First.Seats.Count > 0 && !seated.Contains(p.Second.Id))
            .Select(p => new Refusal(Refusal.Row(p.First.Was.Id), "SeatTakenMeanwhile")).ToList();
    }

    private async Task<Dictionary<int, (int Canonical, bool IsErased, bool IsRestricted)>> PeopleAsync(IReadOnlyList<FormerRow> former, CancellationToken ct)
    {
        var ids = former.Select(f => f.Was.PersonId).OfType<int>().ToList();
        return (await db.People.AsNoTracking().Where(p => ids.Contains(p.Id))
                .Select(p => new { p.Id, p.CanonicalId, p.ErasedAt, p.RestrictedAt }).ToListAsync(ct))
            .ToDictionary(p => p.Id, p => (p.CanonicalId ?? p.Id, p.ErasedAt is not null, p.RestrictedAt is not null));
    }
}
