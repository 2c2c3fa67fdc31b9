using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Registrations;

/// <summary>
/// Registers people: the one path for forms, pasted lists, walk-ins and substitutes, so that capacity, seats and
/// doubles are checked alike, inside the write's transaction.
/// </summary>
public sealed class RegistrationService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Adds or changes one registration.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="RefusedException">Input is wrong, the person is registered already, or no place is free.</exception>
    public async Task<int> SaveAsync(Actor actor, RegistrationInput input, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginEventAsync(input.EventId, ct);
        var learningEvent = await WritableAsync(db, actor, input.EventId, input.IsWalkIn, ct);
        if (await SentBeforeAsync(db, input, ct) is { } before) return before;
        var row = await SaveAsync(db, actor, learningEvent, input, ct);
        await db.SaveAsync(ct);
        db.Audit(
            actor, clock, input.Id == 0 ? AuditActions.RegistrationAdded : AuditActions.RegistrationChanged, learningEvent.ProgrammeId,
            "registration", row.Id);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return row.Id;
    }

    /// <summary>Adds all of a list or none.</summary>
    /// <returns>The new rows, in the order of the list.</returns>
    /// <exception cref="RefusedException">With the field <c>Lines[i]</c> of each that cannot be added.</exception>
    public async Task<IReadOnlyList<SelectedRow>> AddAllAsync(Actor actor, int eventId, IReadOnlyList<RegistrationInput> inputs, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginEventAsync(eventId, ct);
        var learningEvent = await WritableAsync(db, actor, eventId, walkIn: false, ct);
        var (refusals, rows) = (new List<Refusal>(), new List<Registration>());
        for (var i = 0; i < inputs.Count; i++)
        {
            inputs[i].EventId = eventId;
            try
            {
                rows.Add(await SaveAsync(db, actor, learningEvent, inputs[i], ct));
                await db.SaveAsync(ct);
            }
            catch (RefusedException refused)
            {
                refusals.AddRange(refused.Refusals.Select(r => r with { Field = $"Lines[{i}]" }));
            }
        }
        if (refusals.Count > 0)
            throw new RefusedException(refusals);
        db.Audit(
            actor, clock, AuditActions.RegistrationPasted, learningEvent.ProgrammeId, "event", eventId,
            inputs.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return [.. rows.Select(r => new SelectedRow(r.Id, r.Version))];
    }

    /// <summary>
    /// Somebody comes instead of another for some sessions or all: the seat moves to the substitute in those sessions and
    /// stays the municipality's; attendance and person-days go to who comes.
    /// </summary>
    /// <param name="sessionIds">Sessions of the event; all of them where empty.</param>
    /// <returns>The substitute's registration.</returns>
    public async Task<int> SubstituteAsync(
        Actor actor, int registrationId, RegistrationInput substitute, IReadOnlyCollection<int> sessionIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginEventAsync(substitute.EventId, ct);
        var learningEvent = await WritableAsync(db, actor, substitute.EventId, walkIn: true, ct);
        if (await SentBeforeAsync(db, substitute, ct) is { } before)
            return before;
        var original =
            await db.Registrations.SingleOrDefaultAsync(r => r.Id == registrationId && r.EventId == learningEvent.Id, ct)
            ?? throw new MissingException();
        var sessions = await db
            .Sessions.Where(s => s.EventId == learningEvent.Id && (sessionIds.Count == 0 || sessionIds.Contains(s.Id)))
            .Select(s => s.Id)
            .ToListAsync(ct);
        if (sessions.Count == 0) throw new RefusedException("", "Choose");
        if (substitute.PersonId is { } same && same == original.PersonId) throw new RefusedException("PersonId", "Choose");

        var row = substitute.PersonId is { } person
            ? await db.Registrations.SingleOrDefaultAsync(
                r => r.EventId == learningEvent.Id && (r.PersonId == person || r.Person!.CanonicalId == person),
                ct)
            : null;
        // Who has a place here already keeps it: nobody sits on two, and what they give up would be free unseen.
        if (row is not null && RegistrationStates.OccupiesPlace(row.State) && row.SubstitutesId != original.Id)
            throw new RefusedException("PersonId", "AlreadyRegistered", await NameAsync(db, row, ct), row.Number);
        if (row is null)
        {
            substitute.ProgrammeUnitId ??= original.ProgrammeUnitId;
            substitute.TargetGroupId ??= original.TargetGroupId;
            substitute.SpecialismId ??= original.SpecialismId;
            substitute.IsWalkIn = true;
            row = await SaveAsync(db, actor, learningEvent, substitute, ct);
            row.IsWalkIn = false;
            await db.SaveAsync(ct);
            // The seat is the one of whom they come for, and no other of the municipality's.
            db.SeatOccupancies.RemoveRange(await db.SeatOccupancies.Where(o => o.RegistrationId == row.Id).ToListAsync(ct));
        }
        else if (!RegistrationStates.OccupiesPlace(row.State))
        {
            row.State = RegistrationState.Confirmed;
            row.Version++;
        }
        row.SubstitutesId = original.Id;
        await db.SaveAsync(ct);
        await SeatAssignment.AssignSeatAsync(db, original, ct);
        var seats = await db.SeatOccupancies.Where(o => o.RegistrationId == original.Id && sessions.Contains(o.SessionId)).ToListAsync(ct);
        var taken = await db
            .SeatOccupancies.Where(o => o.RegistrationId == row.Id && sessions.Contains(o.SessionId))
            .Select(o => o.SessionId)
            .ToListAsync(ct);
        foreach (var seat in seats.Where(s => !taken.Contains(s.SessionId)))
            seat.RegistrationId = row.Id;
        db.Audit(
            actor, clock, AuditActions.RegistrationSubstituted, learningEvent.ProgrammeId, "registration", row.Id,
            $"for {original.Id}, {sessions.Count} sessions");
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return row.Id;
    }

    private static async Task<string> NameAsync(AppDbContext db, Registration row, CancellationToken ct) =>
        await db.People.Where(p => p.Id == row.PersonId).Select(p => p.FullName).SingleOrDefaultAsync(ct) ?? "";

    // Within the event's lock, so that two deliveries of one act queue up.
    private static Task<int?> SentBeforeAsync(AppDbContext db, RegistrationInput input, CancellationToken ct) => input.OperationId is { } operation
        ? db.Registrations.Where(r => r.EventId == input.EventId && r.OperationId == operation).Select(r => (int?)r.Id).SingleOrDefaultAsync(ct)
        : Task.FromResult<int?>(null);

    /// <summary>The event with its programme, for a write of many inside the caller's transaction; another write for it waits until that ends.</summary>
    /// <param name="walkIn">True where those who only mark there may write it too.</param>
    internal static async Task<LearningEvent> LockedAsync(AppDbContext db, Actor actor, int eventId, CancellationToken ct, bool walkIn = false)
    {
        await db.LockEventAsync(eventId, ct);
        return await WritableAsync(db, actor, eventId, walkIn, ct);
    }

    /// <summary>
    /// Adds one registration inside the caller's transaction, after <see cref="LockedAsync"/>; one that the same act added before is
    /// given again.
    /// </summary>
    /// <returns>Its id.</returns>
    internal async Task<int> AddAsync(AppDbContext db, Actor actor, LearningEvent learningEvent, RegistrationInput input, CancellationToken ct) =>
        await SentBeforeAsync(db, input, ct) ?? (await SaveAsync(db, actor, learningEvent, input, ct)).Id;

    private static async Task<LearningEvent> WritableAsync(AppDbContext db, Actor actor, int eventId, bool walkIn, CancellationToken ct)
    {
        var row =
            await db.Events.VisibleTo(actor).AsNoTracking().Include(e => e.Programme).SingleOrDefaultAsync(e => e.Id == eventId, ct)
            ?? throw new MissingException();
        var may = actor.Coordinates(row.ProgrammeId) || (walkIn && await db.Sessions.MarkedBy(actor).AnyAsync(s => s.EventId == eventId, ct));
        if (!may) throw new ForbiddenException();
        if (!EventStates.AcceptsMarks(row.State)) throw new RefusedException("", "EventClosed");
        return row;
    }

    private async Task<Registration> SaveAsync(
        AppDbContext db, Actor actor, LearningEvent learningEvent, RegistrationInput input, CancellationToken ct)
    {
        Check(input);
        var unit = input.ProgrammeUnitId is { } unitId
            ? await db.ProgrammeUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Id == unitId && u.ProgrammeId == learningEvent.ProgrammeId, ct)
                ?? throw new RefusedException("ProgrammeUnitId", "Choose")
            : null;
        if (input.TargetGroupId is { } group && !await db.TargetGroups.AnyAsync(g => g.Id == group && g.ProgrammeId == learningEvent.ProgrammeId, ct))
            throw new RefusedException("TargetGroupId", "Choose");
        if (
            input.SpecialismId is { } specialism
            && !await db.Specialisms.AnyAsync(s => s.Id == specialism && s.TargetGroupId == input.TargetGroupId, ct))
            throw new RefusedException("SpecialismId", "Choose");

        Registration row;
        if (input.Id != 0)
        {
            row =
                await db.Registrations.Include(r => r.Person).SingleOrDefaultAsync(r => r.Id == input.Id && r.EventId == learningEvent.Id, ct)
                ?? throw new MissingException();
            row.NextVersion(input.Version);
        }
        else
        {
            var number = await db.Registrations.Where(r => r.EventId == learningEvent.Id).MaxAsync(r => (int?)r.Number, ct) ?? 0;
            row = new Registration
            {
                EventId = learningEvent.Id, Number = number + 1, CreatedAt = clock.GetUtcNow().UtcDateTime, IsWalkIn = input.IsWalkIn,
                OperationId = input.OperationId,
            };
        }
        if (row.PersonId is null && string.IsNullOrWhiteSpace(input.UnidentifiedNote))
            await ApplyPersonAsync(db, actor, learningEvent, row, input, unit?.UnitId, ct);
        row.UnidentifiedNote = input.UnidentifiedNote.TrimToNull();
        Apply(row, input, unit?.UnitId);
        if (row.Id == 0) db.Registrations.Add(row);
        await db.SaveAsync(ct);
        await SeatAssignment.PlaceAsync(db, learningEvent, row, input.IsWalkIn, ct);
        return row;
    }

    internal static void Apply(Registration row, RegistrationInput input, int? unitId)
    {
        (row.ProgrammeUnitId, row.UnitId, row.OrganisationId) = (input.ProgrammeUnitId, unitId, input.OrganisationId);
        (row.TargetGroupId, row.SpecialismId, row.Role, row.PositionGroup) = (input.TargetGroupId, input.SpecialismId, input.Role, input.PositionGroup);
        (row.Position, row.State) = (input.Position.TrimToNull(), input.State);
    }

    private static async Task ApplyPersonAsync(
        AppDbContext db, Actor actor, LearningEvent learningEvent, Registration row, RegistrationInput input, int? unitId, CancellationToken ct)
    {
        if (input.PersonId is { } known)
        {
            // Whoever was chosen may have been merged into another record meanwhile, and may stand here under a record that was merged into theirs.
            var person =
                await db.People.Include(p => p.Canonical).SingleOrDefaultAsync(p => p.Id == known, ct)
                ?? throw new RefusedException("PersonId", "Missing");
            person = person.Canonical ?? person;
            // Contact data are not to be had by way of a registration.
            if (!await db.PeopleFoundBy(actor).AnyAsync(p => p.Id == person.Id, ct)) throw new RefusedException("PersonId", "PersonElsewhere");
            var double_ = await db
                .Registrations.Where(r =>
                    r.EventId == learningEvent.Id && (r.PersonId == person.Id || r.Person!.CanonicalId == person.Id) && r.Id != row.Id)
                .Select(r => new { r.Number })
                .FirstOrDefaultAsync(ct);
            if (person.RestrictedAt is not null && row.PersonId != person.Id)
                throw new RefusedException("PersonId", "PersonRestricted");
            if (double_ is not null)
                throw new RefusedException("PersonId", "AlreadyRegistered", person.FullName, double_.Number);
            row.PersonId = person.Id;
            return;
        }
        row.Person = NewPerson(learningEvent, input, unitId);
    }

    internal static Person NewPerson(LearningEvent learningEvent, RegistrationInput input, int? unitId)
    {
        // A name is in the programme's language unless its letters say otherwise.
        var language = learningEvent.Programme!.Language;
        var person = new Person
        {
            GivenName = input.HasOneName ? "" : input.GivenName.Trim(), FamilyName = input.FamilyName.Trim(),
            NameLanguage = Script.Foreign(input.FamilyName, language) ?? language, Sex = input.Sex, BirthYear = input.BirthYear,
            Email = input.Email.TrimToNull(), Phone = input.Phone.TrimToNull(),
            SearchKey = SearchKey.Of(input.HasOneName ? "" : input.GivenName, input.FamilyName, input.OrganisationText),
            IsDemo = learningEvent.IsDemo,
        };
        // Of a walk-in nothing may be known but the name.
        if (input.OrganisationId is not null || unitId is not null || input.Position.TrimToNull() is not null)
            person.Affiliations.Add(
                new Affiliation
                {
                    OrganisationId = input.OrganisationId, UnitId = unitId, Position = input.Position.TrimToNull(),
                    PositionGroup = input.PositionGroup,
                }
            );
        return person;
    }

    internal static void Check(RegistrationInput input)
    {
        var named = input.PersonId is not null || !string.IsNullOrWhiteSpace(input.UnidentifiedNote);
        new Checks()
            .Text(input.GivenName, "GivenName", 100, required: !named && !input.HasOneName)
            .Text(input.FamilyName, "FamilyName", 100, required: !named)
            .Text(input.Position, "Position", required: false)
            .Text(input.UnidentifiedNote, "UnidentifiedNote", required: false)
            .Text(input.Phone, "Phone", 60, required: false)
            .Email(input.Email, "Email")
            .Throw();
    }
}
