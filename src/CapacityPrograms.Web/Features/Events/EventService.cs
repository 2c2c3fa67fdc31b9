using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Events;

/// <summary>Writes events: form, save with clash check, state, copy.</summary>
public sealed class EventService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Most sessions an event may have.</summary>
    public const int MostSessions = 60;

    /// <summary>Saves a new or changed event with its sessions in one transaction.</summary>
    /// <param name="keep">Keys of the clashes that the person has seen and keeps.</param>
    /// <param name="toReserve">That there are to be fewer places than are taken was seen, and who has none becomes reserve.</param>
    /// <param name="paperStays">That a day keeps its scans and head count while some of its sessions leave it was seen.</param>
    /// <returns>
    /// The event's id; or, where there are clashes not yet kept, more people than places and nobody said what becomes of them, or paper
    /// whose sessions part, those, and nothing was saved.
    /// </returns>
    /// <exception cref="RefusedException">Input is wrong, or somebody saved in between.</exception>
    public async Task<SaveResult> SaveAsync(
        Actor actor, EventInput input, IReadOnlySet<string> keep, CancellationToken ct, bool toReserve = false, bool paperStays = false)
    {
        if (!actor.Coordinates(input.ProgrammeId)) throw new ForbiddenException();
        Check(input);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginLockedAsync(WriteLock.Schedule, ct);
        if (input.Id != 0) await db.LockEventAsync(input.Id, ct);

        var row =
            input.Id == 0
                ? db
                    .Events.Add(
                        new LearningEvent
                        {
                            ProgrammeId = input.ProgrammeId, TimeZone = input.TimeZone, State = EventState.Draft,
                        }
                    )
                    .Entity
                : await db
                    .Events.Include(e => e.CoFunders)
                    .Include(e => e.Sessions)
                        .ThenInclude(s => s.Topics)
                    .Include(e => e.Sessions)
                        .ThenInclude(s => s.Trainers)
                    .AsSplitQuery()
                    .SingleOrDefaultAsync(e => e.Id == input.Id && e.ProgrammeId == input.ProgrammeId, ct)
                    ?? throw new MissingException();
        if (row.State is EventState.Closed)
            throw new RefusedException("", "EventClosed");
        row.NextVersion(input.Version);
        await CheckBelongsAsync(db, input, ct);
        await CheckTrainersAsync(db, actor, row, input, ct);
        var surplus = await CapacityCheck.FindAsync(db, row, input.Capacity, ct);
        var before = row.Sessions.Where(s => s.Id != 0).ToDictionary(s => s.Id, s => s.Day);
        await ApplyAsync(db, row, input, ct);
        await ApplySessionsAsync(db, row, input, ct);

        // A venue that was typed may be one that is known.
        var occupied = input.Occupies().Select(o => o with { VenueId = row.VenueId }).ToList();
        var clashes = EventStates.Occupies(row.State) ? await ClashFinder.FindAsync(db, row.ProgrammeId, occupied, ct) : [];
        var open = await ClashDecisions.OpenAsync(db, clashes, keep, ct);
        var paper = paperStays ? [] : await PaperDays.LeftAsync(db, row, before, ct);
        if (open.Count > 0 || (surplus is not null && !toReserve) || paper.Count > 0)
            return new SaveResult(null, open.Count > 0 ? clashes : [], toReserve ? null : surplus, paper);

        await PaperDays.FollowAsync(db, row, before, ct);
        if (surplus is not null) await CapacityCheck.ToReserveAsync(db, actor, clock, row, surplus, ct);
        var added = row.Sessions.Where(s => s.Id == 0).ToList();
        await db.SaveAsync(ct);
        if (input.Id != 0)
            await SeatAssignment.ExtendAsync(db, row.Id, added.Select(s => s.Id).ToList(), ct);
        // Found once more, since a new session is named by its number only now.
        if (clashes.Count > 0)
            await ClashDecisions.KeepAsync(db, actor, clock, await ClashFinder.FindAsync(db, row.ProgrammeId, OccupiedTimes.Of(row, 0), ct), ct);
        db.Audit(
            actor, clock, input.Id == 0 ? AuditActions.EventAdded : AuditActions.EventChanged, row.ProgrammeId, "event", row.Id,
            clashes.Count > 0 ? string.Join(' ', clashes.Select(c => c.Key)) : null);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return new SaveResult(row.Id, clashes);
    }

    /// <summary>Moves an event through its states; registrations and marks stay whatever the state.</summary>
    public async Task ChangeStateAsync(Actor actor, int id, int version, EventState to, string? reason, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginEventAsync(id, ct);
        var row = await db.Events.VisibleTo(actor).SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw new MissingException();
        if (!actor.Coordinates(row.ProgrammeId)) throw new ForbiddenException();
        StateChanges.Apply(db, actor, clock, row, version, to, reason);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>
    /// Copies an event as a draft: sessions, topics, trainers and seats; no people and no marks. The first session moves
    /// to the day given and the others keep their distance to it.
    /// </summary>
    public async Task<int> CopyAsync(Actor actor, int id, DateOnly firstDay, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var from = await db.Events.VisibleTo(actor).AsNoTracking().Include(e => e.CoFunders).Include(e => e.Seats)
            .Include(e => e.Sessions).ThenInclude(s => s.Topics).Include(e => e.Sessions).ThenInclude(s => s.Trainers)
            .AsSplitQuery().SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw new MissingException();
        if (!actor.Coordinates(from.ProgrammeId)) throw new ForbiddenException();
        new Checks().Require(EventDays.Holds(firstDay), "FirstDay", "Range", EventDays.FirstYear, EventDays.LastYear).Throw();
        var move = from.FirstDay is { } first ? firstDay.DayNumber - first.DayNumber : 0;
        var copy = new LearningEvent
        {
            ProgrammeId = from.ProgrammeId, Kind = from.Kind, State = EventState.Draft, Delivery = from.Delivery, Title = from.Title,
            SearchKey = from.SearchKey, TimeZone = from.TimeZone, Language = from.Language, VenueId = from.VenueId, UnitId = from.UnitId,
            HostId = from.HostId, ActivityId = from.ActivityId, StepId = from.StepId, Capacity = from.Capacity, Notes = from.Notes,
            IsDemo = from.IsDemo, FirstDay = from.FirstDay?.AddDays(move), LastDay = from.LastDay?.AddDays(move),
            Sessions = from
                .Sessions.OrderBy(s => s.Order)
                .Select(s => new EventSession
                {
                    Order = s.Order, Day = s.Day.AddDays(move), StartsAt = s.StartsAt, EndsAt = s.EndsAt, Title = s.Title,
                    Topics = s.Topics.Select(t => new SessionTopic { TopicId = t.TopicId }).ToList(),
                    Trainers = s.Trainers.Select(t => new SessionTrainer { PersonId = t.PersonId }).ToList(),
                })
                .ToList(),
            CoFunders = from.CoFunders.Select(f => new EventFunder { OrganisationId = f.OrganisationId }).ToList(),
            Seats = from
                .Seats.Select(s => new Seat
                {
                    ProgrammeUnitId = s.ProgrammeUnitId, TargetGroupId = s.TargetGroupId, Role = s.Role, Number = s.Number,
                })
                .ToList(),
        };
        db.Events.Add(copy);
        await db.SaveAsync(ct);
        db.Audit(actor, clock, AuditActions.EventCopied, copy.ProgrammeId, "event", copy.Id);
        await db.SaveAsync(ct);
        return copy.Id;
    }

    private static void Check(EventInput input)
    {
        var checks = new Checks()
            .Require(!input.Title.IsEmpty, "Title", "Required")
            .Require(input.Title.Texts.Values.All(t => t.Length <= 400), "Title", "TooLong", 400)
            .Require(LocalTime.IsZone(input.TimeZone), "TimeZone", "Choose")
            .Require(input.Capacity is null or (>= 1 and <= 10000), "Capacity", "Range", 1, 10000)
            .Text(input.Notes, "Notes", 4000, required: false)
            .Text(input.NewVenue, "Venue", required: false)
            .Require(input.Sessions.Count <= MostSessions, "Sessions", "TooManySessions", MostSessions);
        for (var i = 0; i < input.Sessions.Count; i++)
        {
            var s = input.Sessions[i];
            checks.Require(s.Day is { } day && EventDays.Holds(day), $"Sessions[{i}].Day", "Required")
                .Require(s.StartsAt is null == s.EndsAt is null, $"Sessions[{i}].EndsAt", "BothTimes")
                .Require(s.StartsAt is null || s.EndsAt is null || SessionHours.Hold(s.StartsAt, s.EndsAt), $"Sessions[{i}].EndsAt", "EndBeforeStart")
                .Text(s.Title, $"Sessions[{i}].Title", required: false)
                .Require(s.Trainers.All(t => t.Id != 0 || IsName(t.Text)), $"Sessions[{i}].Trainers", "TrainerName");
        }
        checks.Throw();
    }

    private static bool IsName(string text) => PersonLabel.Split(text) is { Given.Length: > 0 and <= 100, Family.Length: > 0 and <= 100 };

    // Ids come from the browser: a topic or phase of another programme must not slip in.
    private static async Task CheckBelongsAsync(AppDbContext db, EventInput input, CancellationToken ct)
    {
        var topics = input.Sessions.SelectMany(s => s.TopicIds).Distinct().ToList();
        new Checks()
            .Require(
                input.ActivityId is null || await db.Activities.AnyAsync(a => a.Id == input.ActivityId && a.ProgrammeId == input.ProgrammeId, ct),
                "ActivityId", "Choose")
            .Require(
                input.StepId is null || await db.ProgrammeSteps.AnyAsync(s => s.Id == input.StepId && s.ProgrammeId == input.ProgrammeId, ct),
                "StepId", "Choose")
            .Require(
                await db.Topics.CountAsync(t => topics.Contains(t.Id) && t.ProgrammeId == input.ProgrammeId, ct) == topics.Count, "Sessions", "Choose")
            .Throw();
    }

    // Whoever trains in the event already stays, whatever has become of them since.
    private static async Task CheckTrainersAsync(AppDbContext db, Actor actor, LearningEvent row, EventInput input, CancellationToken ct)
    {
        var before = row.Sessions.SelectMany(s => s.Trainers).Select(t => t.PersonId).ToHashSet();
        var added = input.Sessions.SelectMany(s => s.Trainers).Select(t => t.Id).Where(id => id != 0 && !before.Contains(id)).Distinct().ToList();
        var refused = await TrainerCheck.RefusedAsync(db, actor, input.ProgrammeId, added, ct);
        var checks = new Checks();
        foreach (var (i, session) in input.Sessions.Index())
            foreach (var trainer in session.Trainers.Where(t => refused.ContainsKey(t.Id)))
                checks.Require(false, $"Sessions[{i}].Trainers", refused[trainer.Id]);
        checks.Throw();
    }

    private static async Task ApplyAsync(AppDbContext db, LearningEvent row, EventInput input, CancellationToken ct)
    {
        (row.Kind, row.Delivery, row.Title, row.TimeZone) = (input.Kind, input.Delivery, input.Title, input.TimeZone);
        (row.Language, row.ActivityId, row.StepId, row.Capacity) = (input.Language, input.ActivityId, input.StepId, input.Capacity);
        (row.UnitId, row.HostId) = (input.Unit?.Id, input.Host?.Id);
        row.Notes = input.Notes.TrimToNull();
        row.SearchKey = SearchKey.Of(input.Title.Texts.Values);
        row.VenueId = input.Venue?.Id;
        if (!string.IsNullOrWhiteSpace(input.NewVenue))
        {
            var name = input.NewVenue.Trim();
            row.Venue = await db.Venues.FirstOrDefaultAsync(v => v.Name == name && v.UnitId == row.UnitId, ct)
                ?? new Venue { Name = name, UnitId = row.UnitId, SearchKey = SearchKey.Of(name, input.Unit?.Text) };
            if (row.Venue.Id != 0) row.VenueId = row.Venue.Id;
        }
        var funders = input.CoFunders.Select(f => f.Id).ToHashSet();
        db.EventFunders.RemoveRange(row.CoFunders.Where(f => !funders.Contains(f.OrganisationId)));
        row.CoFunders.RemoveAll(f => !funders.Contains(f.OrganisationId));
        row.CoFunders.AddRange(funders.Where(f => row.CoFunders.All(x => x.OrganisationId != f)).Select(f => new EventFunder { OrganisationId = f }));
    }

    // Somebody new who trains in several sessions is one person.
    private static Dictionary<string, Person> NewTrainers(LearningEvent row, EventInput input) =>
        input.Sessions.SelectMany(s => s.Trainers).Where(t => t.Id == 0).Select(t => t.Text).Distinct().ToDictionary(t => t, t =>
        {
            var (given, family) = PersonLabel.Split(t);
            return new Person
            {
                GivenName = given, FamilyName = family, NameLanguage = Script.Foreign(family, input.Language) ?? input.Language,
                SearchKey = SearchKey.Of(given, family), IsDemo = row.IsDemo,
            };
        });

    private static async Task ApplySessionsAsync(AppDbContext db, LearningEvent row, EventInput input, CancellationToken ct)
    {
        var kept = input.Sessions.Where(s => s.Id != 0).Select(s => s.Id).ToHashSet();
        foreach (var gone in row.Sessions.Where(s => !kept.Contains(s.Id)).ToList())
        {
            if (await db.AttendanceEntries.AnyAsync(e => e.SessionId == gone.Id, ct))
                throw new RefusedException("Sessions", "SessionHasMarks", gone.Day.ToString("d", System.Globalization.CultureInfo.CurrentCulture));
            await db.SeatOccupancies.Where(o => o.SessionId == gone.Id).ExecuteDeleteAsync(ct);
            db.SessionTopics.RemoveRange(gone.Topics);
            db.SessionTrainers.RemoveRange(gone.Trainers);
            db.Sessions.Remove(gone);
            row.Sessions.Remove(gone);
        }
        var added = NewTrainers(row, input);
        var ordered = input.Sessions.OrderBy(s => s.Day).ThenBy(s => s.StartsAt ?? TimeOnly.MinValue).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            var s = ordered[i];
            var session = row.Sessions.FirstOrDefault(x => s.Id != 0 && x.Id == s.Id);
            if (session is null) row.Sessions.Add(session = new EventSession());
            (session.Order, session.Day, session.StartsAt, session.EndsAt) = (i + 1, s.Day!.Value, s.StartsAt, s.EndsAt);
            session.Title = session.Title.With(input.Language, s.Title);
            db.SessionTopics.RemoveRange(session.Topics.Where(t => !s.TopicIds.Contains(t.TopicId)));
            session.Topics.RemoveAll(t => !s.TopicIds.Contains(t.TopicId));
            session.Topics.AddRange(s.TopicIds.Where(t => session.Topics.All(x => x.TopicId != t)).Select(t => new SessionTopic { TopicId = t }));
            var trainers = s.Trainers.Where(t => t.Id != 0).Select(t => t.Id).ToHashSet();
            db.SessionTrainers.RemoveRange(session.Trainers.Where(t => !trainers.Contains(t.PersonId)));
            session.Trainers.RemoveAll(t => !trainers.Contains(t.PersonId));
            session.Trainers.AddRange(trainers.Where(t => session.Trainers.All(x => x.PersonId != t)).Select(t => new SessionTrainer { PersonId = t }));
            session.Trainers.AddRange(s.Trainers.Where(t => t.Id == 0).DistinctBy(t => t.Text).Select(t => new SessionTrainer { Person = added[t.Text] }));
        }
        row.FirstDay = row.Sessions.Min(s => (DateOnly?)s.Day);
        row.LastDay = row.Sessions.Max(s => (DateOnly?)s.Day);
    }
}
