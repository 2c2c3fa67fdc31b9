using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Places;

/// <summary>One unit became (part of) another; many-to-many, because reforms split and join.</summary>
public sealed class UnitSuccession
{
    public int Id { get; set; }
    public int PredecessorId { get; set; }
    public TerritorialUnit? Predecessor { get; set; }
    public int SuccessorId { get; set; }
    public TerritorialUnit? Successor { get; set; }
    public PartialDate? On { get; set; }
}
