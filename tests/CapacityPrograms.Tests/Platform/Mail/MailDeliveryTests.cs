using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Mail;
using MailKit;
using MailKit.Security;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CapacityPrograms.Tests.Platform.Mail;

public sealed class MailDeliveryTests
{
    private static readonly OutgoingMail Mail = new()
    {
        Id = 7, LeaseId = Guid.Parse("0199a0c8-7d52-7e0a-9b1e-2f1d6a4b5c6d"), To = "ana@example.org",
        Subject = "Позив на обуку: „Буџет“, Łódź, Žabljak", Body = "Добър ден, Žaneta.\n.\n.. і далі\n",
    };

    [Fact]
    public async Task A_mail_in_the_open_comes_whole_with_Cyrillic_subject_and_name()
    {
        await using var sink = new SmtpSink();
        await DeliverAsync(sink, o => (o.Security, o.From) = (MailSecurity.None, "Стална конференција градова <programmes@example.org>"));

        var mail = Assert.Single(sink.Mails);
        Assert.Equal((Mail.Subject, "Стална конференција градова"), (mail.Subject, mail.From.Mailboxes.Single().Name));
        Assert.Equal(("programmes@example.org", "ana@example.org"), (mail.From.Mailboxes.Single().Address, mail.To.Mailboxes.Single().Address));
        Assert.Equal(Mail.Body, mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal((new SetClock().Now, "7.0199a0c87d527e0a9b1e2f1d6a4b5c6d@capacityprograms"), (mail.Date, mail.MessageId));
        // The sink takes no more than seven bits.
        Assert.All(mail.ToString(), c => Assert.True(char.IsAscii(c)));
    }

    [Theory]
    [InlineData(MailSecurity.Tls)]
    [InlineData(MailSecurity.StartTls)]
    public async Task An_encrypted_mail_comes_and_the_password_is_said_behind_the_encryption_alone(MailSecurity security)
    {
        using var authority = new OwnAuthority();
        using var certificate = authority.For("localhost");
        await using var sink = new SmtpSink { Certificate = certificate, OffersStartTls = security == MailSecurity.StartTls };
        await DeliverAsync(sink, o => (o.Security, o.CaFile, o.User, o.Password) = (security, authority.CaFile, "me", "secret"));

        Assert.Equal(Mail.Subject, Assert.Single(sink.Mails).Subject);
        Assert.True(Assert.Single(sink.Said, s => s.Line.StartsWith("AUTH", StringComparison.Ordinal)).IsEncrypted);
        Assert.All(sink.Said.Where(s => s.Line.StartsWith("MAIL", StringComparison.Ordinal)), s => Assert.True(s.IsEncrypted));
    }

    [Theory]
    [InlineData("localhost", 30, false)]
    [InlineData("mail.example.org", 30, true)]
    [InlineData("localhost", 0.5, true)]
    public async Task A_certificate_of_nobody_known_of_another_name_or_out_of_date_is_refused(string host, double days, bool isKnown)
    {
        using var authority = new OwnAuthority();
        using var certificate = authority.For(host, days);
        await using var sink = new SmtpSink { Certificate = certificate };
        await Assert.ThrowsAsync<SslHandshakeException>(() =>
            DeliverAsync(sink, o => (o.Security, o.CaFile) = (MailSecurity.Tls, isKnown ? authority.CaFile : null)));
        Assert.Empty(sink.Said);
    }

    [Fact]
    public async Task A_server_without_encryption_gets_neither_password_nor_mail_unless_that_was_asked_for()
    {
        await using var sink = new SmtpSink();
        await Assert.ThrowsAsync<NotSupportedException>(() => DeliverAsync(sink, o => (o.User, o.Password) = ("me", "secret")));
        Assert.Empty(sink.Mails);
        Assert.DoesNotContain(sink.Said, s => s.Line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_a_failure_and_a_stop_is_none()
    {
        await using var sink = new SmtpSink { IsSilent = true };
        await Assert.ThrowsAsync<TimeoutException>(() => DeliverAsync(sink, o => (o.Security, o.TimeoutSeconds) = (MailSecurity.None, 0.2)));
        using var stop = new CancellationTokenSource();
        var delivering = DeliverAsync(sink, o => o.Security = MailSecurity.None, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivering);
    }

    [Fact]
    public async Task A_mail_that_was_taken_is_sent_whatever_happens_at_parting()
    {
        await using var sink = new SmtpSink { HangsUpAfterMail = true };
        await DeliverAsync(sink, o => o.Security = MailSecurity.None);
        Assert.Single(sink.Mails);
    }

    [Theory]
    [InlineData(465, null, SecureSocketOptions.SslOnConnect)]
    [InlineData(587, null, SecureSocketOptions.StartTls)]
    [InlineData(25, null, SecureSocketOptions.StartTls)]
    [InlineData(465, MailSecurity.StartTls, SecureSocketOptions.StartTls)]
    [InlineData(587, MailSecurity.Tls, SecureSocketOptions.SslOnConnect)]
    [InlineData(465, MailSecurity.None, SecureSocketOptions.None)]
    public void Encryption_is_as_said_or_else_as_the_port_is_meant(int port, MailSecurity? said, SecureSocketOptions used) =>
        Assert.Equal(used, MailDelivery.SecurityOf(new MailOptions { Port = port, Security = said }));

    [Fact]
    public async Task A_subject_cannot_add_a_line_to_the_head_of_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("capacityprograms-mail-").FullName;
        try
        {
            var mail = new OutgoingMail { Id = 8, To = "ana@example.org", Subject = "One\r\nBcc: eve@example.org", Body = "Text" };
            await Delivery(new MailOptions(), folder).DeliverAsync(mail, default);
            var read = await MimeMessage.LoadAsync(Path.Combine(folder, "App_Data", "mail", "00000008.eml"));
            Assert.Equal(("One Bcc: eve@example.org", 0), (read.Subject, read.Bcc.Count));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task DeliverAsync(SmtpSink sink, Action<MailOptions> set, CancellationToken ct = default)
    {
        var options = new MailOptions { Host = "localhost", Port = sink.Port };
        set(options);
        return Delivery(options, "").DeliverAsync(Mail, ct);
    }

    private static MailDelivery Delivery(MailOptions options, string folder) =>
        new(Options.Create(options), new HostingEnvironment { ContentRootPath = folder }, new SetClock());
}
