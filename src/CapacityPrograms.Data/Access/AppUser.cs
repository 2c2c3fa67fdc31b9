using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using Microsoft.AspNetCore.Identity;

namespace CapacityPrograms.Data.Access;

/// <summary>Somebody who signs in.</summary>
public sealed class AppUser : IdentityUser<int>
{
    public required string DisplayName { get; set; }
    /// <summary>BCP 47 tag of the interface.</summary>
    public string? Language { get; set; }
    /// <summary>"light", "dark" or null for as the device.</summary>
    public string? Theme { get; set; }
    public bool IsAdministrator { get; set; }
    /// <summary>The person this account belongs to, where it is a trainer's.</summary>
    public int? PersonId { get; set; }
    public Person? Person { get; set; }
    /// <summary>UTC.</summary>
    public DateTime? LastSignInAt { get; set; }
    public bool IsDemo { get; set; }
}
