using CapacityPrograms.Data.People;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Events;

/// <summary>What the dialog of a known person is filled in with.</summary>
public sealed class ParticipantQueriesTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Somebody_who_was_registered_before_comes_on_the_same_behalf_in_the_same_group(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var id = await small.Registrations.SaveAsync(small.Coordinator, new RegistrationInput
        {
            EventId = small.EventId, GivenName = "Amra", FamilyName = "Primjerić", ProgrammeUnitId = small.Units[1], TargetGroupId = small.GroupId,
            Position = "stručna saradnica", PositionGroup = PositionGroup.CivilServant,
        }, default);
        await using var db = small.Open();
        var person = await db.Registrations.Where(r => r.Id == id).Select(r => r.PersonId!.Value).SingleAsync();

        var known = await small.Participants.KnownAsync(small.Coordinator, small.EventId, person, default);

        Assert.Equal((small.Units[1], small.GroupId, "stručna saradnica", PositionGroup.CivilServant),
            (known.ProgrammeUnitId, known.TargetGroupId, known.Position, known.PositionGroup));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Of_somebody_who_never_came_the_newest_affiliation_is_told_and_only_to_who_keeps_the_programme(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using var db = small.Open();
        var unit = await db.ProgrammeUnits.Where(u => u.Id == small.Units[0]).Select(u => u.UnitId).SingleAsync();
        var person = new Person { GivenName = "Đuro", FamilyName = "Novković", NameLanguage = "bs", SearchKey = "" };
        person.Affiliations.Add(new() { UnitId = unit, Position = "referent", To = new(2024) });
        person.Affiliations.Add(new() { UnitId = unit, Position = "načelnik" });
        db.People.Add(person);
        await db.SaveChangesAsync();

        var known = await small.Participants.KnownAsync(small.Coordinator, small.EventId, person.Id, default);

        Assert.Equal((small.Units[0], "načelnik", (int?)null), (known.ProgrammeUnitId, known.Position, known.TargetGroupId));
        await Assert.ThrowsAsync<ForbiddenException>(() => small.Participants.KnownAsync(small.Trainer, small.EventId, person.Id, default));
        await Assert.ThrowsAsync<MissingException>(() => small.Participants.KnownAsync(small.Stranger, small.EventId, person.Id, default));
    }
}
