using CapacityPrograms.Data.Events;

namespace CapacityPrograms.Data.Attendance;

/// <summary>How many signatures stand on the paper sheet of a day; put beside what the system has and never mixed into it.</summary>
public sealed class SheetCount : IVersioned
{
    public int Id { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    public DateOnly Day { get; set; }
    public int Count { get; set; }
    /// <summary>Why it differs, in the words of who looked.</summary>
    public string? Note { get; set; }
    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; set; }
    public int? UserId { get; set; }
    public int Version { get; set; }
}
