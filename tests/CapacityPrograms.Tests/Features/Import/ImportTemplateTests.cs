using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Import;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Tests.Features.Import;

public sealed class ImportTemplateTests
{
    public static TheoryData<ImportKind, string> All
    {
        get
        {
            var all = new TheoryData<ImportKind, string>();
            foreach (var kind in Enum.GetValues<ImportKind>())
            {
                foreach (var language in Language.All) all.Add(kind, language.Tag);
            }
            return all;
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_template_holds_the_columns_that_its_import_knows(ImportKind kind, string tag)
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        await using var stream = new MemoryStream();
        var name = await new ImportTemplate().WriteAsync(small.Coordinator, kind, Language.Of(tag), stream, default);
        Assert.EndsWith($"({tag}).xlsx", name, StringComparison.Ordinal);
        stream.Position = 0;
        using (var file = await TableFile.OpenAsync(stream, name, TableLimits.Default, default))
        {
            Assert.Equal(2, file.Sheets.Count);
            var titles = file.Sheets[0].Rows().Single().Cells.Select(c => c.Text).ToList();
            Assert.True(titles.Count >= 8);
            var row = string.Join(';', titles.Select(title => $"{title} 1"));
            Assert.Empty((await small.PlanAsync(new ImportOptions(kind, small.EventId), $"{string.Join(';', titles)}\n{row}\n")).Unknown);
        }
        // Filled with nothing it is refused in a sentence, and not with a crash.
        stream.Position = 0;
        Assert.Equal(
            "ImportNoRows",
            (
                await Importing.RefusalAsync(() => small.PlanAsync(new ImportOptions(kind, small.EventId), stream, name, new()))
            ).Key);
        await Assert.ThrowsAsync<ForbiddenException>(() => new ImportTemplate().WriteAsync(Actor.Nobody, kind, Language.Of(tag), stream, default));
    }
}
