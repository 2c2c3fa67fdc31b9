using CapacityPrograms.Data.Indicators;

namespace CapacityPrograms.Tests.Oracle;

/// <summary>
/// Two ways to the same figures: the product's rules and a clerk's pencil, over random histories of registrations,
/// substitutions, merges and undone merges, moves, corrections, erasures, cancelled events and frozen reports. A history in
/// which they differ is named by its seed and belongs into <see cref="A_difference_once_found_stays_a_test"/>.
/// </summary>
public sealed class OracleTests
{
    private const int Histories = 2000;

    [Fact]
    public void Every_rule_counts_what_the_oracle_counts_over_two_thousand_histories() =>
        Assert.Equal([], Enumerable.Range(1, Histories).SelectMany(seed => Differences(seed, Fault.None)).Take(5));

    [Theory]
    [InlineData(1)]
    public void A_difference_once_found_stays_a_test(int seed) => Assert.Equal([], Differences(seed, Fault.None));

    [Fact]
    public void Histories_hold_what_they_are_said_to_hold()
    {
        var deeds = Enumerable.Range(1, Histories).SelectMany(seed => History.Of(seed).Deeds).CountBy(d => d.GetType()).ToDictionary();
        Assert.Equal(10, deeds.Count);
        Assert.All(deeds.Values, number => Assert.True(number > 100));
        Assert.True(Enumerable.Range(1, 200).Select(seed => new ReferenceFigures(History.Of(seed)).Walk().Figure(CountingRule.People)).Distinct().Count() > 5);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_put_into_the_rules_is_found(string fault) =>
        Assert.NotEmpty(Enumerable.Range(1, Histories).SelectMany(seed => Differences(seed, Enum.Parse<Fault>(fault))).Take(1));

    public static TheoryData<string> Faults() => new(Enum.GetNames<Fault>().Where(f => f != nameof(Fault.None)));

    private static IEnumerable<string> Differences(int seed, Fault fault)
    {
        var history = History.Of(seed);
        var (product, oracle) = (new Counted(history, fault).Walk(), new ReferenceFigures(history).Walk());
        Assert.Equal(product.Reports.Count, oracle.Reports.Count);
        foreach (var rule in History.Rules)
        {
            var now = product.Units(rule).Sum(u => u.Value);
            if (now != oracle.Figure(rule)) yield return $"seed {seed}, {rule}: {now}, the oracle says {oracle.Figure(rule)}";
            foreach (var (frozen, reckoned) in product.Reports.Zip(oracle.Reports))
            {
                var then = frozen.Units[rule].Sum(u => u.Value);
                if (then != reckoned.Figures[rule])
                    yield return $"seed {seed}, {rule}, report of {frozen.From}–{frozen.To}: {then}, the oracle says {reckoned.Figures[rule]}";
                // What is said to have been adjusted is the whole difference between then and now.
                var adjusted = Adjustments
                    .Of(frozen.Units[rule], product.Units(rule, frozen.From, frozen.To), product.Canonical, new HashSet<int>())
                    .Sum(a => a.Difference);
                var expected = oracle.Figure(rule, frozen.From, frozen.To) - reckoned.Figures[rule];
                if (adjusted != expected) yield return $"seed {seed}, {rule}, adjustment of {frozen.From}–{frozen.To}: {adjusted}, the oracle says {expected}";
            }
        }
    }
}
