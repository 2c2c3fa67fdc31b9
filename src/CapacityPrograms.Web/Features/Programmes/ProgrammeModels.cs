using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Programmes;

/// <summary>A programme in the list.</summary>
/// <param name="Stated">Municipalities its source states; null where it states none.</param>
public sealed record ProgrammeRow(
    string Code, LocalizedText Name, string Language, ProgrammeState State, LocalizedText? Parent, IReadOnlyList<LocalizedText> Donors, int? Stated,
    int Named, DateOnly? NextDay, int? NextEvent);

/// <summary>A programme with its projects, and everything a source says of them; a project's part counts where the programme has none.</summary>
public sealed class ProgrammeFacts(Programme programme, IReadOnlyList<Programme> children)
{
    /// <summary>The programme itself.</summary>
    public Programme Programme => programme;

    /// <summary>Its projects.</summary>
    public IReadOnlyList<Programme> Children => children;

    /// <summary>Ids of the programme and its projects.</summary>
    public IReadOnlyList<int> Ids => [programme.Id, .. children.Select(c => c.Id)];

    /// <summary>The programme's own rows, else those of its projects.</summary>
    public IReadOnlyList<T> Of<T>(Func<Programme, IEnumerable<T>> part)
    {
        var own = part(programme).ToList();
        return own.Count > 0 ? own : children.SelectMany(part).ToList();
    }
}

/// <summary>On whose behalf a participation was.</summary>
public sealed record OnBehalf(int? ProgrammeUnitId, int? UnitId, int? OrganisationId, OrganisationKind? OrganisationKind);

/// <summary>An organisation that may be one of those a source counts.</summary>
public sealed record NamedOrganisation(int Id, OrganisationKind Kind);

/// <summary>What is known beside the facts, for the comparison.</summary>
/// <param name="Figures">What all figures are counted from.</param>
/// <param name="Municipalities">What lies in which municipality, of the programme's units.</param>
/// <param name="Came">On whose behalf each participation was.</param>
public sealed record KnownNumbers(
    FigureData Figures, IReadOnlyList<GroupLine> Groups, IReadOnlyList<UnitLine> Places, Municipalities Municipalities, IReadOnlyList<OnBehalf> Came,
    IReadOnlyList<NamedOrganisation> Organisations)
{
    /// <summary>The place that a unit or slot of the programme is, with who came on its behalf.</summary>
    public UnitLine? PlaceOf(ProgrammeUnit unit)
    {
        var key = unit.UnitId is { } id ? Municipalities.Of(id) : -unit.Id;
        return Places.FirstOrDefault(p => p.Id == key);
    }
}

/// <summary>What a line of the comparison counts.</summary>
public enum StatedPart { Places, People, Events }

/// <summary>How stated and named differ.</summary>
public enum Difference { AsStated, NotNamed, MoreNamed, TownsListed, NotStated }

/// <summary>One line of stated, named, actual.</summary>
/// <param name="Reached">Null where reaching has no meaning, or the reader sees no figures.</param>
/// <param name="Towns">Towns that the source lists in place of names.</param>
/// <param name="NotReached">Named units nobody came from.</param>
/// <param name="Beside">Units that are named beside a cohort which is not.</param>
/// <param name="SlotsReached">Units without a name on whose behalf somebody came; they are not among those reached.</param>
public sealed record StatedRow(
    StatedPart Part, ComparedWith With, LocalizedText Subject, LocalizedText Value, int? Stated, int Named, int? Reached, Difference Difference, int Towns,
    IReadOnlyList<LocalizedText> NotReached, IReadOnlyList<LocalizedText> Beside, int SlotsReached = 0);

/// <summary>A municipality, or a slot without a name, with the people reached on its behalf.</summary>
/// <param name="UnitId">Null for a slot.</param>
public sealed record UnitTile(int Id, int? UnitId, LocalizedText Name, UnitRole Role, string? Cohort, LocalizedText? Region, int People);

/// <summary>One of the next events.</summary>
public sealed record NextEvent(int Id, LocalizedText Title, string Language, DateOnly Day, LocalizedText? Place, EventState State);

/// <summary>The overview.</summary>
/// <param name="Unnamed">Municipalities that are stated and stand in no list, not even as a slot.</param>
/// <param name="Gaps">How much is missing; null for who does not keep the programme.</param>
public sealed record ProgrammeView(
    ProgrammeFacts Facts, IReadOnlyList<StatedRow> Rows, IReadOnlyList<UnitTile> Tiles, int? StatedUnits, int Unnamed, IReadOnlyList<NextEvent> Next,
    int Events, bool Coordinates, bool SeesProgress, int? Gaps);

/// <summary>Form of a new programme.</summary>
public sealed class NewProgramme
{
    /// <summary>Stands in addresses and never changes.</summary>
    public string Code { get; set; } = "";
    /// <summary>The name.</summary>
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    /// <summary>Language of the work.</summary>
    public string Language { get; set; } = "en";
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; set; } = "";
    /// <summary>IANA zone.</summary>
    public string TimeZone { get; set; } = "";
    /// <summary>Code of the programme it belongs to.</summary>
    public string? Parent { get; set; }
}

/// <summary>Form of a programme's details.</summary>
public sealed class ProgrammeDetails
{
    /// <summary>The version that was read.</summary>
    public int Version { get; set; }
    /// <summary>The name.</summary>
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    /// <summary>Short name or acronym.</summary>
    public string? ShortName { get; set; }
    /// <summary>What it is about.</summary>
    public LocalizedText Summary { get; set; } = LocalizedText.Empty;
    /// <summary>Where it stands.</summary>
    public ProgrammeState State { get; set; }
    /// <summary>Language of the work.</summary>
    public string Language { get; set; } = "en";
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; set; } = "";
    /// <summary>IANA zone.</summary>
    public string TimeZone { get; set; } = "";
    /// <summary>Code of the programme it belongs to.</summary>
    public string? Parent { get; set; }
    /// <summary>Partial date as text.</summary>
    public string? StartsOn { get; set; }
    /// <summary>Partial date as text.</summary>
    public string? EndsOn { get; set; }
    /// <summary>Stated months.</summary>
    public int? DurationMonths { get; set; }
    /// <summary>Purpose code of the OECD-DAC list.</summary>
    public string? SectorCode { get; set; }
    public string? ContractNumber { get; set; }
    /// <summary>Whether donors see names.</summary>
    public bool DonorSeesNames { get; set; }
    /// <summary>Percent of a day that counts as whole.</summary>
    public int FullDay { get; set; }
    /// <summary>Percent of a day that counts as half.</summary>
    public int HalfDay { get; set; }
    /// <summary>Percent of an event that makes a completer.</summary>
    public int Completion { get; set; }
}
