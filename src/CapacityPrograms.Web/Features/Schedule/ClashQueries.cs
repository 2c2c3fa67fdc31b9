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

namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>A session of an event that clashes.</summary>
/// <param name="Number">From 1, as the event's form counts them.</param>
public sealed record ClashSession(
    int Number, DateOnly Day, TimeOnly? StartsAt, TimeOnly? EndsAt, IReadOnlyList<(string Name, string Lang)> Trainers, bool Clashes);

/// <summary>One of two events that clash.</summary>
/// <param name="CanEdit">Whether the reader keeps it.</param>
public sealed record ClashSide(
    int Id, LocalizedText Title, string Language, (string Tag, string Text) Programme, EventState State, DateOnly? FirstDay, DateOnly? LastDay,
    string? Venue, LocalizedText? Unit, IReadOnlyList<ClashSession> Sessions, bool CanEdit, bool CanMove);

/// <summary>Two events with what they both claim.</summary>
/// <param name="Other">Null where the clash lies within the event itself, or the reader may not see the other.</param>
/// <param name="Clashes">Between these two.</param>
/// <param name="OthersLeft">Other events with which the first clashes, too.</param>
/// <param name="IsKept">Whether somebody said to keep both as they are.</param>
public sealed record ClashPair(
    ClashSide Mine, int? OtherId, ClashSide? Other, IReadOnlyList<ClashView> Clashes, IReadOnlyList<(int Id, string Title)> OthersLeft, bool IsKept);

/// <summary>Reads two events that clash, for who has to decide.</summary>
public sealed class ClashQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>The clashes of an event that the actor coordinates with another one.</summary>
    /// <param name="otherId">The other event; null for the first that there is.</param>
    /// <exception cref="MissingException">The actor does not coordinate the event.</exception>
    public async Task<ClashPair> ReadAsync(Actor actor, int id, int? otherId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (row, clashes) = await EventClashes.ReadAsync(db, actor, id, ct);
        var chosen = clashes.Any(c => EventClashes.IsWith(c, id, otherId)) || clashes.Count == 0 ? otherId : clashes[0].OtherEventId ?? id;
        var between = clashes.Where(c => EventClashes.IsWith(c, id, chosen)).ToList();
        var keys = between.Select(c => c.PairKey).ToList();
        var kept = await db.KeptClashes.CountAsync(c => keys.Contains(c.Key), ct);
        var other = chosen is { } known && known != id
            ? await EventClashes.WithSessions(db.Events.VisibleTo(actor)).SingleOrDefaultAsync(e => e.Id == known, ct)
            : null;
        return new ClashPair(
            Side(actor, row, between.Select(c => c.MineSession)), chosen,
            other is null ? null : Side(actor, other, between.Select(c => c.OtherSession ?? 0)), between,
            clashes.Where(c => !EventClashes.IsWith(c, id, chosen)).DistinctBy(c => c.OtherEventId).Select(c => (c.OtherEventId ?? id, c.OtherTitle)).ToList(),
            keys.Count > 0 && kept == keys.Distinct().Count());
    }

    private static ClashSide Side(Actor actor, LearningEvent e, IEnumerable<int> clashing)
    {
        var sessions = clashing.ToHashSet();
        var programme = e.Programme!;
        var language = e.Language ?? programme.Language;
        return new ClashSide(
            e.Id, e.Title, language, ProgrammeLabel.Of(programme.ShortName, programme.Name, programme.Language, Language.Current.Tag), e.State, e.FirstDay,
            e.LastDay, e.Venue?.Name, e.Unit?.Name ?? e.Venue?.Unit?.Name,
            e.Sessions.OrderBy(s => s.Order).Select((s, i) => new ClashSession(
                i + 1, s.Day, s.StartsAt, s.EndsAt,
                s.Trainers.Select(t => (PersonLabel.Of(t.Person!.GivenName, t.Person.FamilyName), t.Person.NameLanguage ?? "")).ToList(),
                sessions.Contains(s.Id))).ToList(),
            actor.Coordinates(e.ProgrammeId) && e.State != EventState.Closed, actor.Coordinates(e.ProgrammeId) && EventStates.IsAhead(e.State));
    }
}
