using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Programmes;

/// <summary>Levels of the objective tree; functions and perspectives are how a resource centre states its own.</summary>
public enum ObjectiveLevel { Overall, Specific, Function, Perspective }

/// <summary>A node of the objective tree.</summary>
public sealed class Objective
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public int? ParentId { get; set; }
    public Objective? Parent { get; set; }
    public ObjectiveLevel Level { get; set; }
    public int Order { get; set; }
    public LocalizedText Text { get; set; } = LocalizedText.Empty;
}
