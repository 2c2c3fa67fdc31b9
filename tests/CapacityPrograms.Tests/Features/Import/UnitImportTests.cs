using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Import;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Import;

public sealed class UnitImportTests
{
    private static readonly ImportOptions Serbia = Importing.Units with { Country = "rs", System = MunicipalityCode.SerbianSystem };

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_Serbian_register_comes_in_whole_with_every_check_digit_and_goes_whole(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var plan = await small.PlanFileAsync(Serbia, "municipalities/cad-rs-municipalities.json");
        Assert.Equal((168, 168, 0), (plan.Rows.Count, plan.Count(RowOutcome.Add), plan.Faults.Count));
        var id = await small.ApplyAsync(plan);
        await using var db = small.Open();
        Assert.Equal(168, await db.UnitCodes.CountAsync(c => c.System == MunicipalityCode.SerbianSystem && c.IdentityKey != null));
        Assert.Equal("sr-Latn", (await db.Units.FirstAsync(u => u.Codes.Any(c => c.Code == "70017"))).Name.Texts.Keys.Single());
        var again = await small.PlanFileAsync(Serbia, "municipalities/cad-rs-municipalities.json");
        Assert.Equal(168, again.Count(RowOutcome.Known));
        Assert.Equal("ImportNothingNew", (await Importing.RefusalAsync(() => small.ApplyAsync(again))).Key);

        await small.Imports().UndoAsync(small.Coordinator, id, default);
        Assert.Equal((2, 0), (await db.Units.CountAsync(), await db.UnitCodes.CountAsync()));
        Assert.Equal("ImportUndone", (await Importing.RefusalAsync(() => small.Imports().UndoAsync(small.Coordinator, id, default))).Key);
        Assert.Equal(
            ["import.applied", "import.undone"],
            await db.AuditEntries.Where(a => a.SubjectKind == "import").OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_Polish_register_comes_in_with_its_counties_and_repeated_names(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var plan = await small.PlanFileAsync(Importing.Units, "municipalities/TERC_Urzedowy_2020-09-26.csv");
        Assert.Empty(plan.Told());
        Assert.Equal((16 + 380 + 2477, 642 + 642 + 18 + 19), (plan.Count(RowOutcome.Add), plan.Count(RowOutcome.LeftOut)));
        await small.ApplyAsync(plan);
        await using var db = small.Open();
        var gminas = await db
            .Units.AsNoTracking()
            .Where(u => u.Country == "PL" && u.Kind == UnitKind.Municipality)
            .Select(u => new
            {
                u.Name, Parent = u.Parent!.Parent!.Kind, u.Codes[0].Code,
            })
            .ToListAsync();
        Assert.Equal((2477, 228), (gminas.Count, gminas.GroupBy(g => g.Name.ToString()).Count(g => g.Count() > 1)));
        Assert.All(gminas, g => Assert.Equal((UnitKind.Region, 7), (g.Parent, g.Code.Length)));
        Assert.Contains(gminas, g => g.Code == "0201011");
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Faults_name_row_and_column_and_nothing_is_written(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var plan = await small.PlanAsync(
            Serbia,
            "Назив;Шифра;Ширина;Дужина;Врста;Припада\nСептември;70645;91;20;општина;\n;70017;;;;\nЧачак;70646;44;;чудо;Нигде\nЧачак;70645;;;;\n");
        Assert.Equal(
            ["A3 Required", "B4 CodeCheckDigit", "B5 ImportRowTwice"],
            plan.Told().Where(t => !t.StartsWith('C') && !t.StartsWith('D') && !t.StartsWith('F')).Order());
        Assert.Equal("чудо", Assert.Single(plan.Words).Word);
        Assert.Equal("ImportFaults", (await Importing.RefusalAsync(() => small.ApplyAsync(plan))).Key);
        await using var db = small.Open();
        Assert.Equal((2, 0), (await db.Units.CountAsync(), await db.ImportRuns.CountAsync()));
        foreach (var actor in new[] { small.Donor, small.Trainer })
            await Assert.ThrowsAsync<ForbiddenException>(() => small.PlanAsync(Serbia, "Name\nA", actor));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_known_name_without_the_code_is_asked_about_filled_and_emptied_again(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var plan = await small.PlanAsync(
            Importing.Units with
            {
                System = "BHAS",
            },
            "Name,Country,Code,Kind,Part of,Lat,Lon\nKanton Sarajevo,BA,009,Canton,,,\n"
                + "Trnovo,BA,00110,općina,Kanton Sarajevo,43.66,18.45\nИлиџа,BA,00112,,009,,\n"
        );
        Assert.Empty(plan.Told());
        Assert.Equal(2, plan.Unanswered);
        Assert.Equal("ImportUnanswered", (await Importing.RefusalAsync(() => small.ApplyAsync(plan))).Key);
        plan.Answer(plan.Asking[0].Questions[0], 0);
        plan.Answer(plan.Asking[1].Questions[0], plan.Asking[1].Questions[0].Answers.Count - 2);
        Assert.Equal((2, 1), (plan.Count(RowOutcome.Add), plan.Count(RowOutcome.Fill)));
        var id = await small.ApplyAsync(plan);
        await using (var db = small.Open())
        {
            var trnovo = await db.Units.Include(u => u.Codes).Include(u => u.Parent).SingleAsync(u => u.SearchKey.StartsWith("trnovo"));
            Assert.Equal(("00110", 43.66, "Kanton Sarajevo"), (trnovo.Codes[0].Code, trnovo.Latitude, trnovo.Parent!.Name.ToString()));
            Assert.Equal(2, await db.Units.CountAsync(u => u.SearchKey.StartsWith("ilidza")));
            // Whoever uses what came in has to let go of it first.
            db.Organisations.Add(new Organisation { UnitId = trnovo.ParentId });
            await db.SaveChangesAsync();
            Assert.Equal("ImportInUse", (await Importing.RefusalAsync(() => small.Imports().UndoAsync(small.Coordinator, id, default))).Key);
            await db.Organisations.ExecuteDeleteAsync();
        }
        await Assert.ThrowsAsync<ForbiddenException>(() => small.Imports().UndoAsync(small.Stranger, id, default));
        await small.Imports().UndoAsync(small.Coordinator, id, default);
        await using var after = small.Open();
        var left = await after.Units.Include(u => u.Codes).SingleAsync(u => u.SearchKey.StartsWith("trnovo"));
        Assert.Equal((2, 0, null, null, "trnovo"), (await after.Units.CountAsync(), left.Codes.Count, left.ParentId, left.Latitude, left.SearchKey));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_somebody_changed_since_is_not_taken_back(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var id = await small.ApplyAsync(await small.PlanAsync(Importing.Units with { Country = "BG" }, "Община\nСептември\n"));
        await using var db = small.Open();
        var unit = await db.Units.SingleAsync(u => u.Country == "BG");
        Assert.Equal(("bg", "Септември"), (unit.Name.Texts.Single().Key, unit.Name.ToString()));
        unit.Version++;
        await db.SaveChangesAsync();
        Assert.Equal("ImportChangedSince", (await Importing.RefusalAsync(() => small.Imports().UndoAsync(small.Coordinator, id, default))).Key);
    }
}
