using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Programmes;

/// <summary>Phases of training and stages of a call are two sequences of one programme, never one.</summary>
public enum StepSequence { Phase, Stage }

/// <summary>A phase or a stage.</summary>
public sealed class ProgrammeStep
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public StepSequence Sequence { get; set; }
    public int Order { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public string? Note { get; set; }
}
