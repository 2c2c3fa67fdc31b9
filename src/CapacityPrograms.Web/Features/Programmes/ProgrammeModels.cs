using CapacityPrograms.Data.Events;
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

/// <summary>A registration as figures count it.</summary>
/// <param name="Came">True where a mark says that the person was in the room.</param>
/// <param name="Expected">False where they declined or were cancelled.</param>
public sealed record Attended(
    int EventId, int? PersonId, int? TargetGroupId, int? ProgrammeUnitId, int? UnitId, int? OrganisationId, OrganisationKind? OrganisationKind,
    bool Came, bool Expected);

/// <summary>An organisation that may be one of those a source counts.</summary>
public sealed record NamedOrganisation(int Id, OrganisationKind Kind);

/// <summary>An event as figures count it.</summary>
public sealed record HeldEvent(int Id, EventKind Kind);

/// <summary>What is known beside the facts, for the comparison.</summary>
public sealed record KnownNumbers(IReadOnlyList<Attended> Registrations, IReadOnlyList<NamedOrganisation> Organisations, IReadOnlyList<HeldEvent> Events);

/// <summary>What a line of the comparison counts.</summary>
public enum StatedPart { Places, People, Events }

/// <summary>How stated and named differ.</summary>
public enum Difference { AsStated, NotNamed, MoreNamed, TownsListed, NotStated }

/// <summary>One line of stated, named, actual.</summary>
/// <param name="Reached">Null where reaching has no meaning, or the reader sees no figures.</param>
/// <param name="Towns">Towns that the source lists in place of names.</param>
/// <param name="NotReached">Named units nobody came from.</param>
/// <param name="Beside">Units that are named beside a cohort which is not.</param>
public sealed record StatedRow(
    StatedPart Part, ComparedWith With, LocalizedText Subject, LocalizedText Value, int? Stated, int Named, int? Reached, Difference Difference, int Towns,
    IReadOnlyList<LocalizedText> NotReached, IReadOnlyList<LocalizedText> Beside);

/// <summary>A municipality, or a slot without a name, with the people reached on its behalf.</summary>
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
