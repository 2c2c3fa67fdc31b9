using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Places;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Places;

public sealed class UnitServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_place_is_saved_read_changed_found_and_audited(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (service, reading) = (new UnitService(small.Database.Factory, small.Clock), new UnitQueries(small.Database.Factory));
        var id = await service.SaveAsync(small.Coordinator, Kragujevac(), default);

        var form = await reading.FormAsync(small.Coordinator, id, default);
        form.Aliases = "Kragujevac grad";
        form.Codes.Add(new CodeInput { System = "EKATTE (seat)", Code = "00123", IsIdentity = false });
        form.Codes.RemoveAt(0);
        Assert.Equal(id, await service.SaveAsync(small.Coordinator, form, default));
        var view = await reading.ReadAsync(small.Coordinator, id, default);
        Assert.Equal(("00123", false), view.Codes.Select(c => (c.Code, c.IsIdentity)).Single());
        foreach (var text in new[] { "крагујевац", "KRAGUJEVAC", "00123" })
            Assert.Equal(id, Assert.Single((await reading.ListAsync(small.Coordinator, text, "RS", UnitKind.City, new ListAsk(), default)).Rows.Items).Id);
        Assert.Equal(
            "ChangedMeanwhile",
            Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => service.SaveAsync(small.Coordinator, form, default))).Refusals).Key);
        await using var db = small.Open();
        Assert.Equal(
            ["unit.added", "unit.changed"],
            await db.AuditEntries.Where(a => a.SubjectKind == "unit").OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Bad_input_is_refused_by_field_and_a_code_names_the_unit_that_has_it(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var service = new UnitService(small.Database.Factory, small.Clock);
        var id = await service.SaveAsync(small.Coordinator, Kragujevac(), default);

        var taken = Assert.Single(await RefusalsAsync(Kragujevac()));
        Assert.Equal(("Codes[0].Code", "CodeTaken"), (taken.Field, taken.Key));
        Assert.Contains("Крагујевац (RS)", taken.Arguments);
        var wrong = Kragujevac();
        (wrong.Name, wrong.Country, wrong.Latitude, wrong.ValidFrom, wrong.ValidTo) = (LocalizedText.Empty, "Serbia", 91, "2011", "2010-12");
        wrong.Codes[0].Code = "70646";
        Assert.Equal(["Codes[0].Code", "Country", "Latitude", "Longitude", "Name", "ValidTo"], (await RefusalsAsync(wrong)).Select(r => r.Field).Order());
        var ring = await new UnitQueries(small.Database.Factory).FormAsync(small.Coordinator, id, default);
        var child = Kragujevac();
        (child.Codes, child.Parent) = ([], new Found(id, "", "", ""));
        ring.Parent = new Found(await service.SaveAsync(small.Coordinator, child, default), "", "", "");
        Assert.Equal("OwnPart", Assert.Single(await RefusalsAsync(ring)).Key);

        async Task<IReadOnlyList<Refusal>> RefusalsAsync(UnitInput input) =>
            (await Assert.ThrowsAsync<RefusedException>(() => service.SaveAsync(small.Coordinator, input, default))).Refusals;
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Donors_and_trainers_neither_read_nor_write(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        foreach (var actor in new[] { small.Donor, small.Trainer })
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => new UnitService(small.Database.Factory, small.Clock).SaveAsync(actor, Kragujevac(), default));
            await Assert.ThrowsAsync<ForbiddenException>(() =>
                new UnitQueries(small.Database.Factory).ListAsync(actor, null, null, null, new ListAsk(), default));
        }
    }

    private static UnitInput Kragujevac() =>
        new()
        {
            Name = LocalizedText.Of("sr-Cyrl", "Крагујевац"), Country = "rs", Kind = UnitKind.City,
            Codes = [new CodeInput { System = MunicipalityCode.SerbianSystem, Code = "70645" }],
        };
}
