namespace CapacityPrograms.Data.Events;

/// <summary>In what role a substitute comes.</summary>
public static class ParticipantRoles
{
    /// <summary>A deputy for a coordinator; for anybody else the role of whose place it is.</summary>
    public static ParticipantRole InsteadOf(ParticipantRole role) => role == ParticipantRole.Coordinator ? ParticipantRole.Deputy : role;
}
