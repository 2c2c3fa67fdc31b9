using CapacityPrograms.Data.People;
using Xunit.Abstractions;

namespace CapacityPrograms.Tests.Data.People;

public sealed class IdentityIndexTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void People_recorded_again_are_found_and_those_like_them_are_not(int seed)
    {
        var set = new RepeatedPeople(seed, 2000);
        var index = new IdentityIndex(set.Records);
        var scan = index.Pairs(CancellationToken.None);
        var suggested = scan.Pairs.Select(p => (p.FirstId, p.SecondId)).ToHashSet();

        var right = set.Same.Count(suggested.Contains);
        var (recall, precision) = ((double)right / set.Same.Count, (double)right / suggested.Count);
        output.WriteLine(
            $"Seed {seed}: {set.Records.Count} records, {set.Same.Count} pairs, {set.HardNegatives.Count} hard negatives; "
                + $"recall {recall:P2}, precision {precision:P2}, {scan.Compared} compared."
        );
        var same = set.Same.ToHashSet();
        foreach (var missed in set.Same.Where(p => !suggested.Contains(p)).Take(40)) output.WriteLine($"Missed {Show(set, index, missed)}");
        foreach (var wrong in suggested.Where(p => !same.Contains(p)).Take(40)) output.WriteLine($"Wrong {Show(set, index, wrong)}");

        Assert.True(set.HardNegatives.Count >= (set.HardNegatives.Count + set.Same.Count) / 5.0);
        Assert.True(recall >= 0.98, $"Recall {recall:P2}");
        Assert.True(precision >= 0.95, $"Precision {precision:P2}");
    }

    [Fact]
    public void Finding_one_and_scanning_all_agree()
    {
        var set = new RepeatedPeople(6, 1000, 10);
        var index = new IdentityIndex(set.Records);
        var told = new List<double>();
        var scanned = index.Pairs(CancellationToken.None, new Told(told)).Pairs.Select(p => (p.FirstId, p.SecondId, p.Match.Score)).ToHashSet();
        var found = set
            .Records.SelectMany(r => index.Find(r, CancellationToken.None).Select(c => (Math.Min(r.Id, c.Id), Math.Max(r.Id, c.Id), c.Match.Score)))
            .ToHashSet();

        Assert.NotEmpty(scanned);
        Assert.True(scanned.SetEquals(found));
        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1]);
    }

    [Fact]
    public void Somebody_who_is_being_typed_is_found_best_first()
    {
        var index = new IdentityIndex(
        [
            new(1, [new("Ђорђе", "Јовановић")], null, Sex.NotStated, null, null, [1], []),
            new(2, [new("Đorđe", "Jovanović")], 1970, Sex.Male, "dj@example.org", null, [1], []),
            new(3, [new("Petar", "Jovanović")], null, Sex.Male, null, null, [1], []),
        ]);
        var found = index.Find(new(0, [new("Djordje", "Jovanovic")], null, Sex.NotStated, "DJ@example.org", null, [], []), CancellationToken.None);
        Assert.Equal([2, 1], found.Select(c => c.Id));
        Assert.Equal([IdentityReason.SameName, IdentityReason.SameEmail], found[0].Match.Reasons);
    }

    [Fact]
    public void A_scan_that_was_given_up_stops()
    {
        var index = new IdentityIndex(new RepeatedPeople(6, 20).Records);
        Assert.Throws<OperationCanceledException>(() => index.Pairs(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void An_address_that_many_share_is_an_offices()
    {
        string[] names = ["Milan|Simić", "Vesna|Tadić", "Petar|Ilić", "Milan|Simić"];
        var records = names
            .Select(
                (n, i) => new IdentityRecord(i + 1, [new(n.Split('|')[0], n.Split('|')[1])], null, Sex.NotStated, "razvoj@example.org", null, [], []))
            .ToList();
        var index = new IdentityIndex(records);
        Assert.Contains(IdentityReason.OfficeAddress, Identity.Compare(records[0], records[3], index.Frequencies).Reasons);
        Assert.Contains(IdentityReason.SameEmail, Identity.Compare(records[0], records[3]).Reasons);
    }

    private sealed class Told(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void The_scan_grows_with_the_number_of_people_and_not_with_its_square()
    {
        var (few, many) = (Compared(2_400), Compared(24_000));
        output.WriteLine($"{few} and {many} compared.");
        Assert.True(many < 15 * few, $"{few} and {many} compared");
    }

    private static long Compared(int people)
    {
        var set = new RepeatedPeople(7, people, people / 40);
        return new IdentityIndex(set.Records).Pairs(CancellationToken.None).Compared;
    }

    private static string Show(RepeatedPeople set, IdentityIndex index, (int, int) pair)
    {
        var (a, b) = (set.Records[pair.Item1 - 1], set.Records[pair.Item2 - 1]);
        var match = Identity.Compare(a, b, index.Frequencies);
        return $"{match.Score:F2} [{string.Join(' ', match.Reasons)}] {Show(a)} ~ {Show(b)}";
    }

    private static string Show(IdentityRecord r) => $"{r.Names[0].Given}|{r.Names[0].Family} {r.BirthYear} {r.Email} {r.Phone} {string.Join(',', r.UnitIds)}";
}
