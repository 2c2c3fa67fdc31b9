using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Registrations;

/// <summary>
/// Registers many at once inside the caller's transaction, by the rules of <see cref="RegistrationService"/>. What those ask
/// the database for each person is read once here, so that thousands take seconds.
/// </summary>
public static class RegistrationBatch
{
    private const int Batch = 500;

    /// <summary>Adds all of them.</summary>
    /// <param name="learningEvent">With its programme, checked to be the actor's, and locked.</param>
    /// <param name="at">UTC, when they are registered.</param>
    /// <param name="written">Called with each part once it has ids.</param>
    /// <exception cref="RefusedException">With the field <c>Lines[i]</c> of the first that cannot be added.</exception>
    public static async Task AddAsync(
        AppDbContext db, Actor actor, LearningEvent learningEvent, IReadOnlyList<RegistrationInput> inputs, DateTime at,
        Func<IReadOnlyList<Registration>, Task> written, CancellationToken ct)
    {
        var units = await db
            .ProgrammeUnits.Where(u => u.ProgrammeId == learningEvent.ProgrammeId)
            .Select(u => new { u.Id, u.UnitId })
            .ToDictionaryAsync(u => u.Id, u => u.UnitId, ct);
        var groups = (await db.TargetGroups.Where(g => g.ProgrammeId == learningEvent.ProgrammeId).Select(g => g.Id).ToListAsync(ct)).ToHashSet();
        var seated = (
            await db
                .Seats.Where(s => s.EventId == learningEvent.Id && s.Number > 0 && s.ProgrammeUnitId != null)
                .Select(s => s.ProgrammeUnitId!.Value)
                .Distinct()
                .ToListAsync(ct)
        ).ToHashSet();
        var there = await db
            .Registrations.Where(r => r.EventId == learningEvent.Id)
            .Select(r => new
            {
                r.Number, Person = r.Person!.CanonicalId ?? r.PersonId,
            })
            .ToListAsync(ct);
        var here = there.Where(r => r.Person is not null).DistinctBy(r => r.Person).ToDictionary(r => r.Person!.Value, r => r.Number);
        var number = there.Count == 0 ? 0 : there.Max(r => r.Number);
        var places =
            await db.Registrations.TakingPlaces().CountAsync(r => r.EventId == learningEvent.Id, ct)
            + inputs.Count(i => RegistrationStates.OccupiesPlace(i.State));
        if (learningEvent.Capacity is { } capacity && places > capacity)
            throw new RefusedException("State", "EventFull", capacity);

        for (var first = 0; first < inputs.Count; first += Batch)
        {
            ct.ThrowIfCancellationRequested();
            var part = inputs.Skip(first).Take(Batch).ToList();
            var ids = part.Select(i => i.PersonId).OfType<int>().ToList();
            var known = await db
                .People.AsNoTracking()
                .Where(p => ids.Contains(p.Id) && p.ErasedAt == null)
                .Select(p => new
                {
                    p.Id, Canonical = p.CanonicalId ?? p.Id, Name = PersonLabel.Of(p.GivenName, p.FamilyName), p.RestrictedAt,
                })
                .ToDictionaryAsync(p => p.Id, ct);
            var people = known.Values.Select(p => p.Canonical).ToList();
            var mine = (await db.PeopleFoundBy(actor).Where(p => people.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
            var rows = new List<Registration>();
            foreach (var (input, i) in part.Select((input, i) => (input, first + i)))
            {
                RegistrationService.Check(input);
                if (input.ProgrammeUnitId is { } unit && !units.ContainsKey(unit)) throw new RefusedException($"Lines[{i}]", "Choose");
                if (input.TargetGroupId is { } group && !groups.Contains(group)) throw new RefusedException($"Lines[{i}]", "Choose");
                var row = new Registration { EventId = learningEvent.Id, Number = ++number, CreatedAt = at };
                var unitId = input.ProgrammeUnitId is { } of ? units[of] : null;
                if (input.PersonId is not { } person)
                    row.Person = RegistrationService.NewPerson(learningEvent, input, unitId);
                else if (!known.TryGetValue(person, out var found))
                    throw new RefusedException($"Lines[{i}]", "Missing");
                else if (!mine.Contains(found.Canonical))
                    throw new RefusedException($"Lines[{i}]", "PersonElsewhere");
                else if (found.RestrictedAt is not null)
                    throw new RefusedException($"Lines[{i}]", "PersonRestricted");
                else if (!here.TryAdd(found.Canonical, number))
                    throw new RefusedException($"Lines[{i}]", "AlreadyRegistered", found.Name, here[found.Canonical]);
                else
                    row.PersonId = found.Canonical;
                RegistrationService.Apply(row, input, unitId);
                rows.Add(row);
            }
            db.Registrations.AddRange(rows);
            await db.SaveAsync(ct);
            foreach (var row in rows.Where(r => r.ProgrammeUnitId is { } unit && seated.Contains(unit)))
            {
                await SeatAssignment.PlaceAsync(db, learningEvent, row, walkIn: false, ct);
                await db.SaveAsync(ct);
            }
            await written(rows);
            db.ChangeTracker.Clear();
        }
    }
}
