using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Programmes;
using CapacityPrograms.Web.Features.Programmes.Sections;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Programmes.Sections;

public sealed class RegisterServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_a_programme_needs_is_added_by_its_name_and_once(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var service = new RegisterService(small.Database.Factory, small.Clock);

        var donor = await service.AddOrganisationAsync(small.Coordinator, "mali", " Fondacija Primjer ", OrganisationKind.Donor, default);
        var again = await service.AddOrganisationAsync(small.Coordinator, "mali", "Fondacija Primjer", OrganisationKind.Donor, default);
        var unit = await service.AddMunicipalityAsync(small.Coordinator, "mali", "Primjerovac", default);

        Assert.Equal(donor, again);
        Assert.Equal((donor, unit), (new Picked(donor.Id, "Fondacija Primjer", "bs"), new Picked(unit.Id, "Primjerovac", "bs")));
        await using var db = small.Open();
        Assert.Equal(OrganisationKind.Donor, (await db.Organisations.SingleAsync(o => o.Id == donor.Id)).Kind);
        var row = await db.Units.SingleAsync(u => u.Id == unit.Id);
        Assert.Equal((UnitKind.Municipality, "BA"), (row.Kind, row.Country));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => service.AddMunicipalityAsync(small.Coordinator, "mali", new string('x', 401), default));
        Assert.Equal("Name", Assert.Single(refused.Refusals).Field);
        foreach (var actor in new[] { small.Donor, small.Trainer })
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => service.AddOrganisationAsync(actor, "mali", "X", OrganisationKind.Donor, default));
            await Assert.ThrowsAsync<ForbiddenException>(() => service.AddMunicipalityAsync(actor, "mali", "X", default));
        }
        await Assert.ThrowsAsync<MissingException>(() => service.AddMunicipalityAsync(Actor.Nobody, "mali", "X", default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_way_to_the_first_event_is_read_from_what_is_there_and_ends_with_it(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var queries = new ProgrammeQueries(small.Database.Factory, small.Clock);
        Assert.Empty(await queries.SetupAsync(small.Coordinator, "mali", default));
        var administrator = small.Coordinator with { IsAdministrator = true };
        var code = await new ProgrammeService(small.Database.Factory, small.Clock).AddAsync(
            administrator,
            new NewProgramme { Code = "novi", Language = "bs", Country = "BA", TimeZone = "Europe/Sarajevo", Name = LocalizedText.Of("bs", "Novi") }, default);

        var steps = await queries.SetupAsync(administrator, code, default);

        Assert.Equal(Enum.GetValues<SetupKind>(), steps.Select(s => s.Kind));
        Assert.All(steps, s => Assert.False(s.IsDone));
        var sections = new SectionService(small.Database.Factory, small.Clock);
        var donor = await new RegisterService(small.Database.Factory, small.Clock)
            .AddOrganisationAsync(administrator, code, "Donator", OrganisationKind.Donor, default);
        await sections.SaveAsync(
            administrator, code, "organisation", 0, null,
            new Dictionary<string, object?> { ["OrganisationId"] = donor, ["Role"] = OrganisationRole.Funder }, default);
        Assert.Equal([SetupKind.Funders], (await queries.SetupAsync(administrator, code, default)).Where(s => s.IsDone).Select(s => s.Kind));
        await Assert.ThrowsAsync<MissingException>(() => queries.SetupAsync(small.Donor, "mali", default));
    }
}
