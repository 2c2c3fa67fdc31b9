using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Programmes;

/// <summary>What can be missing in a programme.</summary>
public enum MissingKind
{
    StatedNotNamed, NoDonor, NoImplementer, NoStart, NoEnd, GroupWithoutNumber, CellNotStated, TopicInNoActivity, UnnamedSlots, OpenInSource,
    EventWithoutVenue, EventWithoutDay, EventWithoutTimes, EventWithoutTrainer, Unmarked, PersonAtTwoEvents, SexNotStated,
}

/// <summary>One thing that is missing.</summary>
/// <param name="What">What it is about; null for the programme as a whole.</param>
/// <param name="Number">How many, where that is counted.</param>
/// <param name="Row">The line of the comparison, for a stated number.</param>
/// <param name="Href">Where it can be filled in.</param>
public sealed record MissingItem(MissingKind Kind, LocalizedText? What, string Language, int Number, string Href, StatedRow? Row = null);

/// <summary>Gathers everything that is missing in a programme and its events.</summary>
internal static class GapFinder
{
    private const int NearDays = 60;

    public static async Task<IReadOnlyList<MissingItem>> FindAsync(
        AppDbContext db, Actor actor, ProgrammeFacts facts, IReadOnlyList<StatedRow> rows, TimeProvider clock, CancellationToken ct
    ) => [.. OfFacts(facts, rows), .. await OfEventsAsync(db, actor, facts, clock, ct)];

    /// <summary>Gaps of the programme itself.</summary>
    private static IEnumerable<MissingItem> OfFacts(ProgrammeFacts facts, IReadOnlyList<StatedRow> rows)
    {
        var p = facts.Programme;
        // What stands in a project is filled in there.
        MissingItem Item(MissingKind kind, string page, LocalizedText? what = null, int number = 1, StatedRow? row = null, int? owner = null) =>
            new(kind, what, p.Language, number, $"/programmes/{facts.Children.FirstOrDefault(c => c.Id == owner)?.Code ?? p.Code}/{page}", row);

        var units = facts.Of(x => x.Units);
        foreach (
            var row in rows.Where(r =>
                r.Difference is Difference.NotNamed or Difference.MoreNamed or Difference.TownsListed && r.Part is StatedPart.Places))
            yield return Item(
                MissingKind.StatedNotNamed, row.With is ComparedWith.OrganisationsOfKind or ComparedWith.Consortium ? "organisations" : "units",
                row.Subject, row.Stated ?? 0, row, units.Count > 0 ? units[0].ProgrammeId : null);
        if (!facts.Children.Prepend(p).Any(x => x.Organisations.Any(o => o.Role is OrganisationRole.Funder)))
            yield return Item(MissingKind.NoDonor, "organisations");
        if (!facts.Children.Prepend(p).Any(x => x.Organisations.Any(o => o.Role is OrganisationRole.Lead or OrganisationRole.Implementer)))
            yield return Item(MissingKind.NoImplementer, "organisations");
        if (p.StartsOn is null)
            yield return Item(MissingKind.NoStart, "edit");
        if (p.EndsOn is null)
            yield return Item(MissingKind.NoEnd, "edit");
        foreach (var group in facts.Of(x => x.TargetGroups).Where(g => g.StatedQuantity is null && g.Kind is TargetGroupKind.Trainee))
            yield return Item(MissingKind.GroupWithoutNumber, "groups", group.Name, owner: group.ProgrammeId);
        var groups = facts.Of(x => x.TargetGroups).Where(g => g.Kind is TargetGroupKind.Trainee).ToList();
        foreach (var topic in facts.Of(x => x.Topics))
        {
            var open = groups.Count(g => topic.Audience.FirstOrDefault(a => a.TargetGroupId == g.Id) is not { Answer: not AudienceAnswer.NotStated });
            if (open > 0) yield return Item(MissingKind.CellNotStated, "topics", topic.Title, open, owner: topic.ProgrammeId);
            if (topic.Activities.Count == 0) yield return Item(MissingKind.TopicInNoActivity, "topics", topic.Title, owner: topic.ProgrammeId);
        }
        var slots = facts.Of(x => x.Units.Where(u => u.UnitId is null));
        if (slots.Count > 0) yield return Item(MissingKind.UnnamedSlots, "units", number: slots.Count, owner: slots[0].ProgrammeId);
        foreach (var statement in facts.Children.Prepend(p).SelectMany(x => x.Statements).Where(s => s.IsContradiction))
            yield return Item(MissingKind.OpenInSource, "statements", statement.Subject, owner: statement.ProgrammeId);
    }

