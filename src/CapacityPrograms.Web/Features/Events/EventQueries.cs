using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Events;

/// <summary>Reads events for the page and the form.</summary>
public sealed class EventQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>What an event as entered so far would clash with; nothing where no day is entered yet.</summary>
    /// <exception cref="ForbiddenException">The actor does not coordinate the programme.</exception>
    /// <exception cref="MissingException">No such event in it.</exception>
    public async Task<IReadOnlyList<ClashView>> ClashesAsync(Actor actor, EventInput input, CancellationToken ct)
    {
        if (!actor.Coordinates(input.ProgrammeId)) throw new ForbiddenException();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var state = input.Id == 0
            ? EventState.Draft
            : await db.Events.Where(e => e.Id == input.Id && e.ProgrammeId == input.ProgrammeId).Select(e => (EventState?)e.State).SingleOrDefaultAsync(ct)
                ?? throw new MissingException();
        if (!EventStates.Occupies(state)) return [];
        // Where somebody else's people are, and what they are called, is not to be had by a number.
        var before = await db.SessionTrainers.Where(t => t.Session!.EventId == input.Id).Select(t => t.PersonId).Distinct().ToListAsync(ct);
        var asked = input.Sessions.SelectMany(s => s.Trainers).Select(t => t.Id).Where(t => t != 0).Except(before).ToList();
        var refused = await TrainerCheck.RefusedAsync(db, actor, input.ProgrammeId, asked, ct);
        var occupied = input.Occupies().Select(o => o with { TrainerIds = [.. o.TrainerIds.Where(t => !refused.ContainsKey(t))] }).ToList();
        // What somebody has decided to keep is not asked about again.
        return await ClashDecisions.OpenAsync(db, await ClashFinder.FindAsync(db, input.ProgrammeId, occupied, ct), new HashSet<string>(), ct);
    }

    /// <summary>The event page.</summary>
    /// <exception cref="MissingException">No such event for this actor.</exception>
    public async Task<EventView> ReadAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var e =
            await db
                .Events.VisibleTo(actor)
                .AsNoTracking()
                .Where(x => x.Id == id)
                .Select(x => new
                {
                    Row = x, x.Programme!.Code, ProgrammeName = x.Programme.Name, ProgrammeLanguage = x.Programme.Language,
                    x.Programme.DonorSeesNames, Venue = x.Venue!.Name, VenueUnit = x.Venue.Unit!.Name, Unit = x.Unit!.Name, Host = x.Host!.Name,
                    Activity = x.Activity!.Title, Step = x.Step!.Name,
                })
                .SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(s => s.EventId == id)
            .OrderBy(s => s.Order)
            .Select(s => new
            {
                Row = s, Topics = s.Topics.Select(t => t.Topic!.Title).ToList(),
                Trainers = s
                    .Trainers.Select(t => new
                    {
                        t.PersonId, t.Person!.GivenName, t.Person.FamilyName, t.Person.NameLanguage,
                    })
                    .ToList(),
            })
            .ToListAsync(ct);
        var funders = await db
            .ProgrammeOrganisations.Where(o => o.ProgrammeId == e.Row.ProgrammeId && o.Role == OrganisationRole.Funder)
            .Select(o => o.Organisation!.Name)
            .Concat(db.EventFunders.Where(f => f.EventId == id).Select(f => f.Organisation!.Name))
            .ToListAsync(ct);
        var changes = await db
            .EventStateChanges.AsNoTracking()
            .Where(c => c.EventId == id)
            .OrderByDescending(c => c.Id)
            .Select(c => new StateChangeView(
                c.From, c.To, c.Reason, c.At, db.Users.Where(u => u.Id == c.UserId).Select(u => u.DisplayName).FirstOrDefault()))
            .ToListAsync(ct);
        var coordinates = actor.Coordinates(e.Row.ProgrammeId);
        var occupied = sessions
            .Select(s => new OccupiedTime(
                id, s.Row.Id, s.Row.Day, s.Row.StartsAt, s.Row.EndsAt, e.Row.TimeZone, e.Row.VenueId, s.Trainers.Select(t => t.PersonId).ToList()))
            .ToList();
        var clashes = coordinates && EventStates.Occupies(e.Row.State) ? await ClashFinder.FindAsync(db, e.Row.ProgrammeId, occupied, ct) : [];
        return new EventView(
            id, e.Row.Version, e.Row.ProgrammeId, e.Code, e.ProgrammeName, e.ProgrammeLanguage, e.Row.Kind, e.Row.State, e.Row.Delivery, e.Row.Title,
            e.Row.TimeZone, e.Row.Language, e.Venue, e.Unit ?? e.VenueUnit, e.Host, e.Activity, e.Step, e.Row.Capacity,
            coordinates ? e.Row.Notes : null, e.Row.FirstDay, e.Row.LastDay, e.Row.IsDemo, funders.Distinct().ToList(),
            sessions
                .Select(s => new SessionView(
                    s.Row.Id, s.Row.Day, s.Row.StartsAt, s.Row.EndsAt, s.Row.Minutes, s.Row.Title, s.Topics,
                    s.Trainers.Select(t => new TrainerView(t.PersonId, PersonLabel.Of(t.GivenName, t.FamilyName), t.NameLanguage ?? "")).ToList()))
                .ToList(),
            changes, clashes, coordinates,
            await db.Sessions.MarkedBy(actor).AnyAsync(s => s.EventId == id, ct),
            coordinates || !IsDonor(actor, e.Row.ProgrammeId) || e.DonorSeesNames);
    }

    /// <summary>An empty form for a programme, or the form of an event.</summary>
    public async Task<EventForm> FormAsync(Actor actor, int? id, string? programmeCode, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var query = id is null
            ? db.Programmes.VisibleTo(actor).Where(p => p.Code == programmeCode)
            : db.Events.VisibleTo(actor).Where(e => e.Id == id).Select(e => e.Programme!);
        var programme = await query.AsNoTracking().SingleOrDefaultAsync(ct) ?? throw new MissingException();
        if (!actor.Coordinates(programme.Id)) throw new MissingException();
        var input = id is { } known
            ? await InputAsync(db, known, ct)
            : new EventInput
            {
                ProgrammeId = programme.Id, TimeZone = programme.TimeZone, Language = programme.Language,
            };
        var topics = await db
            .Topics.AsNoTracking()
            .Where(t => t.ProgrammeId == programme.Id)
            .OrderBy(t => t.Order)
            .Select(t => new { t.Id, t.Title })
            .ToListAsync(ct);
        var activities = await db
            .Activities.AsNoTracking()
            .Where(a => a.ProgrammeId == programme.Id)
            .OrderBy(a => a.Order)
            .Select(a => new { a.Id, a.Title })
            .ToListAsync(ct);
        var steps = await db
            .ProgrammeSteps.AsNoTracking()
            .Where(s => s.ProgrammeId == programme.Id)
            .OrderBy(s => s.Sequence)
            .ThenBy(s => s.Order)
            .Select(s => new { s.Id, s.Name })
            .ToListAsync(ct);
        // Those of the programme are offered first; anybody else is searched for.
        var trainers = await db.TrainersOf(programme.Id).AsNoTracking()
            .InAlphabet(Language.Current.Tag).Select(p => new { p.Id, p.GivenName, p.FamilyName, p.NameLanguage }).ToListAsync(ct);
        return new EventForm(
            input, programme.Code, programme.Name.ForReader(programme.Language),
            topics.Select(t => Named(t.Id, t.Title, programme.Language)).ToList(), activities.Select(a => Named(a.Id, a.Title, programme.Language)).ToList(),
            steps.Select(s => Named(s.Id, s.Name, programme.Language)).ToList(),
            trainers.Select(p => new Choice(p.Id, PersonLabel.Of(p.GivenName, p.FamilyName), p.NameLanguage ?? "")).ToList(),
            new[] { programme.TimeZone, input.TimeZone, "Europe/Belgrade", "Europe/Sarajevo", "Europe/Warsaw", "Europe/Kyiv", "Europe/Sofia", "UTC" }
                .Distinct()
                .ToList());
    }

    private static Choice Named(int id, LocalizedText text, string original) => new(id, text.Shown(original), text.ShownTag(original));

    private static bool IsDonor(Actor actor, int programmeId) => actor.Roles.GetValueOrDefault(programmeId, AccessRole.Coordinator) == AccessRole.Donor;

    private static async Task<EventInput> InputAsync(AppDbContext db, int id, CancellationToken ct)
    {
        var e = await db
            .Events.AsNoTracking()
            .Include(x => x.Venue)
            .Include(x => x.Unit)
            .Include(x => x.Host)
            .Include(x => x.CoFunders)
                .ThenInclude(f => f.Organisation)
            .Include(x => x.Sessions)
                .ThenInclude(s => s.Topics)
            .Include(x => x.Sessions)
                .ThenInclude(s => s.Trainers)
                    .ThenInclude(t => t.Person)
            .AsSplitQuery()
            .SingleAsync(x => x.Id == id, ct);
        var language = e.Language ?? "en";
        return new EventInput
        {
            Id = e.Id, Version = e.Version, ProgrammeId = e.ProgrammeId, Kind = e.Kind, Delivery = e.Delivery, Title = e.Title, TimeZone = e.TimeZone,
            Language = language, Venue = e.Venue is null ? null : new Choice(e.Venue.Id, e.Venue.Name),
            Unit = e.Unit is null ? null : Named(e.Unit.Id, e.Unit.Name, language),
            Host = e.Host is null ? null : Named(e.Host.Id, e.Host.Name, language), ActivityId = e.ActivityId, StepId = e.StepId,
            Capacity = e.Capacity, Notes = e.Notes,
            CoFunders = e.CoFunders.Select(f => Named(f.OrganisationId, f.Organisation!.Name, language)).ToList(),
            Sessions = e
                .Sessions.OrderBy(s => s.Order)
                .Select(s => new SessionInput
                {
                    Id = s.Id, Day = s.Day, StartsAt = s.StartsAt, EndsAt = s.EndsAt, Title = s.Title.For(language).Text,
                    TopicIds = s.Topics.Select(t => t.TopicId).ToHashSet(),
                    Trainers = s.Trainers.Select(t => new Choice(t.PersonId, t.Person!.FullName, t.Person.NameLanguage ?? "")).ToList(),
                })
                .ToList(),
        };
    }
}
