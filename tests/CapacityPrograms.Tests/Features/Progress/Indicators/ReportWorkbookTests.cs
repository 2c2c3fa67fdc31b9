using System.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Tests.Seed;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Features.Progress.Indicators;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Progress.Indicators;

/// <summary>The donor's workbook says what the pages say.</summary>
public sealed class ReportWorkbookTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private const string Code = "rhodope-governance";

    [Theory]
    [InlineData("bg", "Индикатори", "Събития", "Лица")]
    [InlineData("uk", "Індикатори", "Події", "Особи")]
    [InlineData("en", "Indicators", "Events", "People")]
    public async Task The_workbook_has_the_figures_of_the_pages(string language, string indicators, string events, string people)
    {
        Language.Of(language).Use();
        var donor = await DonorAsync(Code);
        var (texts, common) = (Texts.Of<ProgressTexts>(), Texts.Of<CommonTexts>());
        var page = await new IndicatorQueries(demo.Factory, TimeProvider.System, texts, common).ListAsync(donor, Code, default);
        var progress = await new ProgressQueries(demo.Factory, TimeProvider.System).ReadAsync(donor, Code, null, null, default);
        using var stream = new MemoryStream();
        await new ReportWorkbook(demo.Factory, TimeProvider.System, texts, common).WriteAsync(donor, Code, stream, default);
        Workbooks.Valid(stream);
        using var tables = Workbooks.Read(stream);
        List<DataRow> Rows(string sheet) => tables.Tables[sheet]!.Rows.Cast<DataRow>().Skip(1).ToList();
        Assert.Equal(page.Lines.SelectMany(l => l.Periods).Select(p => (double)p.Actual!.Value), Rows(indicators).Select(r => (double)r[8]));
        Assert.Equal([100d, 80d], Rows(indicators).Select(r => r[7]).OfType<double>());
        Assert.Equal(progress.Events.Held, Rows(events).Count);
        Assert.All(Rows(events), r => Assert.Equal((double)r[6], (double)r[7] + (double)r[8] + (double)r[9]));
        Assert.Equal(progress.Reached, Rows(people).Count);
        await using var db = demo.Open();
        var names = await db.People.Select(p => p.GivenName + " " + p.FamilyName).ToListAsync();
        Assert.Empty(Rows(people).Select(r => (string)r[1]).Intersect(names));
    }

    [Fact]
    public async Task Another_programmes_donor_gets_none() =>
        await Assert.ThrowsAsync<MissingException>(async () =>
            await new ReportWorkbook(demo.Factory, TimeProvider.System, Texts.Of<ProgressTexts>(), Texts.Of<CommonTexts>()).WriteAsync(
                await DonorAsync("makers"), Code, new MemoryStream(), default));

    private async Task<Actor> DonorAsync(string code)
    {
        await using var db = demo.Open();
        var user = await db.Users.SingleAsync(u => u.Email == $"donor.{code}@demo.local");
        return new Actor(
            user.Id, user.DisplayName, false, null,
            await db.ProgrammeAccess.Where(a => a.UserId == user.Id).ToDictionaryAsync(a => a.ProgrammeId, a => a.Role));
    }
}
