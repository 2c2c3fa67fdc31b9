using CapacityPrograms.Tests.Features.Account;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Platform.Mail;

public sealed class MailSenderTests
{
    private static readonly Dictionary<string, string?> NobodyThere = new()
    {
        ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = "1", ["Mail:Security"] = "None", ["Mail:MostAttempts"] = "2",
    };

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_senders_at_once_send_each_mail_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var clock = new SetClock();
        await using var one = new AccountHost(database, clock);
        await using var two = new AccountHost(database, clock);
        await LayAsync(database, clock, 15);

        var sent = await Task.WhenAll(Task.Run(() => one.Get<MailSender>().SendDueAsync(default)), Task.Run(() => two.Get<MailSender>().SendDueAsync(default)));

        Assert.Equal(15, sent.Sum());
        Assert.Equal(15, one.Mails.Length + two.Mails.Length);
        await using var db = database.Open();
        Assert.All(await db.OutgoingMails.ToListAsync(), mail => Assert.True(mail is { SentAt: not null, Attempts: 1, LeaseId: null, Body: "" }));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_mail_held_by_a_node_that_died_is_sent_when_its_lease_is_over(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);
        await LayAsync(database, host.Clock, 1);
        var until = host.Clock.Now.UtcDateTime.AddMinutes(2);
        await using (var db = database.Open())
            await db.OutgoingMails.ExecuteUpdateAsync(s => s.SetProperty(m => m.LeaseId, Guid.NewGuid()).SetProperty(m => m.LeasedUntil, until));

        Assert.Equal(0, await host.Get<MailSender>().SendDueAsync(default));
        host.Clock.Now += TimeSpan.FromMinutes(3);
        Assert.Equal(1, await host.Get<MailSender>().SendDueAsync(default));
        var text = await File.ReadAllTextAsync(Assert.Single(host.Mails));
        Assert.Contains("Žaneta, Добър ден", text, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_server_that_does_not_answer_is_tried_later_and_given_up_in_the_end(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database, settings: NobodyThere);
        await LayAsync(database, host.Clock, 1);
        var sender = host.Get<MailSender>();

        Assert.Equal(0, await sender.SendDueAsync(default));
        Assert.Equal(1, await AttemptsAsync(database));
        await sender.SendDueAsync(default);
        Assert.Equal(1, await AttemptsAsync(database));
        host.Clock.Now += TimeSpan.FromMinutes(2);
        await sender.SendDueAsync(default);
        host.Clock.Now += TimeSpan.FromDays(1);
        await sender.SendDueAsync(default);
        Assert.Equal(2, await AttemptsAsync(database));
        await using var db = database.Open();
        Assert.Contains("Exception", (await db.OutgoingMails.SingleAsync()).LastError, StringComparison.Ordinal);
    }

    private static async Task LayAsync(TestDatabase database, TimeProvider clock, int count)
    {
        await using var db = database.Open();
        for (var i = 0; i < count; i++)
            db.Mail(clock, "somebody@example.org", "Łódź", "Žaneta, Добър ден");
        await db.SaveChangesAsync();
    }

    private static async Task<int> AttemptsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.OutgoingMails.Select(m => m.Attempts).SingleAsync();
    }
}
