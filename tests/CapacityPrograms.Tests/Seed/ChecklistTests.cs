using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Seed;

/// <summary>All that the five source documents say stands somewhere in the loaded database.</summary>
public sealed class ChecklistTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private sealed record Row(string Id, string Kind, string Wanted);

    [Fact]
    public void The_table_holds_every_identifier()
    {
        var wanted = from seed in ChecklistTable.Complete
                     from letter in seed.Letters.Split(' ')
                     from number in Enumerable.Range(1, int.Parse(letter[1..], CultureInfo.InvariantCulture))
                     select $"{seed.Seed}-{letter[0]}{number}";
        Assert.Equal(wanted.Order(StringComparer.Ordinal), Table().Select(r => r.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("S0")]
    [InlineData("S1")]
    [InlineData("S2")]
    [InlineData("S3")]
    [InlineData("S4")]
    public async Task Every_identifier_stands_where_the_table_says(string seed)
    {
        await using var db = demo.Open();
        var codes = ChecklistTable.Programmes[seed];
        var programmes = await db
            .Programmes.AsNoTrackingWithIdentityResolution()
            .AsSplitQuery()
            .Where(p => codes.Contains(p.Code))
            .Include(p => p.Organisations)
                .ThenInclude(o => o.Organisation)
            .Include(p => p.Objectives)
            .Include(p => p.Activities)
            .Include(p => p.Steps)
            .Include(p => p.Themes)
            .Include(p => p.Units)
                .ThenInclude(u => u.Unit)
            .Include(p => p.Memoranda)
            .Include(p => p.TargetGroups)
            .Include(p => p.Topics)
            .Include(p => p.Statements)
            .ToListAsync();
        Assert.Equal(codes.Length, programmes.Count);
        var missing = Table()
            .Where(r => r.Id.StartsWith(seed, StringComparison.Ordinal) && !Stands(db, programmes, r))
            .Select(r => $"{r.Id} as {r.Kind} {r.Wanted}")
            .ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public async Task What_is_stated_and_what_is_named_can_be_compared()
    {
        await using var db = demo.Open();
        Assert.Equal((9, 0), await StatedAndNamedAsync(db, "centrir-ler", UnitRole.Beneficiary, ComparedWith.Beneficiaries));
        Assert.Equal((7, 7), await StatedAndNamedAsync(db, "centrir-ler", UnitRole.TargetArea, ComparedWith.TargetArea));
        Assert.Equal((3, 3), await StatedAndNamedAsync(db, "centrir-ler", UnitRole.Partner, ComparedWith.Partners));
        Assert.Equal((54, 0), await StatedAndNamedAsync(db, "rozwoj-lokalny-projekt", UnitRole.Beneficiary, ComparedWith.Beneficiaries));
        Assert.Equal((21, 20), await StatedAndNamedAsync(db, "rhodope-governance", UnitRole.Beneficiary, ComparedWith.Beneficiaries));
        Assert.Equal((9, 9), await StatedAndNamedAsync(db, "rhodope-governance", UnitRole.OrganisationSeat, ComparedWith.OrganisationSeats));

        var statements = db.SourceStatements.Where(s => s.Programme!.Code == "rhodope-governance");
        foreach (
            var (kind, stated, named) in new[]
            {
                (OrganisationKind.Administration, 21, 20), (OrganisationKind.Council, 21, 20), (OrganisationKind.RegionalAdministration, 4, 4),
            }
        )
        {
            Assert.Equal(
                stated, (await statements.SingleAsync(s => s.ComparedWith == ComparedWith.OrganisationsOfKind && s.OrganisationKind == kind)).Quantity);
            Assert.Equal(named, await db.Organisations.CountAsync(o => o.Kind == kind && o.Unit!.Country == "BG"));
        }
        Assert.Equal(
            [80, 100],
            await statements
                .Where(s => s.ComparedWith == ComparedWith.TargetGroup && s.TargetGroupId != null)
                .Select(s => s.Quantity!.Value)
                .Order()
                .ToListAsync());
        Assert.Equal(5, (await db.SourceStatements.SingleAsync(s => s.ComparedWith == ComparedWith.NewCohort)).Quantity);
        Assert.Equal(5, await db.ProgrammeUnits.CountAsync(u => u.Programme!.Code == "makers" && u.Cohort == "new" && u.UnitId == null));
    }

    [Fact]
    public async Task Gaps_of_the_sources_stay_gaps()
    {
        await using var db = demo.Open();
        var funders = await db.ProgrammeOrganisations.Where(o => o.Role == OrganisationRole.Funder).Select(o => o.Programme!.Code).ToListAsync();
        Assert.Equal(["centrir-ler", "makers", "rhodope-governance", "rhodope-governance"], funders.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("rhodope-governance", await db.ProgrammeOrganisations
            .Where(o => o.Role == OrganisationRole.Implementer || o.Role == OrganisationRole.Lead).Select(o => o.Programme!.Code).ToListAsync());
        var bulgarian = await db.Programmes.SingleAsync(p => p.Code == "rhodope-governance");
        Assert.Equal((12, null, null), (bulgarian.DurationMonths, bulgarian.StartsOn, bulgarian.EndsOn));
        Assert.Null((await db.Programmes.SingleAsync(p => p.Code == "liuboml-centre")).EndsOn);
        var amounts = await db.ProgrammeOrganisations.Select(o => o.Amount).ToListAsync();
        Assert.All(amounts, Assert.Null);
    }

    [Fact]
    public async Task Units_keep_their_codes_neighbours_and_history()
    {
        await using var db = demo.Open();
        var trnovo = (await db.Units.Include(u => u.Parent).Where(u => u.Country == "BA").ToListAsync())
            .Where(u => u.Name.Texts.Values.Contains("Trnovo"))
            .ToList();
        Assert.Equal(["Kanton Sarajevo", "Republika Srpska"], trnovo.Select(u => u.Parent!.Name.Texts["bs"]).Order(StringComparer.Ordinal));

        var raion = await db
            .Units.Include(u => u.Successors)
                .ThenInclude(s => s.Successor!.Codes)
            .Include(u => u.Successors)
                .ThenInclude(s => s.Successor!.Parent!.Codes)
            .SingleAsync(u => u.Country == "UA" && u.ValidTo != null);
        var successor = Assert.Single(raion.Successors).Successor!;
        Assert.Equal("UA07060270000021892", Assert.Single(successor.Codes).Code);
        Assert.Equal("UA07060000000092268", Assert.Single(successor.Parent!.Codes).Code);

        var rodopi = await db.Units.Include(u => u.Codes).SingleAsync(u => u.Codes.Any(c => c.Code == "PDV26"));
        Assert.Null(rodopi.Codes.Single(c => c.Code == "56784").IdentityKey);
        Assert.All(
            await db.Units.Where(u => u.Country == "BG" && u.Kind == UnitKind.Municipality).ToListAsync(),
            u => Assert.True(u is { Latitude: > 41, Longitude: > 23, ParentId: not null }));
        var district = await db.Units.SingleAsync(u => u.Aliases!.Contains("Južno-Bački"));
        Assert.Equal("Južnobački okrug", district.Name.Texts["sr-Latn"]);

        var memoranda = await db.Memoranda.Select(m => m.SignedOn).ToListAsync();
        Assert.All(memoranda, m => Assert.Equal("2011?-06", m.ToString()));
        Assert.True(memoranda[0]!.Value.Latest < (await db.Programmes.SingleAsync(p => p.Code == "centrir-ler")).StartsOn!.Value.Earliest);
        Assert.Equal(20, await db.OrganisationMemberships.CountAsync(m => m.MemberUnitId != null));
    }

    [Fact]
    public async Task The_matrix_of_topics_keeps_what_is_not_stated()
    {
        await using var db = demo.Open();
        var topics = await db
            .Topics.Include(t => t.Audience)
            .Include(t => t.Activities)
            .Where(t => t.Programme!.Code == "rhodope-governance")
            .OrderBy(t => t.Order)
            .ToListAsync();
        Assert.Equal([1, 1, 1, 0], topics.Select(t => t.Activities.Count));
        Assert.Equal(8, topics.Sum(t => t.Audience.Count(a => a.Answer == AudienceAnswer.NotStated)));
        Assert.Equal(7, topics.Sum(t => t.Audience.Count(a => a.Answer == AudienceAnswer.Yes)));
        Assert.Contains(
            "публично-частни", Assert.Single(topics[1].Audience, a => !a.TitleForGroup.IsEmpty).TitleForGroup.Texts["bg"], StringComparison.Ordinal);
        Assert.Equal(4, await db.Specialisms.CountAsync(s => s.TargetGroup!.Programme!.Code == "rhodope-governance"));
    }

    private static bool Stands(AppDbContext db, List<Programme> programmes, Row row)
    {
        var units = programmes.SelectMany(p => p.Units).ToList();
        return row.Kind switch
        {
            "statement" => programmes.SelectMany(p => p.Statements).Any(s => s.Reference!.Split(' ').Contains(row.Id)
                && (row.Wanted.Length == 0 || s.Quantity?.ToString(CultureInfo.InvariantCulture) == row.Wanted)),
            "programme" => programmes.Any(p => Has(p.Name, row.Wanted)),
            "organisation" => programmes
                .SelectMany(p => p.Organisations)
                .Any(o => row.Wanted.StartsWith($"{o.Role}: ", StringComparison.Ordinal) && Has(o.Organisation!.Name, row.Wanted.Split(": ")[1])),
            "office" => db.Organisations.AsNoTracking().ToList().Any(o => Has(o.Name, row.Wanted) && o.ParentId is not null),
            "units" => units.Where(u => row.Wanted.StartsWith($"{u.Role} ", StringComparison.Ordinal)).ToList() is { } held
                && row.Wanted.EndsWith($" {held.Count(u => u.UnitId is not null)}/{held.Count}", StringComparison.Ordinal),
            "unit" => units.Any(u => u.Unit is { } unit && Has(unit.Name, row.Wanted)),
            "memoranda" => programmes.Sum(p => p.Memoranda.Count).ToString(CultureInfo.InvariantCulture) == row.Wanted,
            "activity" => programmes
                .SelectMany(p => p.Activities)
                .Any(a =>
                    Has(a.Title, row.Wanted)
                    || (row.Wanted.StartsWith($"{a.StatedQuantity} × ", StringComparison.Ordinal) && Has(a.Title, row.Wanted.Split(" × ")[1]))
                    || (row.Wanted.StartsWith($"{a.Status}: ", StringComparison.Ordinal) && Has(a.Title, row.Wanted.Split(": ")[1]))),
            "objective" => programmes.SelectMany(p => p.Objectives).Any(o => Has(o.Text, row.Wanted)),
            "group" => programmes.SelectMany(p => p.TargetGroups).Any(g => Has(g.Name, row.Wanted)),
            "theme" => programmes.SelectMany(p => p.Themes).Any(t => Has(t.Name, row.Wanted)),
            "step" => programmes.SelectMany(p => p.Steps).Any(s => Has(s.Name, row.Wanted)),
            "topic" => programmes.SelectMany(p => p.Topics).Any(t => Has(t.Title, row.Wanted)),
            "event" => db.Events.AsNoTracking().Where(e => !e.IsDemo).ToList().Any(e => Has(e.Title, row.Wanted) && programmes.Any(p => p.Id == e.ProgrammeId)),
            _ => throw new InvalidOperationException($"\"{row.Kind}\" of {row.Id} is no kind of row."),
        };
    }

    private static bool Has(LocalizedText text, string part) => text.Texts.Values.Any(t => t.Contains(part, StringComparison.Ordinal));

    private static async Task<(int Stated, int Named)> StatedAndNamedAsync(AppDbContext db, string code, UnitRole role, ComparedWith with)
    {
        var stated = await db.SourceStatements.SingleAsync(s => s.Programme!.Code == code && s.ComparedWith == with);
        return (stated.Quantity!.Value, await db.ProgrammeUnits.CountAsync(u => u.Programme!.Code == code && u.Role == role && u.UnitId != null));
    }

    // "S0-R1..R8" stands for eight rows of one kind.
    private static IEnumerable<Row> Table() =>
        from line in ChecklistTable.Rows.Split('\n')
        where line.Trim().Length > 0
        let parts = line.Split('|').Select(p => p.Trim()).ToArray()
        from id in Ids(parts[0])
        select new Row(id, parts[1], parts[2]);

    private static IEnumerable<string> Ids(string written)
    {
        if (written.Split("..") is not [var first, var last]) return [written];
        var letter = last[0];
        var stem = first[..(first.IndexOf(letter, 2) + 1)];
        var from = int.Parse(first[stem.Length..], CultureInfo.InvariantCulture);
        return Enumerable.Range(from, int.Parse(last[1..], CultureInfo.InvariantCulture) - from + 1).Select(n => $"{stem}{n}");
    }
}
