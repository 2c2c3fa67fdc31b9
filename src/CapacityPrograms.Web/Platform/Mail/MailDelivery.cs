using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text;
using CapacityPrograms.Data.Platform;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Web.Platform.Mail;

/// <summary>Hands one mail over.</summary>
public sealed class MailDelivery(IOptions<MailOptions> options, IHostEnvironment environment, TimeProvider clock)
{
    /// <summary>Sends by SMTP where a server is configured, else writes a file.</summary>
    public Task DeliverAsync(OutgoingMail mail, CancellationToken ct) =>
        string.IsNullOrEmpty(options.Value.Host) ? WriteAsync(mail, ct) : SendAsync(mail, ct);

    private async Task SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        var settings = options.Value;
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls, Timeout = 30_000 };
        if (!string.IsNullOrEmpty(settings.User)) client.Credentials = new NetworkCredential(settings.User, settings.Password);
        using var message = new MailMessage(settings.From, mail.To, mail.Subject, mail.Body) { SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
        await client.SendMailAsync(message, ct);
    }

    private async Task WriteAsync(OutgoingMail mail, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(Path.Combine(environment.ContentRootPath, options.Value.PickupFolder)).FullName;
        var text = new StringBuilder()
            .Append("From: ").Append(OneLine(options.Value.From)).Append("\r\n")
            .Append("To: ").Append(OneLine(mail.To)).Append("\r\n")
            .Append("Subject: ").Append(Encoded(mail.Subject)).Append("\r\n")
            .Append("Date: ").Append(clock.GetUtcNow().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture)).Append("\r\n")
            .Append("Message-ID: <").Append(mail.Id).Append('.').Append(mail.LeaseId?.ToString("N")).Append("@capacityprograms>\r\n")
            .Append("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
            .Append(mail.Body.ReplaceLineEndings("\r\n")).Append("\r\n").ToString();
        var name = Path.Combine(folder, mail.Id.ToString("D8", CultureInfo.InvariantCulture));
        // Written under another name first, so that who watches the folder never reads half a mail.
        await File.WriteAllTextAsync(name + ".part", text, new UTF8Encoding(false), ct);
        File.Move(name + ".part", name + ".eml", overwrite: true);
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Encoded(string text) =>
        Ascii(text) ? OneLine(text) : $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(OneLine(text)))}?=";

    private static bool Ascii(string text) => text.All(char.IsAscii);
}
