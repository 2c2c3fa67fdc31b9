using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>What came of registering several people.</summary>
/// <param name="Rows">The new registrations, to take them back.</param>
/// <param name="Already">How many of them were registered before.</param>
/// <param name="Incomplete">Of how many new ones no municipality or no target group is known.</param>
public sealed record RegisteredPeople(IReadOnlyList<SelectedRow> Rows, int Already, int Incomplete);

/// <summary>Registers several people of the register for an event.</summary>
public sealed class SelectedPeopleService(IDbContextFactory<AppDbContext> contexts, RegistrationService registrations)
{
    /// <summary>
    /// Registers all who are not registered there yet, with the organisation, municipality and target group that are known of
    /// each; where the programme has one group only, they belong to that. All of them or nobody.
    /// </summary>
    /// <exception cref="RefusedException">With the field <c>Rows[person id]</c> of each who cannot be registered; or the event is full or closed.</exception>
    public async Task<RegisteredPeople> RegisterAsync(
        Actor actor, int eventId, IReadOnlyList<int> people, RegistrationState state, CancellationToken ct)
    {
        if (people.Count == 0) throw new RefusedException("", "Choose");
        var (inputs, already) = await InputsAsync(actor, eventId, people, state, ct);
        if (inputs.Count == 0) return new([], already, 0);
        try
        {
            var rows = await registrations.AddAllAsync(actor, eventId, inputs, ct);
            return new(rows, already, inputs.Count(i => i.ProgrammeUnitId is null || i.TargetGroupId is null));
        }
        catch (RefusedException refused)
        {
            var fields = inputs.Select((input, i) => ($"Lines[{i}]", Refusal.Row(input.PersonId!.Value))).ToDictionary();
            throw new RefusedException([.. refused.Refusals.Select(r => r with { Field = fields.GetValueOrDefault(r.Field, r.Field) })]);
        }
    }

    private async Task<(List<RegistrationInput> Inputs, int Already)> InputsAsync(
        Actor actor, int eventId, IReadOnlyList<int> people, RegistrationState state, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await db.Events.VisibleTo(actor).Where(e => e.Id == eventId).Select(e => (int?)e.ProgrammeId).SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        if (!actor.Coordinates(programme)) throw new ForbiddenException();
        // Ids come from the browser: nobody is registered whom the actor does not keep.
        var kept = (await db.PeopleKeptBy(actor).Where(p => people.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        if (people.Where(id => !kept.Contains(id)).Select(id => new Refusal(Refusal.Row(id), "Missing")).ToList() is { Count: > 0 } unknown)
            throw new RefusedException(unknown);
        var here = (await db.Registrations.Where(r => r.EventId == eventId && r.PersonId != null)
            .Select(r => r.Person!.CanonicalId ?? r.PersonId!.Value).ToListAsync(ct)).ToHashSet();
        var groups = await db.TargetGroups.Where(g => g.ProgrammeId == programme).Select(g => g.Id).ToListAsync(ct);
        var inputs = new List<RegistrationInput>();
        foreach (var person in people.Distinct().Where(id => !here.Contains(id)))
        {
            var known = await KnownWork.OfAsync(db, actor, programme, person, ct);
            inputs.Add(new RegistrationInput
            {
                EventId = eventId, PersonId = person, State = state, ProgrammeUnitId = known.ProgrammeUnitId, OrganisationId = known.OrganisationId,
                Position = known.Position, PositionGroup = known.PositionGroup, SpecialismId = known.SpecialismId,
                TargetGroupId = known.TargetGroupId ?? (groups.Count == 1 ? groups[0] : null),
            });
        }
        return (inputs, people.Distinct().Count() - inputs.Count);
    }
}
