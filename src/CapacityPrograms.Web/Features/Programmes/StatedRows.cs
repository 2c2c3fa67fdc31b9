using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Programmes;

/// <summary>
/// Puts each number a source states beside what is named in the lists and who was reached. A difference is said, never
/// smoothed: nothing here makes one number out of two.
/// </summary>
public static class StatedRows
{
    /// <summary>One line for every stated number that is compared, and one for every trained group without a number.</summary>
    public static IReadOnlyList<StatedRow> Of(ProgrammeFacts facts, KnownNumbers known, bool seesFigures)
    {
        var statements = facts
            .Of(p => p.Statements.Where(s => s.Quantity is not null && s.ComparedWith is not ComparedWith.Nothing))
            .OrderBy(s => s.Order)
            .ToList();
        var groups = facts.Of(p => p.TargetGroups).OrderBy(g => g.Order).ToList();
        var covered = statements.Where(s => s.ComparedWith is ComparedWith.TargetGroup).Select(s => s.TargetGroupId).ToHashSet();
        // What a project states is compared with what the project names.
        var rows = statements.Select(s =>
            Row(s, facts.Children.FirstOrDefault(c => c.Id == s.ProgrammeId) is { } child ? new ProgrammeFacts(child, []) : facts, known));
        var others = groups
            .Where(g => !covered.Contains(g.Id) && (g.Kind is TargetGroupKind.Trainee || g.StatedQuantity is not null))
            .Select(g => Group(g.Name, LocalizedText.Empty, Number(g), g.Id, known));
        return rows.Concat(others).OrderBy(r => r.Part).Select(r => seesFigures ? r : r with { Reached = null, NotReached = [], SlotsReached = 0 }).ToList();
    }

    /// <summary>
    /// The kind of event that a stated number of events means: the one whose activities come to just that number. Null
    /// where none or several do; then all events are compared.
    /// </summary>
    public static EventKind? KindOf(int quantity, IEnumerable<Activity> activities)
    {
        var sums = activities.Select(a => (Kind: EventKindOf(a.Kind), Number: a.StatedQuantity ?? 1)).Where(a => a.Kind is not null)
            .GroupBy(a => a.Kind).Where(g => g.Sum(a => a.Number) == quantity).Select(g => g.Key).ToList();
        return sums is [var single] ? single : null;
    }

    private static int? Number(TargetGroup group) => group.StatedUnit is StatedUnit.People ? group.StatedQuantity : null;

    private static EventKind? EventKindOf(ActivityKind kind) => kind switch
    {
        ActivityKind.Seminar => EventKind.Seminar,
        ActivityKind.StudyVisit => EventKind.StudyVisit,
        ActivityKind.Training => EventKind.Training,
        ActivityKind.Meeting => EventKind.Meeting,
        _ => null,
    };

    private static StatedRow Row(SourceStatement s, ProgrammeFacts facts, KnownNumbers known) =>
        s.ComparedWith switch
        {
            ComparedWith.Beneficiaries => Units(s, facts, known, u => u.Role is UnitRole.Beneficiary),
            ComparedWith.Partners => Units(s, facts, known, u => u.Role is UnitRole.Partner),
            ComparedWith.TargetArea => Units(s, facts, known, u => u.Role is UnitRole.TargetArea),
            ComparedWith.OrganisationSeats => Units(s, facts, known, u => u.Role is UnitRole.OrganisationSeat),
            ComparedWith.Hosts => Units(s, facts, known, u => u.Role is UnitRole.Host),
            ComparedWith.NewCohort => Units(s, facts, known, u => u.Cohort == NewCohort),
            ComparedWith.OrganisationsOfKind => Organisations(s, facts, known),
            ComparedWith.TargetGroup => Group(s.Subject, s.Value, s.Quantity, s.TargetGroupId ?? 0, known),
            ComparedWith.EventsOfKind => Events(s, facts, known),
            ComparedWith.Topics => Plain(s, StatedPart.Events, facts.Of(p => p.Topics).Count),
            ComparedWith.Memoranda => Plain(s, StatedPart.Places, facts.Of(p => p.Memoranda).Count),
            ComparedWith.Consortium => Plain(
                s, StatedPart.Places,
                facts
                    .Of(p => p.Organisations)
                    .Where(o => o.Role is OrganisationRole.Lead or OrganisationRole.Implementer or OrganisationRole.Partner)
                    .Select(o => o.OrganisationId)
                    .Distinct()
                    .Count()),
            _ => Plain(s, StatedPart.Places, 0),
        };

