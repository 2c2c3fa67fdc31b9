using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Events;

/// <summary>In what role somebody comes to this event; the same person may come otherwise to the next.</summary>
public enum ParticipantRole { Participant, Coordinator, Deputy, Representative, Observer }

/// <summary>From invited to confirmed, reserve, declined or cancelled.</summary>
public enum RegistrationState { Invited, Nominated, Registered, Confirmed, Reserve, Declined, Cancelled }

/// <summary>
/// A person at an event, with what was true of them on that day: organisation, unit, position and group are a
/// snapshot, so that a later change of job changes no figure.
/// </summary>
public sealed class Registration : IVersioned
{
    public int Id { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    /// <summary>Null for somebody whose line on the sheet cannot be read.</summary>
    public int? PersonId { get; set; }
    public Person? Person { get; set; }
    /// <summary>What is known of an unidentified line: "line 14 of the sheet".</summary>
    public string? UnidentifiedNote { get; set; }
    /// <summary>Number on the sheet, from 1; kept when others leave.</summary>
    public int Number { get; set; }
    /// <summary>The unit or unnamed slot of the programme on whose behalf they come.</summary>
    public int? ProgrammeUnitId { get; set; }
    public ProgrammeUnit? ProgrammeUnit { get; set; }
    /// <summary>The unit at that time; null for a slot without a name.</summary>
    public int? UnitId { get; set; }
    public TerritorialUnit? Unit { get; set; }
    public int? OrganisationId { get; set; }
    public Organisation? Organisation { get; set; }
    public string? Position { get; set; }
    public PositionGroup PositionGroup { get; set; }
    public int? TargetGroupId { get; set; }
    public TargetGroup? TargetGroup { get; set; }
    public int? SpecialismId { get; set; }
    public Specialism? Specialism { get; set; }
    public ParticipantRole Role { get; set; }
    public RegistrationState State { get; set; }
    /// <summary>Given by the device that added it (Guid v7); sending it again adds nobody. Null where it was added otherwise.</summary>
    public Guid? OperationId { get; set; }
    /// <summary>True for somebody who came without being registered before.</summary>
    public bool IsWalkIn { get; set; }
    /// <summary>Whose seat this person took.</summary>
    public int? SubstitutesId { get; set; }
    public Registration? Substitutes { get; set; }
    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>Which states of a registration stand where.</summary>
public static class RegistrationStates
{
    /// <summary>On the attendance sheet: whoever is expected or came.</summary>
    public static bool OnSheet(RegistrationState state) =>
        state is RegistrationState.Registered or RegistrationState.Confirmed or RegistrationState.Nominated or RegistrationState.Invited;

    /// <summary>Takes one of the event's places.</summary>
    public static bool OccupiesPlace(RegistrationState state) => state is RegistrationState.Registered or RegistrationState.Confirmed;

    /// <summary>
    /// Those that take one of their event's places; who comes instead of somebody sits on that person's, and takes it over where that
    /// person has none any more.
    /// </summary>
    public static IQueryable<Registration> TakingPlaces(this IQueryable<Registration> registrations) => registrations.Where(r =>
        (r.State == RegistrationState.Confirmed || r.State == RegistrationState.Registered)
        && (r.SubstitutesId == null || (r.Substitutes!.State != RegistrationState.Confirmed && r.Substitutes.State != RegistrationState.Registered)));
}

internal sealed class RegistrationConfiguration : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.EventId, r.PersonId }).IsUnique();
        builder.HasIndex(r => r.OperationId).IsUnique();
        builder.HasIndex(r => r.PersonId);
    }
}
