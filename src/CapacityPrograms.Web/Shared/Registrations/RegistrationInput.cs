using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;

namespace CapacityPrograms.Web.Shared.Registrations;

/// <summary>Somebody to be registered: a known person, a new one, or an unidentified line of a sheet.</summary>
public sealed class RegistrationInput
{
    public int EventId { get; set; }
    /// <summary>0 for a new registration.</summary>
    public int Id { get; set; }
    public int Version { get; set; }
    public int? PersonId { get; set; }
    public string GivenName { get; set; } = "";
    public string FamilyName { get; set; } = "";
    /// <summary>Bears one name only, which then stands as the family name.</summary>
    public bool HasOneName { get; set; }
    public Sex Sex { get; set; }
    /// <summary>Of a new person, where it is known.</summary>
    public int? BirthYear { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    /// <summary>For a line that cannot be read; then no name is needed.</summary>
    public string? UnidentifiedNote { get; set; }
    public int? ProgrammeUnitId { get; set; }
    public int? OrganisationId { get; set; }
    public string? OrganisationText { get; set; }
    public string? Position { get; set; }
    public PositionGroup PositionGroup { get; set; }
    public int? TargetGroupId { get; set; }
    public int? SpecialismId { get; set; }
    public ParticipantRole Role { get; set; }
    public RegistrationState State { get; set; } = RegistrationState.Confirmed;
    /// <summary>Given by a device; sending it again adds nobody.</summary>
    public Guid? OperationId { get; set; }
    /// <summary>Came without being registered; needs no seat and no free place.</summary>
    public bool IsWalkIn { get; set; }
}
