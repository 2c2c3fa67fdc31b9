using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Features.Progress.Indicators;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress.Iati;

/// <summary>What the standard demands and a programme may not have yet; each is entered somewhere and never invented.</summary>
public enum IatiGap { Lead, LeadIdentifier, LeadKind, Description, StartDay, StartInFuture, EndDay, EndInFuture, Sector, Participant }

/// <summary>An organisation in a role of the standard.</summary>
internal sealed record IatiParticipant(int Role, int? Type, string? Identifier, LocalizedText Name);

/// <summary>A municipality that benefits.</summary>
internal sealed record IatiLocation(string Reference, LocalizedText Name, double? Latitude, double? Longitude);

/// <summary>All that one activity is written from; <see cref="Gaps"/> says what is missing.</summary>
internal sealed record IatiFacts(
    Programme Programme, IatiParticipant? Lead, IReadOnlyList<IatiParticipant> Participants, LocalizedText Description,
    IReadOnlyList<IatiLocation> Locations, IndicatorSource Reading, IReadOnlyList<Data.Indicators.Indicator> Indicators, DateOnly Today)
{
    /// <summary>Reads the facts of a programme whose figures the actor sees.</summary>
    /// <exception cref="Platform.Refusals.MissingException">No such programme whose figures the actor sees.</exception>
    public static async Task<IatiFacts> ReadAsync(AppDbContext db, Actor actor, string code, DateTime now, CancellationToken ct)
    {
        var reading = await IndicatorSource.OpenAsync(db, actor, code, now, ct);
        var id = reading.Data.First.Id;
        var programme = await db
            .Programmes.AsNoTracking()
            .Include(p => p.Objectives)
            .Include(p => p.Organisations)
                .ThenInclude(o => o.Organisation)
            .AsSplitQuery()
            .SingleAsync(p => p.Id == id, ct);
        var all = programme
            .Organisations.OrderBy(o => o.Id)
            .Select(o =>
                (
                    o.Role,
                    Participant: new IatiParticipant(Role(o.Role), Type(o.Organisation!.Kind), o.Organisation.PublicIdentifier, o.Organisation.Name)))
            .ToList();
        var overall =
            programme.Objectives.Where(o => o.Level == ObjectiveLevel.Overall).OrderBy(o => o.Order).Select(o => o.Text).FirstOrDefault()
            ?? LocalizedText.Empty;
        var units = await db
            .ProgrammeUnits.AsNoTracking()
            .Where(u => u.ProgrammeId == id && u.UnitId != null && (u.Role == UnitRole.Beneficiary || u.Role == UnitRole.Partner))
            .OrderBy(u => u.Order)
            .Select(u => new
            {
                u.UnitId, u.Unit!.Name, u.Unit.Latitude, u.Unit.Longitude,
                Code = u.Unit.Codes.Where(c => c.IdentityKey != null).OrderBy(c => c.Id).Select(c => c.Code).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return new IatiFacts(
            programme, all.Where(o => o.Role == OrganisationRole.Lead).Select(o => o.Participant).FirstOrDefault(),
            all.Where(o => o.Participant.Role > 0).Select(o => o.Participant).DistinctBy(p => (p.Role, p.Name)).ToList(),
            programme.Summary.IsEmpty ? overall : programme.Summary,
            units
                .DistinctBy(u => u.UnitId)
                .Select(u => new IatiLocation(u.Code ?? FormattableString.Invariant($"unit-{u.UnitId}"), u.Name, u.Latitude, u.Longitude))
                .ToList(),
            reading, await reading.IndicatorsAsync(db, ct), Data.Events.LocalTime.Today(now, reading.Data.First.TimeZone));
    }

    /// <summary>First day; null where the source does not say it to the day.</summary>
    public DateOnly? Start => Programme.StartsOn is { IsFull: true } start ? start.Earliest : null;

    /// <summary>Last day; null where it is not known, and then it is not written.</summary>
    public DateOnly? End => Programme.EndsOn is { IsFull: true } end ? end.Latest : null;

    /// <summary>What is missing; none where the programme can be written.</summary>
    public IReadOnlyList<IatiGap> Gaps
    {
        get
        {
            var gaps = new List<IatiGap>();
            void Check(bool holds, IatiGap gap)
            {
                if (!holds) gaps.Add(gap);
            }
            Check(Lead is not null, IatiGap.Lead);
            Check(Lead is null || !string.IsNullOrEmpty(Lead.Identifier), IatiGap.LeadIdentifier);
            Check(Lead is null || Lead.Type is not null, IatiGap.LeadKind);
            Check(Participants.Count > 0, IatiGap.Participant);
            Check(!Description.IsEmpty, IatiGap.Description);
            Check(Start is not null, IatiGap.StartDay);
            Check(Programme.State == ProgrammeState.Planned || Start is null || Start <= Today, IatiGap.StartInFuture);
            Check(Programme.State != ProgrammeState.Finished || End is not null, IatiGap.EndDay);
            Check(Programme.State != ProgrammeState.Finished || End is null || End <= Today, IatiGap.EndInFuture);
            Check(!string.IsNullOrEmpty(Programme.SectorCode), IatiGap.Sector);
            return gaps;
        }
    }

    // Code list OrganisationRole: 1 funding, 2 accountable, 3 extending, 4 implementing.
    private static int Role(OrganisationRole role) => role switch
    {
        OrganisationRole.Funder => 1,
        OrganisationRole.Lead => 2,
        OrganisationRole.Supporter => 3,
        OrganisationRole.Implementer or OrganisationRole.Partner or OrganisationRole.TechnicalDesigner => 4,
        _ => 0,
    };

    // Code list OrganisationType: 11 local government, 22 national NGO, 40 multilateral, 80 academic, training and research.
    private static int? Type(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Administration or OrganisationKind.Council or OrganisationKind.Office or OrganisationKind.Directorate => 11,
        OrganisationKind.Ngo or OrganisationKind.Association or OrganisationKind.ResourceCentre => 22,
        OrganisationKind.InternationalOrganisation => 40,
        OrganisationKind.School or OrganisationKind.Institute => 80,
        _ => null,
    };
}
