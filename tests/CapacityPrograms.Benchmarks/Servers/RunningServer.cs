using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CapacityPrograms.Benchmarks.Servers;

/// <summary>Memory of a server after a collection, in bytes: of the process, and of its managed objects.</summary>
internal sealed record ServerMemory(long Resident, long Managed);

/// <summary>A published app as a process of its own on loopback; ended with the object.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(90);
    private readonly StringBuilder _output = new();
    private readonly Process _process;
    private readonly long _begun;
    private TaskCompletionSource<ServerMemory>? _asked;

    private RunningServer(ProcessStartInfo start, Uri url)
    {
        Url = url;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _begun = Stopwatch.GetTimestamp();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Url { get; }

    /// <summary>Starts an app.</summary>
    /// <param name="program">The published program.</param>
    /// <param name="archive">The database that it opens; null for an app without one.</param>
    /// <param name="tellsMemory">Whether <see cref="MemoryAsync"/> will be asked.</param>
    public static RunningServer Start(string program, Archive? archive = null, bool tellsMemory = false)
    {
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Cluster.FreePort()}/"));
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Path.GetDirectoryName(program), RedirectStandardInput = true, RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["PublicUrl"] = "http://localhost";
        start.Environment["ASPNETCORE_URLS"] = url.ToString();
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        if (archive is not null)
        {
            start.Environment["Database__Provider"] = archive.Options.Provider.ToString();
            start.Environment["Database__ConnectionString"] = archive.Options.ConnectionString;
        }
        if (tellsMemory) start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        return new RunningServer(start, url);
    }

    /// <summary>Asks for a page until it is answered.</summary>
    /// <returns>How long it took since the process was started, and how much processor the process used.</returns>
    public async Task<(TimeSpan Taken, TimeSpan Processor)> FirstPageAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Url, Timeout = _limit };
        while (Stopwatch.GetElapsedTime(_begun) < _limit)
        {
            if (_process.HasExited) throw Failed($"ended with {_process.ExitCode}");
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                return answer.IsSuccessStatusCode
                    ? (Stopwatch.GetElapsedTime(_begun), _process.TotalProcessorTime)
                    : throw Failed($"answered {(int)answer.StatusCode} to {path}");
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
                await Task.Delay(5);
            }
        }
        throw Failed($"was not ready after {_limit}");
    }

    /// <summary>Lets it collect its garbage and say what is left.</summary>
    public async Task<ServerMemory> MemoryAsync()
    {
        _asked = new TaskCompletionSource<ServerMemory>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _process.StandardInput.WriteLineAsync(StartupHook.Question);
        return await _asked.Task.WaitAsync(_limit);
    }

    /// <summary>What went wrong with it, with all that it said.</summary>
    public InvalidOperationException Failed(string how)
    {
        lock (_output) return new InvalidOperationException($"The server {how}:\n{_output}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line?.Split(' ') is [StartupHook.Question, var resident, var managed])
        {
            _asked?.TrySetResult(new ServerMemory(long.Parse(resident, CultureInfo.InvariantCulture), long.Parse(managed, CultureInfo.InvariantCulture)));
            return;
        }
        lock (_output) _output.AppendLine(line);
    }
}
