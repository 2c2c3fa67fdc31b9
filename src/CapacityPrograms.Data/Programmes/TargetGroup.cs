using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Programmes;

/// <summary>Who is trained, and who is to gain in the end without being trained.</summary>
public enum TargetGroupKind { Trainee, FinalBeneficiary }

/// <summary>What a stated number counts.</summary>
public enum StatedUnit { People, Organisations, Municipalities, Towns, Events, Issues, Copies, Districts, Months, Other }

/// <summary>A group of people that a programme trains or serves, with the number that a source states.</summary>
public sealed class TargetGroup
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public TargetGroupKind Kind { get; set; }
    public int Order { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    /// <summary>Null where the source gives no number; never a sum of others.</summary>
    public int? StatedQuantity { get; set; }
    public StatedUnit StatedUnit { get; set; }
    /// <summary>The kind of organisation its people come from, where the source says so.</summary>
    public OrganisationKind? OrganisationKind { get; set; }
    public string? Note { get; set; }
    public List<Specialism> Specialisms { get; set; } = [];
}
