using CapacityPrograms.Data;
using CapacityPrograms.Data.Platform;
using MimeKit;

namespace CapacityPrograms.Web.Platform.Mail;

/// <summary>Outgoing mail.</summary>
public static class MailServices
{
    /// <summary>Registers the sender; settings with which no mail could ever leave end the start in words.</summary>
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("Mail"))
            .Validate(o => MailboxAddress.TryParse(o.From, out _), "Mail:From is neither an address nor a name with one (Name <address>).")
            .Validate(o => string.IsNullOrEmpty(o.CaFile) || File.Exists(o.CaFile), "Mail:CaFile names a file that is not there.")
            .Validate(o => o.TimeoutSeconds is > 0 and < 120, "Mail:TimeoutSeconds is not between 0 and 120.")
            .ValidateOnStart();
        services.AddSingleton<MailDelivery>();
        services.AddHostedService<MailSender>();
    }

    /// <summary>Lays a mail down to be sent once the context is saved.</summary>
    public static void Mail(this AppDbContext db, TimeProvider clock, string to, string subject, string body)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.OutgoingMails.Add(new OutgoingMail { To = to, Subject = subject, Body = body, CreatedAt = now, DueAt = now });
    }
}