    /// <summary>Gaps of its events.</summary>
    private static async Task<List<MissingItem>> OfEventsAsync(
        AppDbContext db, Actor actor, ProgrammeFacts facts, TimeProvider clock, CancellationToken ct)
    {
        var (ids, today) = (facts.Ids, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var events = db.Events.AsNoTracking().Where(e => ids.Contains(e.ProgrammeId) && e.State != EventState.Cancelled);
        var rows = await events.OrderBy(e => e.FirstDay).ThenBy(e => e.Id).Select(e => new
        {
            e.Id,
            e.Title,
            Language = e.Language ?? e.Programme!.Language,
            NoVenue = e.VenueId == null && e.Delivery != Delivery.Online,
            NoDay = e.FirstDay == null,
            NoTimes = e.Sessions.Count(s => s.StartsAt == null || s.EndsAt == null),
            NoTrainer = e.Sessions.Count(s => s.Trainers.Count == 0),
            e.State,
        }).ToListAsync(ct);
        var past = (await events.Where(e => e.State != EventState.Draft).SelectMany(e => e.Sessions).Where(s => s.Day < today)
            .Select(s => new { s.EventId, s.Id }).ToListAsync(ct)).ToLookup(s => s.EventId, s => s.Id);
        var expectation = await Expectation.ReadAsync(db, past.Select(p => p.Key).ToList(), ct);
        // What lies long behind is not mended any more.
        var near = await events.Where(e => e.LastDay >= today.AddDays(-NearDays)).Select(e => e.Id).ToListAsync(ct);
        var twice = (await DoubleBookings.OfAsync(db, actor, near, ct)).ToLookup(b => b.EventId);
        var found = new List<MissingItem>();
        foreach (var e in rows)
        {
            void Add(MissingKind kind, int number, string page = "/edit")
            {
                if (number > 0) found.Add(new MissingItem(kind, e.Title, e.Language, number, $"/events/{e.Id}{page}"));
            }
            // A closed event takes no more changes, so what it lacks is stated on its own page only.
            if (e.State is not EventState.Closed)
            {
                Add(MissingKind.EventWithoutVenue, e.NoVenue ? 1 : 0);
                Add(MissingKind.EventWithoutDay, e.NoDay ? 1 : 0);
                Add(MissingKind.EventWithoutTimes, e.NoTimes);
                Add(MissingKind.EventWithoutTrainer, e.NoTrainer);
            }
            Add(MissingKind.Unmarked, expectation.Unmarked(e.Id, past[e.Id]).Count(), "/attendance");
            Add(MissingKind.PersonAtTwoEvents, twice[e.Id].Select(b => b.RegistrationId).Distinct().Count(), "");
        }
        // A record that was merged into another says what that one says.
        var sexless = await db
            .Registrations.Where(r =>
                events.Any(e => e.Id == r.EventId) && (r.Person!.Canonical != null ? r.Person.Canonical.Sex : r.Person.Sex) == Sex.NotStated)
            .Select(r => r.Person!.CanonicalId ?? r.PersonId)
            .Distinct()
            .CountAsync(ct);
        if (sexless > 0)
            found.Add(
                new MissingItem(
                    MissingKind.SexNotStated, null, facts.Programme.Language, sexless, $"/people?programme={facts.Programme.Code}&missing=sex"));
        return found;
    }
}