    /// <summary>The cohort of units that entered last.</summary>
    public const string NewCohort = "new";

    private static StatedRow Units(SourceStatement s, ProgrammeFacts facts, KnownNumbers known, Func<ProgrammeUnit, bool> which)
    {
        var all = facts.Of(p => p.Units).ToList();
        var units = all.Where(which).ToList();
        var named = units.Where(u => u.UnitId is not null).DistinctBy(u => u.UnitId).ToList();
        var reached = named.Where(u => IsReached(u, known)).DistinctBy(u => u.UnitId).ToList();
        // Sources list the new ones beside partners they name; whether a named one is among the new stays open.
        var beside =
            s.ComparedWith is ComparedWith.NewCohort
                ? all.Where(u => u.UnitId is not null && u.Cohort != NewCohort && u.Role == units.FirstOrDefault()?.Role)
                    .Select(u => u.Unit!.Name)
                    .ToList()
                : [];
        // People come from municipalities; in a target area or a host town nobody is expected.
        var counts = s.ComparedWith is not (ComparedWith.TargetArea or ComparedWith.Hosts);
        return new StatedRow(
            StatedPart.Places, s.ComparedWith, s.Subject, s.Value, s.Quantity, named.Count, counts ? reached.Count : null,
            Compare(s.Quantity, named.Count), 0, counts ? named.Except(reached).Select(u => u.Unit!.Name).ToList() : [], beside,
            counts ? units.Count(u => u.UnitId is null && IsReached(u, known)) : 0);
    }

    // A municipality by all that lies in it, as everywhere; a town that a source lists for its organisations only by itself.
    private static bool IsReached(ProgrammeUnit unit, KnownNumbers known) => unit.Role is UnitRole.Beneficiary or UnitRole.Partner
        ? known.PlaceOf(unit) is { Attendances: > 0 }
        : known.Came.Any(r => r.ProgrammeUnitId == unit.Id || (unit.UnitId is { } id && r.UnitId == id));

    private static StatedRow Organisations(SourceStatement s, ProgrammeFacts facts, KnownNumbers known)
    {
        var named = known.Organisations.Count(o => o.Kind == s.OrganisationKind);
        var reached = known.Came.Where(r => r.OrganisationKind == s.OrganisationKind).Select(r => r.OrganisationId).Distinct().Count();
        var towns = named == 0 ? facts.Of(p => p.Units).Count(u => u.Role is UnitRole.OrganisationSeat && u.UnitId is not null) : 0;
        return new StatedRow(
            StatedPart.Places, s.ComparedWith, s.Subject, s.Value, s.Quantity, named, reached,
            towns > 0 ? Difference.TownsListed : Compare(s.Quantity, named), towns, [], []);
    }

    private static StatedRow Group(LocalizedText name, LocalizedText value, int? stated, int group, KnownNumbers known)
    {
        var line = known.Groups.FirstOrDefault(g => g.Id == group);
        var (named, reached) = (line?.Named ?? 0, line?.Reached ?? 0);
        return new StatedRow(StatedPart.People, ComparedWith.TargetGroup, name, value, stated, named, reached, Compare(stated, named), 0, [], []);
    }

    private static StatedRow Events(SourceStatement s, ProgrammeFacts facts, KnownNumbers known)
    {
        var kind = KindOf(s.Quantity!.Value, facts.Of(p => p.Activities));
        var events = known.Figures.Events.Values.Where(e => e.State is not EventState.Cancelled && (kind is null || e.Kind == kind)).ToList();
        var came = known.Figures.Counting.Participations.Select(p => p.Registration.EventId).ToHashSet();
        return new StatedRow(
            StatedPart.Events, s.ComparedWith, s.Subject, s.Value, s.Quantity, events.Count, events.Count(e => came.Contains(e.Id)),
            Compare(s.Quantity, events.Count), 0, [], []);
    }

    private static StatedRow Plain(SourceStatement s, StatedPart part, int named) =>
        new(part, s.ComparedWith, s.Subject, s.Value, s.Quantity, named, null, Compare(s.Quantity, named), 0, [], []);

    private static Difference Compare(int? stated, int named) =>
        stated is not { } n ? Difference.NotStated : n == named ? Difference.AsStated : n > named ? Difference.NotNamed : Difference.MoreNamed;
}
