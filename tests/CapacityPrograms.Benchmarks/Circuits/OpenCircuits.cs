using System.Collections.Concurrent;
using CapacityPrograms.Benchmarks.LargeArchive;
using CapacityPrograms.Benchmarks.Servers;

namespace CapacityPrograms.Benchmarks.Circuits;

/// <summary>A published server of its own with circuits open on it, kept alive as browsers keep theirs.</summary>
internal sealed class OpenCircuits : IAsyncDisposable
{
    // A browser pings every fifteen seconds, and a connection that is silent for thirty is given up.
    private static readonly TimeSpan _pingEvery = TimeSpan.FromSeconds(10);

    private readonly RunningServer _server;
    private readonly Visitor _visitor;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _alive;
    // Also those of an opening that still goes on, which takes longer than a connection may be silent.
    private readonly ConcurrentQueue<Circuit> _kept = new();
    private Circuit[] _all = [];

    private OpenCircuits(RunningServer server, Visitor visitor)
    {
        (_server, _visitor) = (server, visitor);
        _alive = KeepAliveAsync();
    }

    /// <summary>In the order of their paths.</summary>
    public IReadOnlyList<Circuit> All => _all;

    /// <summary>Starts a server on an archive, and signs its administrator in.</summary>
    public static async Task<OpenCircuits> OnAsync(string program, Archive archive)
    {
        var server = RunningServer.Start(program, archive, tellsMemory: true);
        try
        {
            await server.FirstPageAsync("account/login");
            return new OpenCircuits(server, await Visitor.SignInAsync(server.Url, ArchiveMaker.Administrator, Sheet.Password));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens more.</summary>
    /// <param name="path">The page of the circuit with this number.</param>
    public async Task AddAsync(int count, Func<int, string> path, int atOnce)
    {
        var (open, from) = (new Circuit[count], _all.Length);
        await Parallel.ForAsync(
            0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (i, _) => _kept.Enqueue(open[i] = await Circuit.OpenAsync(_visitor, path(from + i))));
        _all = [.. _all, .. open];
    }

    /// <summary>The server's memory, provided that all circuits are still there.</summary>
    public async Task<ServerMemory> MemoryAsync()
    {
        var gone = _all.Count(c => !c.IsOpen);
        return gone == 0 ? await _server.MemoryAsync() : throw _server.Failed($"lost {gone} of {_all.Length} circuits");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _alive;
        foreach (var circuit in _kept) await circuit.DisposeAsync();
        _visitor.Dispose();
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    private async Task KeepAliveAsync()
    {
        using var timer = new PeriodicTimer(_pingEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                foreach (var circuit in _kept.Where(c => c.IsOpen)) await circuit.PingAsync();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // All is measured.
        }
    }
}
