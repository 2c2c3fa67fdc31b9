
namespace CapacityPrograms.Data.People;

/// <summary>A person's name in another script or spelling.</summary>
public sealed class PersonName
{
    public int Id { get; set; }
    public int PersonId { get; set; }
    public Person? Person { get; set; }
    public required string GivenName { get; set; }
    public required string FamilyName { get; set; }
    /// <summary>BCP 47 tag with script.</summary>
    public required string Language { get; set; }
}
