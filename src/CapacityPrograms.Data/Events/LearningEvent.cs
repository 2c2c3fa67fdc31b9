using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Events;

/// <summary>Kinds of learning event.</summary>
public enum EventKind { Seminar, StudyVisit, Training, Meeting }

/// <summary>From draft to closed or cancelled; see <see cref="EventStates"/> for what may follow what.</summary>
public enum EventState { Draft, Planned, Confirmed, Held, Closed, Cancelled }

/// <summary>Where people are: in one municipality, together from several, or online.</summary>
public enum Delivery { InMunicipality, CrossMunicipal, Online }

/// <summary>A seminar, study visit, training or meeting of one programme.</summary>
public sealed class LearningEvent : IVersioned
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public EventKind Kind { get; set; }
    public EventState State { get; set; }
    public Delivery Delivery { get; set; }
    public LocalizedText Title { get; set; } = LocalizedText.Empty;
    public string SearchKey { get; set; } = "";
    /// <summary>IANA zone of its sessions' days and times.</summary>
    public required string TimeZone { get; set; }
    /// <summary>BCP 47 tag of the language it is held in.</summary>
    public string? Language { get; set; }
    public int? VenueId { get; set; }
    public Venue? Venue { get; set; }
    /// <summary>The unit it takes place in, where that is known though the building is not.</summary>
    public int? UnitId { get; set; }
    public TerritorialUnit? Unit { get; set; }
    public int? HostId { get; set; }
    public Organisation? Host { get; set; }
    public int? ActivityId { get; set; }
    public Activity? Activity { get; set; }
    public int? StepId { get; set; }
    public ProgrammeStep? Step { get; set; }
    /// <summary>People it holds; null where not set.</summary>
    public int? Capacity { get; set; }
    /// <summary>First and last day of its sessions, kept beside them for lists; null while it has none.</summary>
    public DateOnly? FirstDay { get; set; }
    public DateOnly? LastDay { get; set; }
    public string? Notes { get; set; }
    /// <summary>True where it was made to bring the demonstration to life and stands in no source.</summary>
    public bool IsDemo { get; set; }
    public int Version { get; set; }
    public List<EventSession> Sessions { get; set; } = [];
    public List<Registration> Registrations { get; set; } = [];
    public List<EventFunder> CoFunders { get; set; } = [];
    public List<EventStateChange> StateChanges { get; set; } = [];
    public List<Seat> Seats { get; set; } = [];
}

internal sealed class LearningEventConfiguration : IEntityTypeConfiguration<LearningEvent>
{
    public void Configure(EntityTypeBuilder<LearningEvent> builder)
    {
        builder.Property(e => e.TimeZone).HasMaxLength(64);
        builder.Property(e => e.Language).HasMaxLength(16);
        builder.Property(e => e.Notes).HasMaxLength(4000);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasIndex(e => new { e.ProgrammeId, e.FirstDay });
        builder.HasIndex(e => e.FirstDay);
    }
}
