using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Programmes;

/// <summary>A speciality within a target group, such as "lawyers".</summary>
public sealed class Specialism
{
    public int Id { get; set; }
    public int TargetGroupId { get; set; }
    public TargetGroup? TargetGroup { get; set; }
    public int Order { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
}
