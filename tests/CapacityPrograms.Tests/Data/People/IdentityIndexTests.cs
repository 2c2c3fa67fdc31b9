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
    public void People_recorded_again_are_found_and_those_like_them_are_not(int seed)
    {
        var set = new RepeatedPeople(seed, 2000);
        var index = new IdentityIndex(set.Records);
        var scan = index.Pairs(CancellationToken.None);
        var suggested = scan.Pairs.Select(p => (p.FirstId, p.SecondId)).ToHashSet();

        var right = set.Same.Count(suggested.Contains);
        var (recall, precision) = ((double)right / set.Same.Count, (double)right / suggested.Count);
        output.WriteLine($"Seed {seed}: {set.Records.Count} records, {set.Same.Count} pairs, {set.HardNegatives.Count} hard negatives; recall {recall:P2}, precision {precision:P2}, {scan.Compared} compared.");
        var same = set.Same.ToHashSet();
        foreach (var missed in set.Same.Where(p => !suggested.Contains(p)).Take(40)) output.WriteLine($"Missed {Show(set, index, missed)}");
        foreach (var wrong in suggested.Where(p => !same.Contains(p)).Take(40)) output.WriteLine($"Wrong {Show(set, index, wrong)}");

        Assert.True(set.HardNegatives.Count >= (set.HardNegatives.Count + set.Same.Count) / 5.0);
        Assert.True(recall >= 0.98, $"Recall {recall:P2}");
        Assert.True(precision >= 0.95, $"Precision {precision:P2}");
    }

    [Fact]
    public void The_scan_grows_with_the_number_of_people_and_not_with_its_square()
    {
        var (few, many) = (Compared(3_333), Compared(33_333));
        output.WriteLine($"{few} and {many} compared.");
        Assert.True(many < 15 * few, $"{few} and {many} compared");
    }

    private static long Compared(int people)
    {
        var set = new RepeatedPeople(7, people);
        var w = System.Diagnostics.Stopwatch.StartNew();
        var index = new IdentityIndex(set.Records);
        Console.WriteLine($"{set.Records.Count} index {w.Elapsed}"); w.Restart();
        var c = index.Pairs(CancellationToken.None).Compared;
        Console.WriteLine($"pairs {w.Elapsed}"); w.Restart(); var worst = 0.0;
        foreach (var r in set.Records.Take(5000)) { var b = w.Elapsed.TotalMilliseconds; index.Find(r with { Id = 0 }, CancellationToken.None); worst = Math.Max(worst, w.Elapsed.TotalMilliseconds - b); }
        Console.WriteLine($"find {w.Elapsed / 5000} worst {worst} ms");
        return c;
    }

    private static string Show(RepeatedPeople set, IdentityIndex index, (int, int) pair)
    {
        var (a, b) = (set.Records[pair.Item1 - 1], set.Records[pair.Item2 - 1]);
        var match = Identity.Compare(a, b, index.Frequencies);
        return $"{match.Score:F2} [{string.Join(' ', match.Reasons)}] {Show(a)} ~ {Show(b)}";
    }

    private static string Show(IdentityRecord r) => $"{r.Names[0].Given}|{r.Names[0].Family} {r.BirthYear} {r.Email} {r.Phone} {string.Join(',', r.UnitIds)}";
}
