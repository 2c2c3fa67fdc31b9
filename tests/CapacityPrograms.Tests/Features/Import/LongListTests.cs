using System.Diagnostics;
using System.Globalization;
using System.Text;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Import;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace CapacityPrograms.Tests.Features.Import;

/// <summary>Lists as long as the limit promises, with what they take.</summary>
public sealed class LongListTests(ITestOutputHelper output)
{
    private const int Many = 30_000;

    [Theory, Trait("Speed", "Slow")]
    [InlineData(ImportKind.Municipalities)]
    [InlineData(ImportKind.Organisations)]
    [InlineData(ImportKind.Participants)]
    public async Task Thirty_thousand_rows_take_less_than_a_minute(ImportKind kind)
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var text = new StringBuilder(kind switch
        {
            ImportKind.Municipalities => "Name,Country,Code,Code system,Part of\n",
            ImportKind.Organisations => "Name,Kind,Municipality,E-mail\n",
            _ => "Given name,Family name,E-mail,Municipality,Year of birth\n",
        });
        for (var i = 0; i < Many; i++)
        {
            text.Append(
                kind switch
                {
                    ImportKind.Municipalities => string.Create(
                        CultureInfo.InvariantCulture,
                        $"Place {i},BG,{i:00000},Own,{(i < 300 ? "" : (i % 300).ToString("00000", CultureInfo.InvariantCulture))}\n"),
                    ImportKind.Organisations => string.Create(CultureInfo.InvariantCulture, $"Organisation {i},Office,Ilidža,o{i}@example.org\n"),
                    _ => string.Create(
                        CultureInfo.InvariantCulture, $"{Word(i % 173)} {Word(i / 173)},{Word(i)}ić,p{i}@example.org,Ilidža,{1950 + (i % 50)}\n"),
                }
            );
        }
        var watch = Stopwatch.StartNew();
        var told = new List<int>();
        await using var content = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        using var file = await ImportQueries.OpenAsync(small.Coordinator, content, "long.csv", default);
        var plan = await small
            .Files()
            .PlanAsync(
                small.Coordinator, new ImportOptions(kind, kind == ImportKind.Participants ? small.EventId : null), file, new(), new Told(told), default);
        var planned = watch.Elapsed;
        var id = await small.Imports().ApplyAsync(small.Coordinator, plan, new Told(told), default);
        var applied = watch.Elapsed;
        await small.Imports().UndoAsync(small.Coordinator, id, default);
        output.WriteLine(
            $"{kind}: plan {planned.TotalSeconds:0.0} s, apply {(applied - planned).TotalSeconds:0.0} s, "
                + $"undo {(watch.Elapsed - applied).TotalSeconds:0.0} s, faults {plan.Faults.Count}"
        );
        Assert.Equal(Many, plan.Count(RowOutcome.Add));
        Assert.True(told.Count > 20);
        Assert.InRange(applied.TotalSeconds, 0, 60);
        await using var db = small.Open();
        Assert.Equal((2, 0, 0), (await db.Units.CountAsync(), await db.Organisations.CountAsync(), await db.Registrations.CountAsync()));
    }

    private static string Word(int i)
    {
        var word = new StringBuilder();
        for (i += 7; i > 0; i /= 20) word.Append("bcdfghjklmnprstvzšćž"[i % 20]).Append("aeiou"[i % 5]);
        return word.ToString();
    }

    private sealed class Told(List<int> told) : IProgress<int>
    {
        public void Report(int value) => told.Add(value);
    }
}
