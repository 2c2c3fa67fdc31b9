using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Tests.Oracle;

/// <summary>The same histories through the services and a real database: what pages and reports show is what the clerk reckons.</summary>
public sealed class HeldOracleTests
{
    private const int Histories = 40;

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase)), Trait("Speed", "Slow")]
    public async Task Pages_and_reports_say_what_the_oracle_says(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (differences, refused) = (new List<string>(), 0);
        for (var seed = 1; seed <= Histories; seed++)
        {
            var (found, no) = await new HeldHistory(database, seed).CompareAsync();
            differences.AddRange(found);
            refused += no;
        }
        Assert.Equal([], differences.Take(5));
        // Some of it must not happen, such as merging somebody into a record that is merged itself; most of it must.
        Assert.InRange(refused, 1, Histories * 12);
    }
}
