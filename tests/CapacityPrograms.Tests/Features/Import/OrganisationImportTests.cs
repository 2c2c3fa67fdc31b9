using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Import;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Import;

public sealed class OrganisationImportTests
{
    private static readonly ImportOptions Organisations = new(ImportKind.Organisations, Country: "BA");

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_list_comes_in_with_parts_and_municipalities_and_goes_again(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var plan = await small.PlanAsync(
            Organisations,
            "Naziv;Vrsta;Općina;Pripada;E-pošta;Web\nSlužba za razvoj;Office;Илиџа;Općina Ilidža;;\n"
                + "Općina Ilidža;Municipal administration;Općina Ilidža;;info@ilidza.ba;www.ilidza.ba\n"
        );
        Assert.Empty(plan.Told());
        Assert.True(plan.IsReady);
        var id = await small.ApplyAsync(plan);
        await using (var db = small.Open())
        {
            var part = await db.Organisations.Include(o => o.Parent).Include(o => o.Unit).SingleAsync(o => o.Kind == OrganisationKind.Office);
            Assert.Equal(("Općina Ilidža", "Ilidža", "https://www.ilidza.ba"), (part.Parent!.Name.ToString(), part.Unit!.Name.ToString(), part.Parent.Website));
        }
        var again = await small.PlanAsync(Organisations, "Naziv;Općina;Telefon\nOpćina Ilidža;Ilidža;033 111\nOpćina Ilidža;;\n");
        Assert.Equal(RowOutcome.Fill, again.Rows[0].Outcome);
        Assert.Equal(QuestionSubject.OwnOrganisation, again.Asking.Single().Questions.Single().Subject);
        again.Answer(again.Asking[0].Questions[0], again.Asking[0].Questions[0].Answers.Count - 1);
        var filled = await small.ApplyAsync(again);
        // The first import made what the second filled in, so that the second goes first.
        Assert.Equal("ImportChangedSince", (await Importing.RefusalAsync(() => small.Imports().UndoAsync(small.Coordinator, id, default))).Key);
        await small.Imports().UndoAsync(small.Coordinator, filled, default);
        await using var after = small.Open();
        Assert.Null((await after.Organisations.SingleAsync(o => o.Kind == OrganisationKind.Administration)).Phone);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Faults_and_an_unknown_municipality_are_told_by_cell(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var plan = await small.PlanAsync(
            Organisations,
            "Name,Kind,Municipality,E-mail,Website\n,Office,,,\nNGO,Nonsense,,wrong,javascript:alert(1)\n"
                + "NGO 2,,Atlantis,,\nNGO 2,,Atlantis,,\nNGO 2,,Atlantis,a@example.org,\n"
        );
        Assert.Equal(["A2 Required", "D3 NotAnEmail", "E3 NotAWebAddress", "A6 ImportRowTwice"], plan.Told());
        Assert.Equal(("Kind", "Nonsense", 1), plan.Words.Select(w => (w.Field, w.Word, w.Rows)).Single());
        Assert.Equal(RowOutcome.LeftOut, plan.Rows[3].Outcome);
        Assert.Equal(
            (QuestionSubject.Municipality, "Atlantis", 2),
            (plan.Rows[2].Questions[0].Subject, plan.Rows[2].Questions[0].Shown, plan.Rows[2].Questions[0].Answers.Count));
    }
}
