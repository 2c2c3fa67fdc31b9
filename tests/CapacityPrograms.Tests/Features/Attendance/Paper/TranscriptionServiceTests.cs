using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Attendance.Paper;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Attendance.Paper;

/// <summary>A signed sheet typed over: all of a day or nothing, with its scan, its unreadable lines and its count.</summary>
public sealed class TranscriptionServiceTests
{
    private static byte[] Pdf(string text = "") => System.Text.Encoding.ASCII.GetBytes($"%PDF-1.4\n{text}\ntrailer\n%%EOF\n");

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task All_signed_except_two_and_one_line_cannot_be_read(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        foreach (var name in new[] { "Prva", "Druga", "Treća", "Četvrta" }) await small.RegisterAsync("Amra", name, small.Units[0]);
        var (scan, isNew) = await Scans(small).AddAsync(small.Trainer, small.EventId, SmallProgramme.FirstDay, "C:\\scans\\lista.pdf", Pdf(), default);
        Assert.True(isNew);
        Assert.Equal(
            new KeptEvidence(scan, IsNew: false),
            await Scans(small).AddAsync(small.Trainer, small.EventId, SmallProgramme.FirstDay, "again.pdf", Pdf(), default));
        var input = new TranscriptionInput { Day = SmallProgramme.FirstDay, Except = "2, 4/2", Unread = "14", EvidenceId = scan, Count = 5 };
        var result = await Service(small).WriteAsync(small.Trainer, small.EventId, input, default);
        Assert.Equal((4, 3, 1, 0), (result.Present, result.Absent, result.Unread, result.Conflicts.Count));
        var view = await Queries(small).ReadAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay, default);
        Assert.Equal((5, 4), (view.Sheet, view.System));
        Assert.Equal(("lista.pdf", 10), (view.Evidence[0].FileName, view.Evidence[0].Marks));
        Assert.Equal("line 14 of the sheet", view.Lines[^1].Note);
        await using (var db = small.Open())
        {
            Assert.All(await db.AttendanceEntries.ToListAsync(), e => Assert.Equal((EntrySource.Paper, (int?)scan), (e.Source, e.EvidenceId)));
            Assert.Equal(
                [AttendanceValue.Absent, AttendanceValue.Absent],
                await db.AttendanceMarks.Where(m => m.Registration!.Number == 2).Select(m => m.Value).ToListAsync());
            Assert.Equal(
                [AttendanceValue.Present, AttendanceValue.Absent],
                await db.AttendanceMarks.Where(m => m.Registration!.Number == 4).OrderBy(m => m.SessionId).Select(m => m.Value).ToListAsync());
        }
        // Typed again it adds nobody and changes nothing.
        await Service(small)
            .WriteAsync(
                small.Trainer, small.EventId,
                new TranscriptionInput
                {
                    Day = SmallProgramme.FirstDay, Except = "2 4/2", Unread = "14", Count = 5,
                },
                default);
        await using var again = small.Open();
        Assert.Equal((5, 10), (await again.Registrations.CountAsync(), await again.AttendanceEntries.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Where_marks_say_otherwise_nothing_is_written_until_somebody_decides(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var first = await small.RegisterAsync("Amra", "Prva");
        await small.RegisterAsync("Belma", "Druga");
        await small.Marks.MarkAsync(
            small.Trainer,
            new MarkInput(Guid.CreateVersion7(), first, small.Sessions[0], 0, AttendanceValue.Present, null, DateTime.UnixEpoch, EntrySource.Sheet),
            default);
        var input = new TranscriptionInput
        {
            Day = SmallProgramme.FirstDay, Except = "1", Unread = "9",
        };
        var stopped = await Service(small).WriteAsync(small.Trainer, small.EventId, input, default);
        Assert.Equal([(1, 1, AttendanceValue.Present, AttendanceValue.Absent)], stopped.Conflicts.Select(c => (c.Number, c.Session, c.Standing, c.OnPaper)));
        await using (var db = small.Open()) Assert.Equal((2, 1), (await db.Registrations.CountAsync(), await db.AttendanceEntries.CountAsync()));
        input.Overwrite = true;
        Assert.Empty((await Service(small).WriteAsync(small.Trainer, small.EventId, input, default)).Conflicts);
        await using var after = small.Open();
        Assert.Equal(
            AttendanceValue.Absent,
            await after.AttendanceMarks.Where(m => m.RegistrationId == first && m.SessionId == small.Sessions[0]).Select(m => m.Value).SingleAsync());
        Assert.Equal(2, await after.AttendanceEntries.CountAsync(e => e.RegistrationId == first && e.SessionId == small.Sessions[0]));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_is_no_line_no_scan_or_not_ones_own_is_refused_by_name(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Prva");
        foreach (
            var (input, key) in new (TranscriptionInput, string)[]
            {
                (new() { Except = "7" }, "NoSuchLine"), (new() { Except = "1/9" }, "NoSuchSession"), (new() { Except = "abc" }, "NoLineNumber"),
                (new() { Unread = "0" }, "NoLineNumber"), (new() { Count = -1 }, "Range"), (new() { EvidenceId = 99 }, "Missing"),
            }
        )
        {
            input.Day = SmallProgramme.FirstDay;
            Assert.Equal(
                key,
                Assert
                    .Single(
                        (
                            await Assert.ThrowsAsync<RefusedException>(() => Service(small).WriteAsync(small.Trainer, small.EventId, input, default))
                        ).Refusals)
                    .Key);
        }
        var html = System.Text.Encoding.ASCII.GetBytes("<html><script>alert(1)</script></html>          ");
        Assert.Equal(
            "NoScan",
            Assert
                .Single(
                    (
                        await Assert.ThrowsAsync<RefusedException>(() =>
                            Scans(small).AddAsync(small.Trainer, small.EventId, SmallProgramme.FirstDay, "sheet.pdf", html, default))
                    ).Refusals)
                .Key);
        Assert.Equal(
            "ScanTooLarge",
            Assert
                .Single(
                    (
                        await Assert.ThrowsAsync<RefusedException>(() =>
                            Scans(small)
                                .AddAsync(
                                    small.Trainer, small.EventId, SmallProgramme.FirstDay, "sheet.pdf", new byte[EvidenceService.MostBytes + 1],
                                    default))
                    ).Refusals)
                .Key);
        var (scan, _) = await Scans(small).AddAsync(small.Trainer, small.EventId, SmallProgramme.FirstDay, "sheet.pdf", Pdf(), default);
        foreach (var actor in new[] { small.SecondTrainer, small.Donor, small.Stranger, Actor.Nobody })
        {
            await Assert.ThrowsAsync<MissingException>(() => Scans(small).OpenAsync(actor, scan, default));
            await Assert.ThrowsAsync<MissingException>(() => Scans(small).AddAsync(actor, small.EventId, SmallProgramme.FirstDay, "x.pdf", Pdf("x"), default));
            await Assert.ThrowsAsync<MissingException>(() => Scans(small).RemoveAsync(actor, scan, default));
            await Assert.ThrowsAsync<MissingException>(() => Queries(small).ReadAsync(actor, small.EventId, null, default));
            await Assert.ThrowsAsync<MissingException>(() =>
                Service(small).WriteAsync(actor, small.EventId, new TranscriptionInput { Day = SmallProgramme.FirstDay }, default));
            await Assert.ThrowsAsync<MissingException>(() =>
                new SignInSheetQueries(small.Database.Factory, small.Clock).ReadAsync(actor, small.EventId, default));
        }
        await Assert.ThrowsAsync<MissingException>(() => Scans(small).RemoveAsync(small.Trainer, scan, default));
        Assert.Equal(Pdf(), (await Scans(small).OpenAsync(small.Trainer, scan, default)).Content);
        await Service(small)
            .WriteAsync(small.Trainer, small.EventId, new TranscriptionInput { Day = SmallProgramme.FirstDay, EvidenceId = scan }, default);
        Assert.Equal(
            "EvidenceHasMarks",
            Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => Scans(small).RemoveAsync(small.Coordinator, scan, default))).Refusals).Key);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nothing_is_written_of_a_day_that_is_still_to_come_unless_somebody_says_so(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Prva");
        var clock = new SetClock(new DateTimeOffset(SmallProgramme.FirstDay, new TimeOnly(6, 0), TimeSpan.Zero));
        var queries = new TranscriptionQueries(small.Database.Factory, clock);
        var service = new TranscriptionService(small.Database.Factory, queries, small.Registrations, clock, Texts.Of<AttendanceTexts>());
        var input = new TranscriptionInput { Day = SmallProgramme.FirstDay.AddDays(1), Count = 1 };
        Assert.False((await queries.ReadAsync(small.Trainer, small.EventId, input.Day, default)).HasCome);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => service.WriteAsync(small.Trainer, small.EventId, input, default));

        Assert.Equal([("Ahead", "DayAhead")], refused.Refusals.Select(r => (r.Field, r.Key)));
        await using (var db = small.Open()) Assert.Equal((0, 0), (await db.AttendanceEntries.CountAsync(), await db.SheetCounts.CountAsync()));
        input.Ahead = true;
        Assert.Equal(1, (await service.WriteAsync(small.Trainer, small.EventId, input, default)).Present);
        // Of today it is not asked about.
        await service.WriteAsync(small.Trainer, small.EventId, new TranscriptionInput { Day = SmallProgramme.FirstDay, Count = 1 }, default);
        await using var after = small.Open();
        Assert.Equal((4, 2), (await after.AttendanceMarks.CountAsync(), await after.SheetCounts.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_printed_sheet_has_a_set_for_each_day_and_names_in_both_scripts(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Ђорђе", "Јовановић", small.Units[0]);
        await small.RegisterAsync("Đenana", "Žižić", small.Units[1]);
        var sheet = await new SignInSheetQueries(small.Database.Factory, small.Clock).ReadAsync(small.Trainer, small.EventId, default);
        Assert.Equal([2, 2], sheet.Days.Select(d => d.Sessions.Count));
        Assert.Equal(["Đorđe Jovanović", null], sheet.Lines.Select(l => l.Latin));
        Assert.Equal(["Tarik Vodić"], sheet.Days[0].Trainers.Select(t => t.Name));
        Assert.DoesNotContain(sheet.Lines, l => l.Name == "Tarik Vodić");
        await using var db = small.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "export.sign-in-sheet"));
    }

    private static TranscriptionQueries Queries(SmallProgramme small) => new(small.Database.Factory, small.Clock);

    private static TranscriptionService Service(SmallProgramme small) =>
        new(small.Database.Factory, Queries(small), small.Registrations, small.Clock, Texts.Of<AttendanceTexts>());

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_same_scan_on_another_day_is_told_and_one_that_a_scanner_filled_up_is_taken(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        DateOnly[] days = [SmallProgramme.FirstDay, SmallProgramme.FirstDay.AddDays(1)];
        byte[] filled = [.. Pdf("dan"), .. new byte[4096]];
        foreach (var day in days) await Scans(small).AddAsync(small.Trainer, small.EventId, day, "dan.pdf", filled, default);

        var view = await Queries(small).ReadAsync(small.Coordinator, small.EventId, days[0], default);

        var scan = Assert.Single(view.Evidence);
        Assert.Equal("application/pdf", (await Scans(small).OpenAsync(small.Trainer, scan.Id, default)).MediaType);
        Assert.Equal(days.Skip(1), scan.Elsewhere.Select(e => e.Day));
    }

    private static EvidenceService Scans(SmallProgramme small) => new(small.Database.Factory, small.Clock);
}
