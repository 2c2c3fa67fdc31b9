using System.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Tests.Seed;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Tests.Features.Progress;

public sealed class ResultsWorkbookTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private static readonly ResourceManagerStringLocalizerFactory _factory = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    private ResultsWorkbook Workbook =>
        new(demo.Factory, TimeProvider.System, new StringLocalizer<ProgressTexts>(_factory), new StringLocalizer<CommonTexts>(_factory));

    [Theory]
    [InlineData("centrir-ler", "sr-Latn", "Ciljne grupe", "Događaji", "Osobe")]
    [InlineData("rozwoj-lokalny", "pl", "Grupy docelowe", "Wydarzenia", "Osoby")]
    [InlineData("liuboml-centre", "uk", "Цільові групи", "Події", "Особи")]
    [InlineData("makers", "bs", "Ciljne grupe", "Događaji", "Osobe")]
    [InlineData("rhodope-governance", "bg", "Целеви групи", "Събития", "Лица")]
    public async Task The_workbook_has_the_figures_of_the_page(string code, string language, params string[] sheets)
    {
        Language.Of(language).Use();
        var donor = await DonorAsync(code);
        var page = await new ProgressQueries(demo.Factory, TimeProvider.System).ReadAsync(donor, code, null, null, default);
        using var stream = new MemoryStream();
        await Workbook.WriteAsync(donor, code, null, null, stream, default);
        Workbooks.Valid(stream);
        using var tables = Workbooks.Read(stream);
        List<DataRow> Rows(int sheet) => tables.Tables[sheets[sheet]]!.Rows.Cast<DataRow>().Skip(1).ToList();
        Assert.Equal(page.Attendances, Rows(0).Sum(r => (double)r[4]));
        Assert.Equal((double)page.PersonDays, Rows(0).Sum(r => (double)r[5]));
        Assert.Equal(page.Attendances, Rows(1).Sum(r => (double)r[6]));
        Assert.Equal(page.Events.Held + page.Events.Planned + page.Events.Cancelled, Rows(1).Count);
        Assert.Equal(page.Reached, Rows(2).Count);
        Assert.Equal(page.Completed, Rows(2).Count(r => (double)r[7] > 0));
        await using var db = demo.Open();
        var names = await db.People.Select(p => p.GivenName + " " + p.FamilyName).ToListAsync();
        Assert.Equal(page.SeesNames, Rows(2).Select(r => (string)r[1]).Intersect(names).Any());
    }

    [Fact]
    public async Task Another_programmes_donor_gets_none() =>
        await Assert.ThrowsAsync<MissingException>(async () =>
            await Workbook.WriteAsync(await DonorAsync("makers"), "rhodope-governance", null, null, new MemoryStream(), default));

    private async Task<Actor> DonorAsync(string code)
    {
        await using var db = demo.Open();
        var user = await db.Users.SingleAsync(u => u.Email == $"donor.{code}@demo.local");
        return new Actor(
            user.Id, user.DisplayName, false, null,
            await db.ProgrammeAccess.Where(a => a.UserId == user.Id).ToDictionaryAsync(a => a.ProgrammeId, a => a.Role));
    }
}
