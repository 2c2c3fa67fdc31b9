using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CapacityPrograms.Web.Platform.Mail;

/// <summary>Hands one mail over.</summary>
public sealed class MailDelivery(IOptions<MailOptions> options, IHostEnvironment environment, TimeProvider clock)
{
    private const int ImplicitTlsPort = 465;

    /// <summary>Sends by SMTP where a server is configured, else writes a file.</summary>
    public async Task DeliverAsync(OutgoingMail mail, CancellationToken ct)
    {
        using var message = Message(mail);
        await (string.IsNullOrEmpty(options.Value.Host) ? WriteAsync(message, mail.Id, ct) : SendInTimeAsync(message, ct));
    }

    /// <summary>How a connection is encrypted under these settings.</summary>
    public static SecureSocketOptions SecurityOf(MailOptions settings) => settings.Security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => settings.Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls,
    };

    private MimeMessage Message(OutgoingMail mail) => new(
        [MailboxAddress.Parse(options.Value.From)], [MailboxAddress.Parse(mail.To)], mail.Subject.ReplaceLineEndings(" "),
        // In a file the text can be read as it stands; a server that takes only seven bits gets it encoded when it is sent.
        new TextPart("plain") { Text = mail.Body.ReplaceLineEndings("\r\n"), ContentTransferEncoding = ContentEncoding.EightBit })
    {
        Date = clock.GetUtcNow(),
        MessageId = string.Create(CultureInfo.InvariantCulture, $"{mail.Id}.{mail.LeaseId:N}@capacityprograms"),
    };

    private async Task SendInTimeAsync(MimeMessage message, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            await SendAsync(message, either.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            // Cancelled means that the server is being stopped; this one is a failure like any other and is tried again.
            throw new TimeoutException($"The mail server took longer than {options.Value.TimeoutSeconds:0.#} seconds.", e);
        }
    }

    private async Task SendAsync(MimeMessage message, CancellationToken ct)
    {
        var settings = options.Value;
        using var client = new SmtpClient { CheckCertificateRevocation = settings.CheckRevocation };
        if (!string.IsNullOrEmpty(settings.CaFile))
        {
            client.CheckCertificateRevocation = false;
            client.ServerCertificateValidationCallback = TrustOnly(settings.CaFile);
        }
        await client.ConnectAsync(settings.Host!, settings.Port, SecurityOf(settings), ct);
        if (!string.IsNullOrEmpty(settings.User)) await client.AuthenticateAsync(settings.User, settings.Password ?? "", ct);
        await client.SendAsync(message, ct);
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception)
        {
            // The server has taken the mail; whatever goes wrong at parting must not send it once more.
        }
    }

    // A wrong name or a missing certificate stays refused: only who vouches for it is another.
    private static RemoteCertificateValidationCallback TrustOnly(string file) => (_, certificate, chain, errors) =>
    {
        if (certificate is null || chain is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0) return false;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var presented = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(presented);
    };

    private async Task WriteAsync(MimeMessage message, int id, CancellationToken ct)
    {
        var folder = OwnFiles.MakeFolder(Path.Combine(environment.ContentRootPath, options.Value.PickupFolder));
        var name = Path.Combine(folder, id.ToString("D8", CultureInfo.InvariantCulture));
        // Written under another name first, so that who watches the folder never reads half a mail.
        await message.WriteToAsync(new FormatOptions { NewLineFormat = NewLineFormat.Dos }, name + ".part", ct);
        OwnFiles.Close(name + ".part");
        File.Move(name + ".part", name + ".eml", overwrite: true);
    }
}
