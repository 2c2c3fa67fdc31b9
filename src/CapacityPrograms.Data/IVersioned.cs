namespace CapacityPrograms.Data;

/// <summary>What two people can edit at once: a save that started from an older version is refused and shown to the person.</summary>
public interface IVersioned
{
    /// <summary>Raised by one at each save; application-managed, because the three databases have no common row version.</summary>
    int Version { get; set; }
}
