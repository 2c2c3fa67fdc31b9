using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace CapacityPrograms.Tests.Components.Ui;

/// <summary>A file is taken in whole when it is sent; what has become of it since it was chosen is said in words.</summary>
public sealed class ChosenFileTests
{
    private const int Most = 2 * 1024 * 1024;

    [Fact]
    public async Task It_is_taken_in_whole()
    {
        await using var copy = await new Chosen([1, 2, 3]).CopyAsync(Most, default);

        Assert.Equal((0, 3), (copy.Position, copy.Length));
    }

    public static TheoryData<Exception> Lost { get; } =
        [new IOException("was changed"), new JSException("NotReadableError"), new TimeoutException(), new InvalidOperationException("no file")];

    [Theory, MemberData(nameof(Lost))]
    public async Task One_that_was_changed_or_removed_since_is_refused_by_its_name(Exception lost)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => new Chosen([1, 2, 3], lost).CopyAsync(Most, default, "Logo"));

        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal(("Logo", "FileGone"), (refusal.Field, refusal.Key));
        Assert.Equal(["lista.pdf"], refusal.Arguments);
    }

    [Fact]
    public async Task One_that_is_too_large_is_refused_before_it_is_read_with_the_advice_that_fits()
    {
        var large = new Chosen(new byte[Most + 1], new InvalidOperationException("read although it is too large"));

        Assert.Equal("FileTooLarge", Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => large.CopyAsync(Most, default))).Refusals).Key);
        Assert.Equal(
            "ScanTooLarge",
            Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => large.CopyAsync(Most, default, tooLarge: "ScanTooLarge"))).Refusals).Key);
        Assert.Equal("PictureTooBig", Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => large.CopyAsync(1024, default))).Refusals).Key);
    }

    [Fact]
    public async Task Who_stops_is_told_nothing_of_a_lost_file()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Chosen([1], new OperationCanceledException()).CopyAsync(Most, stopped.Token));
    }

    private sealed class Chosen(byte[] content, Exception? lost = null) : IBrowserFile
    {
        public string Name => "lista.pdf";

        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

        public long Size => content.Length;

        public string ContentType => "";

        public Stream OpenReadStream(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) =>
            lost is null ? new MemoryStream(content) : throw lost;
    }
}
