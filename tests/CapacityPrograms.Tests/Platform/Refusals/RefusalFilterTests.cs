using System.Security.Claims;
using System.Text.Json;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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

    [Fact]
    public async Task Who_wants_what_they_may_not_leaves_a_trace_and_no_name()
    {
        using var log = new Log();

        await AnswerAsync("/events/5/register.xlsx", new ForbiddenException(), log);

        Assert.Contains("Warning The rights of account 7 were refused at /events/5/register.xlsx.", log.Lines);
    }

    private static async Task<(int Status, string Body)> AnswerAsync(string path, Exception thrown)
    {
        using var log = new Log();
        return await AnswerAsync(path, thrown, log);
    }

    private static async Task<(int Status, string Body)> AnswerAsync(string path, Exception thrown, Log log)
    {
        await using var services = new ServiceCollection().AddLogging(l => l.AddProvider(log)).BuildServiceProvider();
        var account = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "7")], "test");
        var http = new DefaultHttpContext { RequestServices = services, User = new ClaimsPrincipal(account) };
        http.Request.Path = path;
        using var body = new MemoryStream();
        http.Response.Body = body;
        var filter = new RefusalFilter(Texts.Of<RefusalTexts>(), services.GetRequiredService<ILogger<RefusalFilter>>());
        var result = await filter.InvokeAsync(EndpointFilterInvocationContext.Create(http), _ => throw thrown);
        await ((IResult)result!).ExecuteAsync(http);
        return (http.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    // What is written to the log, a line each.
    private sealed class Log : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel} {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
