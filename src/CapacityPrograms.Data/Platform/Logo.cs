using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Platform;

/// <summary>A picture of the organisation or of a donor. It is never changed, only removed, so that browsers may keep it.</summary>
public sealed class Logo
{
    public int Id { get; set; }
    /// <summary>Whose it is, read out where the picture is not seen.</summary>
    public required string Name { get; set; }
    public required string MediaType { get; set; }
    public required byte[] Content { get; set; }
    public int Order { get; set; }
}
