using System.Text.Json;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Platform.Refusals;

public sealed class RefusalFilterTests
{
    [Fact]
    public async Task Of_a_file_the_reader_gets_a_status_and_the_reason_in_words()
    {
        Assert.Equal(StatusCodes.Status404NotFound, (await AnswerAsync("/programmes/x/results.xlsx", new MissingException())).Status);
        Assert.Equal(StatusCodes.Status403Forbidden, (await AnswerAsync("/programmes/x/results.xlsx", new ForbiddenException())).Status);

        var (status, body) = await AnswerAsync("/programmes/x/results.xlsx", new RefusedException("Name", "TooLong", 400));
        Assert.Equal(StatusCodes.Status409Conflict, status);
        Assert.Contains("400", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_gets_a_code_and_cannot_tell_what_is_missing_from_what_it_may_not_see()
    {
        var missing = await AnswerAsync("/api/roll-call/1", new MissingException());
        Assert.Equal(missing, await AnswerAsync("/api/roll-call/1", new ForbiddenException()));
        Assert.Equal((StatusCodes.Status403Forbidden, """{"code":"NoAccess"}"""), missing);

        var (status, body) = await AnswerAsync("/api/roll-call/1", new RefusedException("", "ChangedMeanwhile"));
        Assert.Equal(StatusCodes.Status409Conflict, status);
        using var json = JsonDocument.Parse(body);
        Assert.Equal("ChangedMeanwhile", json.RootElement.GetProperty("code").GetString());
        Assert.NotEqual("ChangedMeanwhile", json.RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public async Task What_is_no_refusal_goes_on() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => AnswerAsync("/api/roll-call/1", new InvalidOperationException()));

    private static async Task<(int Status, string Body)> AnswerAsync(string path, Exception thrown)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Path = path;
        using var body = new MemoryStream();
        http.Response.Body = body;
        var result = await new RefusalFilter(Texts.Of<RefusalTexts>()).InvokeAsync(EndpointFilterInvocationContext.Create(http), _ => throw thrown);
        await ((IResult)result!).ExecuteAsync(http);
        return (http.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
