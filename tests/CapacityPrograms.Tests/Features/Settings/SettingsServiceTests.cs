using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Data.Platform;
using CapacityPrograms.Tests.Features.Account;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Components.Layout;
using CapacityPrograms.Web.Features.Settings;
using CapacityPrograms.Web.Platform.Backup;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Jobs;
using CapacityPrograms.Web.Platform.Mail;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Features.Settings;

public sealed class SettingsServiceTests
{
    private static readonly Dictionary<string, string?> NobodyThere = new()
    {
        ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = "1", ["Mail:Security"] = "None", ["Mail:MostAttempts"] = "2",
    };

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_is_saved_on_one_node_is_shown_on_the_other(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var here = new AccountHost(database);
        await using var there = new AccountHost(database);
        await there.Get<ChangeMonitor>().PollAsync(default);
        Assert.Equal("CapacityPrograms", there.Get<InstallationSource>().Current.Shown.Text);

        await WithAsync(here, async s =>
        {
            var input = (await ReadAsync(here, q => q.ReadAsync(AccountHost.Administrator, default))).Input;
            Assert.Equal(6, input.Languages.Count);
            input.Name = LocalizedText.Of("bs", "Savez općina").With("en", "Association");
            (input.ContactEmail, input.DefaultLanguage, input.AuditDays) = (" office@example.org ", "bs", 400);
            input.Languages.RemoveWhere(tag => tag is not ("bs" or "en"));
            await s.SaveAsync(AccountHost.Administrator, input, default);
            await s.AddLogoAsync(AccountHost.Administrator, "Savez", new MemoryStream(PicturesTests.Png), default);
        });
        Assert.Equal(["en", "bs"], here.Get<InstallationSource>().Current.Languages.Select(l => l.Tag));
        await there.Get<ChangeMonitor>().PollAsync(default);

        var seen = there.Get<InstallationSource>().Current;
        Assert.Equal(("office@example.org", "bs"), (seen.ContactEmail, seen.Default.Tag));
        Assert.Equal(["en", "bs"], seen.Languages.Select(l => l.Tag));
        Assert.Equal("Savez", Assert.Single(seen.Logos).Name);
        await using var db = database.Open();
        Assert.Equal(["settings.changed", "logo.added"], await db.AuditEntries.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());

        await WithAsync(here, s => s.RemoveLogoAsync(AccountHost.Administrator, seen.Logos[0].Id, default));
        await Assert.ThrowsAsync<MissingException>(() => WithAsync(here, s => s.RemoveLogoAsync(AccountHost.Administrator, seen.Logos[0].Id, default)));
        await there.Get<ChangeMonitor>().PollAsync(default);
        Assert.Empty(there.Get<InstallationSource>().Current.Logos);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Wrong_input_is_refused_by_field(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);
        Assert.Equal(
            [("ContactEmail", "NotAnEmail"), ("Languages", "LanguageNeeded"), ("AuditDays", "Range"), ("MailDays", "Range")],
            await RefusedAsync(
                host,
                s =>
                    s.SaveAsync(
                        AccountHost.Administrator,
                        new SettingsInput
                        {
                            ContactEmail = "nobody", AuditDays = 1, MailDays = 0,
                        },
                        default)));
        Assert.Equal(
            [("DefaultLanguage", "LanguageNotOffered")],
            await RefusedAsync(host, s => s.SaveAsync(AccountHost.Administrator, new SettingsInput { Languages = { "pl" } }, default)));
        Assert.Equal(
            [("Languages", "LanguageNeeded")],
            await RefusedAsync(host, s => s.SaveAsync(AccountHost.Administrator, new SettingsInput { Languages = { "en", "xx" } }, default)));
        Assert.Equal(
            [("Name", "TooLong")],
            await RefusedAsync(
                host,
                s =>
                    s.SaveAsync(
                        AccountHost.Administrator, new SettingsInput { Languages = { "en" }, Name = LocalizedText.Of("en", new string('x', 201)) },
                        default)));
        Assert.Equal(
            [("LogoName", "Required"), ("LogoFile", "NotAPicture")],
            await RefusedAsync(host, s => s.AddLogoAsync(AccountHost.Administrator, " ", new MemoryStream("<svg/>"u8.ToArray()), default)));
        Assert.Equal(
            [("LogoFile", "PictureTooBig")],
            await RefusedAsync(
                host,
                s =>
                    s.AddLogoAsync(
                        AccountHost.Administrator, "A", new MemoryStream([.. PicturesTests.Png, .. new byte[SettingsService.MostBytes]]), default)));
        await using (var db = database.Open())
            Assert.Empty(await db.Logos.ToListAsync());

        for (var i = 0; i < SettingsService.MostLogos; i++)
            await WithAsync(host, s => s.AddLogoAsync(AccountHost.Administrator, "A", new MemoryStream(PicturesTests.Jpeg), default));
        Assert.Equal(
            [("LogoFile", "TooManyLogos")],
            await RefusedAsync(host, s => s.AddLogoAsync(AccountHost.Administrator, "A", new MemoryStream(PicturesTests.Jpeg), default)));

        var old = new SettingsInput { Languages = { "en" } };
        await WithAsync(host, s => s.SaveAsync(AccountHost.Administrator, old, default));
        Assert.Equal([("", "ChangedMeanwhile")], await RefusedAsync(host, s => s.SaveAsync(AccountHost.Administrator, old, default)));
        var coordinator = new Actor(7, "", false, null, new Dictionary<int, AccessRole> { [1] = AccessRole.Coordinator });
        await Assert.ThrowsAsync<ForbiddenException>(() => ReadAsync(host, q => q.ReadAsync(coordinator, default)));
        await Assert.ThrowsAsync<ForbiddenException>(() => WithAsync(host, s => s.SaveAsync(coordinator, new SettingsInput(), default)));
        await Assert.ThrowsAsync<ForbiddenException>(() => WithAsync(host, s => s.AddLogoAsync(coordinator, "A", Stream.Null, default)));
        await Assert.ThrowsAsync<ForbiddenException>(() => WithAsync(host, s => s.SendTestMailAsync(coordinator, default)));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_test_mail_tells_that_it_was_sent_or_why_not(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var me = AccountHost.Administrator with { UserId = await UserAsync(database) };
        await using var files = new AccountHost(database);
        var mail = await SendAsync(files, s => s.SendTestMailAsync(me, default));
        Assert.Equal(("me@example.org", null), (mail.To, mail.SentAt));
        await files.Get<MailSender>().SendDueAsync(default);
        Assert.Equal(files.Clock.Now.UtcDateTime, (await ReadAsync(files, q => q.TestMailAsync(me, mail.Id, default))).SentAt);
        Assert.Single(files.Mails);

        await using var dead = new AccountHost(database, settings: NobodyThere);
        mail = await SendAsync(dead, s => s.SendTestMailAsync(me, default));
        await dead.Get<MailSender>().SendDueAsync(default);
        var failed = await ReadAsync(dead, q => q.TestMailAsync(me, mail.Id, default));
        Assert.Contains("SocketException", failed.Error, StringComparison.Ordinal);
        Assert.Equal(dead.Clock.Now.UtcDateTime.AddMinutes(1), failed.NextTry);
        dead.Clock.Now += TimeSpan.FromMinutes(2);
        await dead.Get<MailSender>().SendDueAsync(default);
        Assert.Null((await ReadAsync(dead, q => q.TestMailAsync(me, mail.Id, default))).NextTry);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_backup_that_is_missing_or_old_is_warned_of(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);
        Assert.True((await ReadAsync(host, q => q.ReadAsync(AccountHost.Administrator, default))) is { LastBackup: null, BackupIsOld: true });
        await using (var db = database.Open()) await LastBackup.NoteAsync(db, host.Clock, default);
        host.Clock.Now += SettingsQueries.BackupGoodFor;
        Assert.False((await ReadAsync(host, q => q.ReadAsync(AccountHost.Administrator, default))).BackupIsOld);
        host.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.True((await ReadAsync(host, q => q.ReadAsync(AccountHost.Administrator, default))) is { LastBackup: not null, BackupIsOld: true });
    }

    private static async Task<int> UserAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var user = db.Users.Add(new AppUser { UserName = "me@example.org", Email = "me@example.org", DisplayName = "Me" }).Entity;
        await db.SaveChangesAsync();
        return user.Id;
    }

    private static async Task<IEnumerable<(string, string)>> RefusedAsync(AccountHost host, Func<SettingsService, Task> work) =>
        (await Assert.ThrowsAsync<RefusedException>(() => WithAsync(host, work))).Refusals.Select(r => (r.Field, r.Key));

    private static async Task WithAsync(AccountHost host, Func<SettingsService, Task> work)
    {
        await using var request = host.Request();
        await work(request.ServiceProvider.GetRequiredService<SettingsService>());
    }

    private static async Task<T> ReadAsync<T>(AccountHost host, Func<SettingsQueries, Task<T>> work)
    {
        await using var request = host.Request();
        return await work(request.ServiceProvider.GetRequiredService<SettingsQueries>());
    }

    private static async Task<TestMail> SendAsync(AccountHost host, Func<SettingsService, Task<TestMail>> work)
    {
        await using var request = host.Request();
        return await work(request.ServiceProvider.GetRequiredService<SettingsService>());
    }
}
