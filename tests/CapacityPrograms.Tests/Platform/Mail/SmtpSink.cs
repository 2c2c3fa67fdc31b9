using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace CapacityPrograms.Tests.Platform.Mail;

/// <summary>A mail server on this machine that keeps what it is given.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _serving;

    public SmtpSink()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Encrypts with it: from the first byte, or on STARTTLS where <see cref="OffersStartTls"/> is set.</summary>
    public X509Certificate2? Certificate { get; init; }

    public bool OffersStartTls { get; init; }

    /// <summary>Takes connections and never says a word.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Is gone as soon as it has taken a mail, without a goodbye.</summary>
    public bool HangsUpAfterMail { get; init; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What clients said outside of a mail, encrypted or not.</summary>
    public ConcurrentQueue<(string Line, bool IsEncrypted)> Said { get; } = [];

    public ConcurrentQueue<MimeMessage> Mails { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                try
                {
                    await TalkAsync(client.GetStream());
                }
                catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
                {
                    // Clients that do not trust the certificate go away in the middle.
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        if (IsSilent) await Task.Delay(Timeout.Infinite, _stopping.Token);
        if (Certificate is not null && !OffersStartTls) stream = await EncryptAsync(stream);
        await SayAsync(stream, "220 sink");
        while (await LineAsync(stream) is { } line)
        {
            Said.Enqueue((line, stream is SslStream));
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync(stream, OffersStartTls && stream is not SslStream ? "250-sink\r\n250 STARTTLS" : "250-sink\r\n250 AUTH PLAIN");
                    break;
                case "STARTTLS":
                    await SayAsync(stream, "220 go on");
                    stream = await EncryptAsync(stream);
                    break;
                case "AUTH":
                    await SayAsync(stream, "235 welcome");
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    await TakeAsync(stream);
                    await SayAsync(stream, "250 taken");
                    if (HangsUpAfterMail) return;
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 goodbye");
                    return;
                default:
                    await SayAsync(stream, "250 well");
                    break;
            }
        }
    }

    private async Task TakeAsync(Stream stream)
    {
        using var data = new MemoryStream();
        while (await LineAsync(stream) is { } line && line != ".")
            data.Write(Encoding.Latin1.GetBytes((line.StartsWith('.') ? line[1..] : line) + "\r\n"));
        data.Position = 0;
        Mails.Enqueue(await MimeMessage.LoadAsync(data));
    }

    private async Task<Stream> EncryptAsync(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _stopping.Token);
        return encrypted;
    }

    private async Task<string?> LineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stopping.Token) > 0)
        {
            if (one[0] == '\n') return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
        return null;
    }

    private async Task SayAsync(Stream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), _stopping.Token);
}
