using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Features.Search;
using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Tests.Features.Search;

public sealed class SearchQueriesTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_place_is_found_in_both_scripts_in_any_case_and_by_its_code(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using (var db = small.Open())
        {
            db.ProgrammeUnits.Add(new ProgrammeUnit
            {
                ProgrammeId = small.ProgrammeId, Role = UnitRole.Partner, Order = 9,
                Unit = new TerritorialUnit
                {
                    Country = "RS", Kind = UnitKind.Municipality, Name = LocalizedText.Of("sr-Cyrl", "Љубовија"), SearchKey = SearchKey.Of("Љубовија"),
                    Codes =
                    [
                        new UnitCode
                        {
                            System = MunicipalityCode.SerbianSystem, Code = "70726",
                            IdentityKey = MunicipalityCode.IdentityKey(MunicipalityCode.SerbianSystem, "70726"),
                        },
                    ],
                },
            });
            await db.SaveChangesAsync();
        }
        var search = new SearchQueries(small.Database.Factory);

        foreach (var actor in new[] { small.Coordinator, small.Donor })
        {
            foreach (var text in new[] { "Љубовија", "Ljubovija", "LJUBOVIJA", "70726" })
            {
                var group = Assert.Single(await search.FindAsync(actor, text, default));
                Assert.Equal((FoundKind.Places, "Љубовија"), (group.Kind, Assert.Single(group.Lines).Text));
            }
        }
        Assert.Empty(
            await search.FindAsync(
                small.Donor with
                {
                    Roles = new Dictionary<int, AccessRole> { [small.OtherProgrammeId] = AccessRole.Donor },
                },
                "Ljubovija", default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Only_what_the_actor_may_see_is_found(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Primjerić", small.Units[0]);
        await using (var db = small.Open())
        {
            foreach (var e in db.Events) e.SearchKey = SearchKey.Of(e.Title.Texts.Values);
            foreach (var p in db.Programmes) p.SearchKey = SearchKey.Of(p.Name.Texts.Values);
            await db.SaveChangesAsync();
        }
        var search = new SearchQueries(small.Database.Factory);

        Assert.Contains(await search.FindAsync(small.Coordinator, "AMRA primjeric", default), g => g.Kind == FoundKind.People);
        foreach (var other in new[] { small.Donor, small.Trainer, small.Stranger, Actor.Nobody })
            Assert.Empty(await search.FindAsync(other, "primjeric", default));
        Assert.Contains(await search.FindAsync(small.Donor, "trening", default), g => g.Kind == FoundKind.Events);
        Assert.Empty(await search.FindAsync(small.Stranger, "trening", default));
        Assert.Contains(await search.FindAsync(small.Stranger, "drugi", default), g => g.Kind == FoundKind.Programmes);
        Assert.Empty(await search.FindAsync(small.Donor, "drugi", default));
        Assert.Empty(await search.FindAsync(small.Coordinator, " ' ", default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_is_found_leads_to_the_list_of_all_of_its_kind_which_finds_the_same(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        for (var i = 0; i < SearchQueries.Most + 5; i++) await small.RegisterAsync("Žana", $"Đorđić {i}", small.Units[0]);
        var search = new SearchQueries(small.Database.Factory);

        var found = Assert.Single(await search.FindAsync(small.Coordinator, "žana đ", default));

        Assert.Equal((SearchQueries.Most + 5, SearchQueries.Most), (found.Total, found.Lines.Count));
        Assert.Equal("/people?q=" + Uri.EscapeDataString("žana đ"), found.Register);
        var all = await new PeopleQueries(small.Database.Factory, small.Clock).ListAsync(
            small.Coordinator, new PeopleFilter("žana đ", null, null, false), new ListAsk(), default);
        Assert.Equal(found.Total, all.Total);
        // Whoever keeps no places has no list of them.
        Assert.Null(Assert.Single(await search.FindAsync(small.Donor, "trnovo", default), g => g.Kind == FoundKind.Places).Register);
    }
}
