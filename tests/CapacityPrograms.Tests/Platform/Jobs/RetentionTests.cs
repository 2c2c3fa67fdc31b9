using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Tests.Features.Account;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Platform.Jobs;

public sealed class RetentionTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_is_older_than_the_settings_say_goes_once_a_day_by_one_node_and_attendance_stays(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Ana", "Anić");
        await small.Marks.MarkAsync(
            small.Coordinator,
            new MarkInput(
                Guid.CreateVersion7(), registration, small.Sessions[0], 0, AttendanceValue.Present, null,
                new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc), EntrySource.Sheet),
            default);
        var clock = new SetClock(TimeProvider.System.GetUtcNow().AddYears(1));
        await using var one = new AccountHost(small.Database, clock);
        await using var two = new AccountHost(small.Database, clock);
        var now = clock.Now.UtcDateTime;
        await using (var db = small.Open())
        {
            db.Installations.Add(
                new Installation
                {
                    Id = Installation.OnlyId, AuditDays = 100, MailDays = 10,
                }
            );
            db.AuditEntries.AddRange(
                new AuditEntry { At = now.AddDays(-101), Action = "sign-in" }, new AuditEntry { At = now.AddDays(-99), Action = "sign-out" }
            );
            db.OutgoingMails.AddRange(Mail(now.AddDays(-11), sent: true), Mail(now.AddDays(-9), sent: true), Mail(now.AddDays(-300), sent: false));
            await db.SaveChangesAsync();
        }

        var ran = await Task.WhenAll(Task.Run(() => one.Get<Retention>().RunDueAsync(default)), Task.Run(() => two.Get<Retention>().RunDueAsync(default)));
        Assert.Single(ran, done => done);
        await using (var db = small.Open())
        {
            Assert.Equal(["sign-out", "retention.deleted"], await db.AuditEntries.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
            Assert.Equal("audit 2, mail 1", (await db.AuditEntries.SingleAsync(a => a.Action == "retention.deleted")).Detail);
            Assert.Equal(2, await db.OutgoingMails.CountAsync());
            Assert.Equal((1, 1), (await db.AttendanceEntries.CountAsync(), await db.AttendanceMarks.CountAsync()));
        }

        clock.Now += TimeSpan.FromHours(23);
        Assert.False(await two.Get<Retention>().RunDueAsync(default));
        clock.Now += TimeSpan.FromHours(2);
        Assert.True(await two.Get<Retention>().RunDueAsync(default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Without_settings_nothing_is_deleted(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);
        await using var db = database.Open();
        db.AuditEntries.Add(new AuditEntry { At = host.Clock.Now.UtcDateTime.AddYears(-20), Action = "sign-in" });
        await db.SaveChangesAsync();
        Assert.True(await host.Get<Retention>().RunDueAsync(default));
        Assert.Equal(1, await db.AuditEntries.CountAsync());
    }

    private static OutgoingMail Mail(DateTime at, bool sent) =>
        new()
        {
            To = "a@example.org", Subject = "A", Body = "B", CreatedAt = at, DueAt = at, SentAt = sent ? at : null,
        };
}
