using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Attendance.CheckIn;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Attendance.CheckIn;

/// <summary>A participant says "I am here" once, in time, with a code that was on the wall; a stranger learns nobody's name.</summary>
public sealed class CheckInServiceTests
{
    // In Sarajevo it is ten past nine on the first day.
    private static readonly DateTimeOffset _inTime = new(2026, 5, 12, 7, 10, 0, TimeSpan.Zero);

    private readonly SetClock _clock = new(_inTime);
    private readonly IDataProtectionProvider _protection = new EphemeralDataProtectionProvider();

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_name_in_any_script_arrives_once_and_is_marked_only_when_confirmed(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Đorđe", "Jovanović");
        await small.RegisterAsync("Amra", "Prva");
        await small.RegisterAsync("Тарас", "Шевченко");
        var service = Service(small);
        var wall = await service.CodeAsync(small.Trainer, small.EventId, null, default);
        Assert.Equal((small.Sessions[0], true, 3), (wall.SessionId, wall.IsOpen, wall.Expected));
        var (door, _) = await service.ScanAsync(wall.Code, default);
        Assert.Equal(ArrivalAnswer.Arrived, (await service.ArriveAsync(door!.Ticket, "Јовановић Ђорђе", "a", default)).Answer);
        Assert.Equal(ArrivalAnswer.Already, (await service.ArriveAsync(door.Ticket, "djordje jovanovic", "a", default)).Answer);
        foreach (var other in new[] { "Taras Shevchenkov", "Taras" })
            Assert.Equal(ArrivalAnswer.Unknown, (await service.ArriveAsync(door.Ticket, other, "a", default)).Answer);
        Assert.Equal(ArrivalAnswer.Arrived, (await service.ArriveAsync(door.Ticket, "Taras Shevchenko", "a", default)).Answer);
        var code = (await service.CodeAsync(small.Trainer, small.EventId, null, default)).Codes.Single(c => c.Name == "Amra Prva").Code;
        Assert.Equal(ArrivalAnswer.Arrived, (await service.ArriveAsync(door.Ticket, $"{code[..3]} {code[3..]}", "a", default)).Answer);
        await using (var db = small.Open()) Assert.Empty(await db.AttendanceMarks.ToListAsync());

        var arrivals = (await service.CodeAsync(small.Trainer, small.EventId, null, default)).Arrivals;
        Assert.Equal(["Amra Prva", "Тарас Шевченко", "Đorđe Jovanović"], arrivals.Select(a => a.Name));
        await service.RefuseAsync(small.Trainer, small.EventId, small.Sessions[0], arrivals[0].Id, default);
        Assert.Equal(2, await service.ConfirmAsync(small.Trainer, small.EventId, small.Sessions[0], [], default));
        Assert.Equal(0, await service.ConfirmAsync(small.Trainer, small.EventId, small.Sessions[0], [], default));
        await using var after = small.Open();
        var entries = await after.AttendanceEntries.ToListAsync();
        Assert.Equal(2, entries.Count);
        Assert.All(entries, entry => Assert.Equal((AttendanceValue.Present, EntrySource.CheckIn), (entry.Value, entry.Source)));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Outside_its_time_with_an_old_or_a_forged_code_nobody_arrives(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Prva");
        var service = Service(small);
        var code = (await service.CodeAsync(small.Trainer, small.EventId, small.Sessions[0], default)).Code;
        var (door, _) = await service.ScanAsync(code, default);
        Assert.Equal((null, ArrivalAnswer.Old), await service.ScanAsync("B" + code[1..], default));
        Assert.Equal((null, ArrivalAnswer.Old), await service.ScanAsync("nothing", default));
        _clock.Now = _inTime.AddMinutes(3);
        Assert.Equal((null, ArrivalAnswer.Old), await service.ScanAsync(code, default));
        // Whoever had scanned in time goes on typing, but not for ever, and no ticket is made by hand.
        Assert.Equal(ArrivalAnswer.Unknown, (await service.ArriveAsync(door!.Ticket, "Neko Drugi", "a", default)).Answer);
        Assert.Equal((null, ArrivalAnswer.Old), await service.ArriveAsync("forged", "Amra Prva", "a", default));
        foreach (var at in new[] { new TimeSpan(8, 20, 0), new TimeSpan(12, 20, 0) })
        {
            _clock.Now = new DateTimeOffset(2026, 5, 12, 0, 0, 0, TimeSpan.FromHours(2)).Add(at);
            var wall = await service.CodeAsync(small.Trainer, small.EventId, small.Sessions[0], default);
            Assert.False(wall.IsOpen);
            Assert.Equal((null, ArrivalAnswer.NotNow), await service.ScanAsync(wall.Code, default));
        }
        _clock.Now = _inTime;
        await using (var db = small.Open())
            await db.Events.Where(e => e.Id == small.EventId).ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EventState.Cancelled));
        Assert.Equal(
            (null, ArrivalAnswer.NotNow),
            await service.ScanAsync((await service.CodeAsync(small.Trainer, small.EventId, small.Sessions[0], default)).Code, default));
        await using var after = small.Open();
        Assert.Empty(await after.CheckIns.ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Namesakes_need_their_code_and_guessing_is_limited(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Prva", small.Units[0]);
        await small.RegisterAsync("Amra", "Prva", small.Units[1]);
        var service = Service(small);
        var (door, _) = await service.ScanAsync((await service.CodeAsync(small.Trainer, small.EventId, null, default)).Code, default);
        Assert.Equal(ArrivalAnswer.Several, (await service.ArriveAsync(door!.Ticket, "Amra Prva", "a", default)).Answer);
        // A part of a name finds nobody: a stranger cannot feel his way through the list.
        foreach (var part in new[] { "Amra", "A", "", "Prva", "Amra P" })
            Assert.Equal(ArrivalAnswer.Unknown, (await service.ArriveAsync(door.Ticket, part, "a", default)).Answer);
        for (var i = 0; i < 54; i++)
            await service.ArriveAsync(door.Ticket, "Niko Nikić", "a", default);
        Assert.Equal(ArrivalAnswer.TooMany, (await service.ArriveAsync(door.Ticket, "Amra Prva", "a", default)).Answer);
        Assert.Equal(ArrivalAnswer.Several, (await service.ArriveAsync(door.Ticket, "Amra Prva", "b", default)).Answer);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nobody_else_opens_the_wall_or_confirms(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Prva");
        var service = Service(small);
        foreach (var actor in new[] { small.SecondTrainer, small.Donor, small.Stranger, Actor.Nobody })
        {
            await Assert.ThrowsAsync<MissingException>(() => service.CodeAsync(actor, small.EventId, null, default));
            await Assert.ThrowsAsync<MissingException>(() => service.ConfirmAsync(actor, small.EventId, small.Sessions[0], [], default));
            await Assert.ThrowsAsync<MissingException>(() => service.RefuseAsync(actor, small.EventId, small.Sessions[0], 1, default));
        }
    }

    private CheckInService Service(SmallProgramme small) =>
        new(
            small.Database.Factory, new MarkService(small.Database.Factory, _clock), new RateLimit(small.Database.Factory, _clock), _protection,
            _clock);
}
