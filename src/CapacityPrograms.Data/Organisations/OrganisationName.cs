using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Organisations;

/// <summary>A former name, a variant or an alias, with the time it was in use where known.</summary>
public sealed class OrganisationName
{
    public int Id { get; set; }
    public int OrganisationId { get; set; }
    public Organisation? Organisation { get; set; }
    public required string Text { get; set; }
    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; set; }
    /// <summary>False for a name it officially bore, true for a spelling found in a source.</summary>
    public bool IsAlias { get; set; }
    public PartialDate? From { get; set; }
    public PartialDate? To { get; set; }
}
