using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>The real server as a process of its own, on a port and a database that outlive a kill.</summary>
public sealed class WebServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("capacityprograms-browser-").FullName;
    private readonly Dictionary<string, string> _settings;
    private readonly StringBuilder _output = new();
    private Process? _process;

    public WebServer(IReadOnlyDictionary<string, string>? settings = null)
    {
        Url = $"http://127.0.0.1:{FreePort()}";
        _settings = new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = Url,
            ["Database__Provider"] = "Sqlite",
            ["Database__ConnectionString"] = "Data Source=" + Path.Combine(_folder, "browser.db"),
            ["DOTNET_gcServer"] = "0",
            ["PublicUrl"] = Url,
            ["Mail__PickupFolder"] = Path.Combine(_folder, "mail"),
            ["Mail__PollSeconds"] = "0.3",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            _settings[name] = value;
    }

    public string Url { get; }

    /// <summary>For what a test wants to lie beside the database; removed with it.</summary>
    public string Folder => _folder;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public async Task StartAsync()
    {
        _process = Launch();
        await WaitUntilReadyAsync();
    }

    /// <summary>As a power cut would end it: nothing is written, nobody is told.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;

        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async Task RestartAsync()
    {
        await KillAsync();
        await StartAsync();
    }

    /// <summary>Runs a command of the server (backup, restore) beside it; its exit code, what it printed and what it complained of.</summary>
    public Task<(int ExitCode, string Output, string Error)> RunCommandAsync(params string[] arguments) => RunAsync(Artifacts.WebAssembly, arguments);

    /// <summary>Fills this server's empty database with a large invented archive.</summary>
    public Task<(int ExitCode, string Output, string Error)> MakeArchiveAsync(params string[] arguments) =>
        RunAsync(Artifacts.BenchmarksAssembly, ["generate-archive", .. arguments]);

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string assembly, string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments, assembly))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Launch()
    {
        var process = new Process { StartInfo = StartInfo([]) };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private ProcessStartInfo StartInfo(string[] arguments, string? assembly = null)
    {
        var start = new ProcessStartInfo("dotnet", [assembly ?? Artifacts.WebAssembly, .. arguments])
        {
            WorkingDirectory = Artifacts.WebProject,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in _settings)
            start.Environment[name] = value;
        return start;
    }

    private void Keep(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < StartLimit)
        {
            if (_process!.HasExited)
                throw new InvalidOperationException($"The server ended with {_process.ExitCode}:{Environment.NewLine}{Output}");
            try
            {
                using var answer = await client.GetAsync(new Uri(Url + "/health/ready"));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"The server was not ready after {StartLimit}:{Environment.NewLine}{Output}");
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
