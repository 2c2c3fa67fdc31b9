using CapacityPrograms.Data;
using CapacityPrograms.Data.Platform;

namespace CapacityPrograms.Web.Platform.Mail;

/// <summary>Outgoing mail.</summary>
public static class MailServices
{
    /// <summary>Registers the sender.</summary>
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<MailOptions>(configuration.GetSection("Mail"));
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
