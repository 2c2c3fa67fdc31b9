using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Seed;
using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Tests.Oracle;

/// <summary>A figure that stands in two places is the same in both, whatever happened. A seed that found a difference stays a test.</summary>
public sealed class SameFiguresTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private const int Histories = 200;

    [Theory]
    [InlineData("centrir-ler")]
    [InlineData("rozwoj-lokalny")]
    [InlineData("liuboml-centre")]
    [InlineData("makers")]
    [InlineData("rhodope-governance")]
    public async Task The_five_programmes_say_one_thing_everywhere(string code) =>
        Assert.Equal([], await new SameFigures(demo.Factory, new FixedClock(LoadedDemo.Morning), code).DifferencesAsync());

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_few_random_histories_say_one_thing_everywhere(DatabaseProvider provider) => Assert.Equal([], await DifferencesAsync(provider, 1, 8));

    // On one database: what the other reads differently shows in the few.
    [Fact, Trait("Speed", "Slow")]
    public async Task Two_hundred_random_histories_say_one_thing_everywhere() =>
        Assert.Equal([], (await DifferencesAsync(DatabaseProvider.Sqlite, 1, Histories)).Take(10));

    private static async Task<List<string>> DifferencesAsync(DatabaseProvider provider, int first, int count)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var found = new List<string>();
        foreach (var seed in Enumerable.Range(first, count))
        {
            await using (var db = database.Open()) await RandomProgramme.WriteAsync(db, seed);
            found.AddRange(await new SameFigures(database.Factory, new SetClock(RandomProgramme.Now), RandomProgramme.Code(seed)).DifferencesAsync());
        }
        return found;
    }
}
