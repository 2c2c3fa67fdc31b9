using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Programmes;

/// <summary>A challenge or area that the programme is about.</summary>
public sealed class Theme
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public int Order { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
}
