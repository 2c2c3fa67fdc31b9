using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Excel;

namespace CapacityPrograms.Tests.Platform.Excel;

public sealed class WorkbookAnswerTests
{
    [Fact]
    public async Task What_a_server_that_was_killed_left_behind_is_gone_when_the_next_one_starts()
    {
        string closed;
        await using (var open = WorkbookAnswer.Temporary())
        {
            closed = open.Name;
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(closed));
        }
        Assert.False(File.Exists(closed));
        var (left, other) = (closed + "-left", Path.Combine(Path.GetTempPath(), $"somebody-elses-{Guid.NewGuid():N}"));
        await File.WriteAllTextAsync(left, "left");
        await File.WriteAllTextAsync(other, "not ours");
        try
        {
            await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
            await using var app = new RunningApp(database);
            using var browser = app.Browser();
            await browser.GetAsync("/health/live");

            Assert.False(File.Exists(left));
            Assert.True(File.Exists(other));
        }
        finally
        {
            File.Delete(other);
        }
    }
}
