using CapacityPrograms.Data.Events;

namespace CapacityPrograms.Tests.Data.Events;

public sealed class ParticipantRolesTests
{
    [Theory]
    [InlineData(ParticipantRole.Coordinator, ParticipantRole.Deputy)]
    [InlineData(ParticipantRole.Deputy, ParticipantRole.Deputy)]
    [InlineData(ParticipantRole.Participant, ParticipantRole.Participant)]
    [InlineData(ParticipantRole.Representative, ParticipantRole.Representative)]
    [InlineData(ParticipantRole.Observer, ParticipantRole.Observer)]
    public void Only_a_coordinator_is_replaced_by_a_deputy(ParticipantRole replaced, ParticipantRole role) =>
        Assert.Equal(role, ParticipantRoles.InsteadOf(replaced));
}
