using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Organisations;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Organisations;

public sealed class OrganisationServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Names_and_memberships_are_saved_found_and_audited(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (service, reading) = (new OrganisationService(small.Database.Factory, small.Clock), new OrganisationQueries(small.Database.Factory));
        var association = await service.SaveAsync(small.Coordinator, New("Savez općina i gradova", OrganisationKind.Association), default);
        var input = New("Општина Љубовија", OrganisationKind.Administration);
        input.Names.Add(new NameInput { Text = "Stara uprava", Language = "bs", To = "2004" });
        input.Memberships.Add(new MembershipInput { Association = new Found(association, "", "", ""), From = "2011-06" });
        var id = await service.SaveAsync(small.Coordinator, input, default);

        foreach (var text in new[] { "Љубовија", "ljubovija", "STARA uprava" })
        {
            var found = await reading.ListAsync(small.Coordinator, text, OrganisationKind.Administration, ListAsk.Read("1", "place"), default);
            Assert.Equal(id, Assert.Single(found.Items).Id);
        }
        Assert.Equal(new PartialDate(2011, 6), Assert.Single((await reading.ReadAsync(small.Coordinator, association, default)).Members).From);
        var form = await reading.FormAsync(small.Coordinator, id, default);
        form.Names.Clear();
        form.Memberships.Clear();
        await service.SaveAsync(small.Coordinator, form, default);
        var view = await reading.ReadAsync(small.Coordinator, id, default);
        Assert.Equal((0, 0), (view.Names.Count, view.Associations.Count));
        Assert.Equal(
            "ChangedMeanwhile",
            Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => service.SaveAsync(small.Coordinator, form, default))).Refusals).Key);
        await using var db = small.Open();
        Assert.Equal(3, await db.AuditEntries.CountAsync(a => a.SubjectKind == "organisation"));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Bad_input_is_refused_by_field_and_others_are_kept_out(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var service = new OrganisationService(small.Database.Factory, small.Clock);
        var wrong = New("", OrganisationKind.Ngo);
        (wrong.Email, wrong.Website, wrong.FoundedOn) = ("nobody", "javascript:alert(1)", "soon");
        wrong.Names.Add(new NameInput());
        var refused = await Assert.ThrowsAsync<RefusedException>(() => service.SaveAsync(small.Coordinator, wrong, default));
        Assert.Equal(["Email", "FoundedOn", "Name", "Names[0].Language", "Names[0].Text", "Website"], refused.Refusals.Select(r => r.Field).Order());
        foreach (var actor in new[] { small.Donor, small.Trainer })
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => service.SaveAsync(actor, New("X", OrganisationKind.Ngo), default));
            await Assert.ThrowsAsync<ForbiddenException>(() =>
                new OrganisationQueries(small.Database.Factory).ListAsync(actor, null, null, new ListAsk(), default));
        }
    }

    private static OrganisationInput New(string name, OrganisationKind kind) => new() { Name = LocalizedText.Of("bs", name), Kind = kind };
}
