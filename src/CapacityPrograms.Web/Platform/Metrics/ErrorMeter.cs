namespace CapacityPrograms.Web.Platform.Metrics;

/// <summary>
/// Counts unhandled exceptions where the framework reports every one of them: in its log. An exception that a page's
/// boundary showed in words is one too.
/// </summary>
[ProviderAlias("Errors")]
public sealed class ErrorMeter : ILoggerProvider
{
    // Who reports an exception that none of our code caught, and at which level at least.
    private static readonly Dictionary<string, LogLevel> Reporters = new(StringComparer.Ordinal)
    {
        ["Microsoft.AspNetCore.Components.Web.ErrorBoundary"] = LogLevel.Warning,
        ["Microsoft.AspNetCore.Components.Server.Circuits.CircuitHost"] = LogLevel.Error,
        ["Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware"] = LogLevel.Error,
        ["Microsoft.AspNetCore.Diagnostics.DeveloperExceptionPageMiddleware"] = LogLevel.Error,
        ["Microsoft.AspNetCore.Server.Kestrel"] = LogLevel.Error,
        ["Microsoft.Extensions.Hosting.Internal.Host"] = LogLevel.Error,
    };

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) =>
        Reporters.TryGetValue(categoryName, out var least) ? new Counting(least) : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    /// <inheritdoc />
    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Counting(LogLevel least) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null && IsEnabled(logLevel)) Meters.Errors.Add(1);
        }
    }
}
