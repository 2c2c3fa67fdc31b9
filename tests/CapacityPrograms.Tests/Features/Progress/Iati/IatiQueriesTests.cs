using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Seed;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Features.Progress.Iati;
using CapacityPrograms.Web.Features.Progress.Indicators;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Progress.Iati;

/// <summary>The Bulgarian programme as an IATI activity: what its source lacks is named, and with demonstration values it passes the schema.</summary>
public sealed class IatiQueriesTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private const string Code = "rhodope-governance";

    private static readonly string Schemas = Path.Combine(Repository.Root, "..", "shared", "data", "iati", "xsd-2.03");

    private IatiQueries Service => new(demo.Factory, TimeProvider.System);

    [Fact]
    public async Task What_the_source_lacks_is_named_and_nothing_is_invented()
    {
        // The source gives no first day, no register number and no purpose code.
        foreach (var code in new[] { Code, "makers", "centrir-ler", "rozwoj-lokalny", "liuboml-centre" })
        {
            if (code == Code && await IsFilledAsync()) continue;
            var (document, gaps) = await Service.WriteAsync(Actor.System, code, default);
            Assert.Null(document);
            Assert.Contains(IatiGap.Sector, gaps);
            Assert.True(gaps.Count >= 2, $"{code}: {string.Join(' ', gaps)}");
            Assert.Equal(gaps, (await Service.ReadAsync(Actor.System, code, default)).Gaps);
        }
    }

    [SkippableFact]
    public async Task With_demonstration_values_it_passes_schema_and_ruleset_and_says_what_the_indicators_say()
    {
        Skip.IfNot(Directory.Exists(Schemas), "The IATI schemas are not beside this checkout.");
        await FillAsync();
        var (document, gaps) = await Service.WriteAsync(Actor.System, Code, default);
        Assert.Equal([], gaps);
        Assert.Equal([], Faults(document!));
        var activity = document!.Root!.Element("iati-activity")!;
        Assert.Equal("BG-EIK-000000000-rhodope-governance", activity.Element("iati-identifier")!.Value);
        Assert.Equal(20, activity.Elements("location").Count());
        var ruleset = new IatiRuleset(
            await File.ReadAllTextAsync(Path.Combine(Schemas, "..", "standard_ruleset-2.03.json")), TimeProvider.System.GetUtcNow().UtcDateTime);
        var (broken, asked) = ruleset.Check(document);
        Assert.Equal([], broken);
        Assert.True(asked > 20);
        // And each kind of rule finds what is wrong.
        foreach (
            var spoil in new Action<XElement>[]
            {
                a => a.Elements("activity-date").Remove(),
                a => a.Elements("sector").Remove(),
                a => a.Element("recipient-country")!.SetAttributeValue("percentage", 50),
                a => a.Elements("activity-date").Single(d => (int)d.Attribute("type")! == 2).SetAttributeValue("iso-date", "2099-01-01"),
                a => a.Element("reporting-org")!.SetAttributeValue("ref", "BG|1"),
                a => a.Descendants("period").First().Element("period-start")!.SetAttributeValue("iso-date", "2098-01-01"),
                a => a.Descendants("actual").First().Attribute("value")!.Remove(),
            }
        )
        {
            var copy = new XDocument(document);
            spoil(copy.Root!.Element("iati-activity")!);
            Assert.NotEmpty(ruleset.Check(copy).Faults);
        }

        var service = new IndicatorQueries(demo.Factory, TimeProvider.System, Texts.Of<ProgressTexts>(), Texts.Of<CommonTexts>());
        var lines = (await service.ListAsync(Actor.System, Code, default)).Lines;
        var written = activity.Descendants("indicator").ToDictionary(i => i.Element("title")!.Element("narrative")!.Value, i => i.Element("period")!);
        Assert.Equal(lines.Count, written.Count);
        foreach (var line in lines)
        {
            var period = written[line.Name.For("bg").Text];
            Assert.Equal(line.Periods[0].Actual, decimal.Parse(period.Element("actual")!.Attribute("value")!.Value, CultureInfo.InvariantCulture));
            Assert.Equal(line.Periods[0].Target, period.Element("target") is { } target ? (decimal)target.Attribute("value")! : null);
        }
        // Names of people never leave; cells by sex that leave are not small.
        await using var db = demo.Open();
        var text = document.ToString();
        foreach (var person in await db.People.Select(p => new { p.GivenName, p.FamilyName }).ToListAsync())
            Assert.DoesNotContain($"{person.GivenName} {person.FamilyName}", text, StringComparison.Ordinal);
        Assert.All(activity.Descendants("dimension"), d => Assert.True((decimal)d.Parent!.Attribute("value")! >= 5));
    }

    [SkippableFact]
    public void The_schemas_refuse_a_wrong_order()
    {
        Skip.IfNot(Directory.Exists(Schemas), "The IATI schemas are not beside this checkout.");
        Assert.NotEmpty(
            Faults(
                XDocument.Parse(
                    "<iati-activities version='2.03'><iati-activity><title><narrative>x</narrative></title>"
                        + "<iati-identifier>x</iati-identifier></iati-activity></iati-activities>"
                )));
    }

    [Fact]
    public async Task Another_programmes_donor_gets_nothing()
    {
        await using var db = demo.Open();
        var user = await db.Users.SingleAsync(u => u.Email == "donor.makers@demo.local");
        var donor = new Actor(
            user.Id, user.DisplayName, false, null,
            await db.ProgrammeAccess.Where(a => a.UserId == user.Id).ToDictionaryAsync(a => a.ProgrammeId, a => a.Role));
        await Assert.ThrowsAsync<MissingException>(() => Service.ReadAsync(donor, Code, default));
        await Assert.ThrowsAsync<MissingException>(() => Service.WriteAsync(donor, Code, default));
    }

    private async Task<bool> IsFilledAsync()
    {
        await using var db = demo.Open();
        return await db.Programmes.AnyAsync(p => p.Code == Code && p.SectorCode != null);
    }

    private async Task FillAsync()
    {
        await using var db = demo.Open();
        var programme = await db.Programmes.Include(p => p.Organisations).ThenInclude(o => o.Organisation).SingleAsync(p => p.Code == Code);
        (programme.StartsOn, programme.State, programme.SectorCode) = (new PartialDate(2024, 1, 15), ProgrammeState.Running, "15185");
        if (programme.Organisations.All(o => o.Role != OrganisationRole.Lead)) programme.Organisations[0].Role = OrganisationRole.Lead;
        var lead = programme.Organisations.OrderBy(o => o.Id).First(o => o.Role == OrganisationRole.Lead).Organisation!;
        (lead.PublicIdentifier, lead.Kind) = ("BG-EIK-000000000", OrganisationKind.Association);
        await db.SaveChangesAsync();
    }

    private static List<string> Faults(XDocument document)
    {
        var faults = new List<string>();
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(null, Path.GetFullPath(Path.Combine(Schemas, "iati-activities-schema.xsd")));
        document.Validate(set, (_, e) => faults.Add(e.Message));
        return faults;
    }
}
