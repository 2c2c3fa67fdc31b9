namespace CapacityPrograms.Web.Platform.Jobs;

/// <summary>
/// Work that every node repeats. What fails is tried again at the next turn; a database that is away for a while must not end the
/// work for good, and is said once, not at each turn. Work that only one node may do takes a <see cref="JobLease"/>.
/// </summary>
public abstract class PeriodicJob(TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>The time, for the job's own work too.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>Time from one turn to the next.</summary>
    protected abstract TimeSpan Pause { get; }

    /// <summary>One turn.</summary>
    protected abstract Task RunAsync(CancellationToken ct);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, Clock);
        var failed = false;
        try
        {
            do
            {
                try
                {
                    await RunAsync(stoppingToken);
                    failed = false;
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    if (!failed) log.LogWarning(e, "{Job} failed; it is tried again every {Pause}", GetType().Name, Pause);
                    failed = true;
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
