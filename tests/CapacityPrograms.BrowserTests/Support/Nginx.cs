using System.Diagnostics;
using System.Globalization;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>Debian's nginx before two nodes, with the very configuration that docs/operations gives to an operator.</summary>
public sealed class Nginx : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("capacityprograms-nginx-").FullName;
    private readonly Process _process;

    private Nginx(int port, string first, string second)
    {
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var site = File.ReadAllText(Path.Combine(Artifacts.Root, "docs", "operations", "nginx.conf"));
        var listen = string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{port};");
        (string Documented, string Here)[] changes =
        [
            ("127.0.0.1:5081", Address(first)), ("127.0.0.1:5082", Address(second)), ("listen 80;", listen), ("programmes.example.org", "127.0.0.1"),
        ];
        foreach (var (documented, here) in changes)
        {
            if (!site.Contains(documented, StringComparison.Ordinal))
                throw new InvalidOperationException($"docs/operations/nginx.conf names no \"{documented}\".");
            site = site.Replace(documented, here, StringComparison.Ordinal);
        }
        File.WriteAllText(Path.Combine(_folder, "site.conf"), site);
        File.WriteAllText(Path.Combine(_folder, "nginx.conf"), $$"""
            daemon off;
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            worker_processes 1;
            pid {{_folder}}/pid;
            error_log {{_folder}}/error.log;
            events {}
            http {
                log_format node '$upstream_addr $request';
                access_log {{_folder}}/access.log node;
                client_body_temp_path {{_folder}}/body;
                proxy_temp_path {{_folder}}/proxy;
                fastcgi_temp_path {{_folder}}/fastcgi;
                uwsgi_temp_path {{_folder}}/uwsgi;
                scgi_temp_path {{_folder}}/scgi;
                include {{_folder}}/site.conf;
            }
            """);
        string[] arguments = ["-p", _folder, "-e", Path.Combine(_folder, "error.log"), "-c", Path.Combine(_folder, "nginx.conf")];
        _process = Process.Start(new ProcessStartInfo(Program!, arguments))!;
    }

    /// <summary>Where nginx is; null where it is not installed.</summary>
    public static string? Program { get; } = new[] { "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx" }.FirstOrDefault(File.Exists);

    public string Url { get; }

    /// <summary>Starts it and waits until a node answers through it.</summary>
    public static async Task<Nginx> StartAsync(WebServer first, WebServer second)
    {
        var proxy = new Nginx(WebServer.FreePort(), first.Url, second.Url);
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(proxy.Url + "/health/ready"));
                if (answer.IsSuccessStatusCode) return proxy;
            }
            catch (HttpRequestException) when (tries < 200 && !proxy._process.HasExited)
            {
                // Not listening yet.
            }
            if (tries >= 200) throw new TimeoutException(await File.ReadAllTextAsync(Path.Combine(proxy._folder, "error.log")));
            await Task.Delay(50);
        }
    }

    /// <summary>True where the newest circuit was negotiated with this node.</summary>
    public async Task<bool> ServesCircuitsAsync(WebServer node)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder, "access.log"));
        // Where a node was tried in vain the log names both, the one that answered last.
        var newest = lines.Last(l => l.Contains("/_blazor/negotiate", StringComparison.Ordinal));
        return newest.Split(" POST ")[0].EndsWith(Address(node.Url), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Address(string url) => new Uri(url).Authority;
}
