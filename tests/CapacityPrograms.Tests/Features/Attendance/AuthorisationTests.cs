using System.Reflection;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Attendance.CheckIn;
using CapacityPrograms.Web.Features.Attendance.Paper;
using CapacityPrograms.Web.Features.Attendance.RollCall;
using CapacityPrograms.Web.Features.Attendance.RoundTrip;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Attendance;

/// <summary>
/// Every public method of the attendance services that takes an actor, found by itself, refuses whoever has nothing to do with
/// the event: a new one that is not tried here fails the test.
/// </summary>
public sealed class AuthorisationTests
{
    private const int Row = 1;

    private static readonly RoundTripPlan _plan = new(
        "x.xlsx", null, [new CellDifference("E2", Row, 1, "", "", 1, 1, default, new ReturnedMark(AttendanceValue.Present, null), 0, false)], [], [],
        [], [], 0, []);

    private static readonly RoundTripChoice _choice = new(new HashSet<string>(), new Dictionary<int, int>(), new HashSet<int>());

    // Gives what an actor without access gets where it is no refusal: nothing.
    private static readonly Dictionary<string, Func<SmallProgramme, Actor, Task<object?>>> _tried = new(StringComparer.Ordinal)
    {
        ["MarkService.MarkAsync"] = async (s, a) =>
            await s.Marks.MarkAsync(
                a, new MarkInput(Guid.CreateVersion7(), Row, s.Sessions[0], 0, AttendanceValue.Present, null, DateTime.UnixEpoch, EntrySource.Sheet),
                default),
        ["MarkService.MarkRestPresentAsync"] = async (s, a) => await s.Marks.MarkRestPresentAsync(a, s.Sessions[0], Guid.CreateVersion7(), default),
        ["MarkService.UndoAsync"] = async (s, a) => await s.Marks.UndoAsync(a, Guid.CreateVersion7(), default) == (0, 0) ? null : "undone",
        ["SheetQueries.OpenAsync"] = async (s, a) => await s.Sheets.OpenAsync(a, s.EventId, default),
        ["SheetQueries.ReadAsync"] = async (s, a) => await s.Sheets.ReadAsync(a, s.EventId, default),
        ["SheetQueries.ChangesAsync"] = async (s, a) => (await s.Sheets.ChangesAsync(a, s.EventId, 0, 1, default)).Marks.Count == 0 ? null : "marks",
        ["SheetQueries.HistoryAsync"] = async (s, a) => await s.Sheets.HistoryAsync(a, Row, s.Sessions[0], default),
        ["SheetQueries.CountRowsAsync"] = async (s, a) => a.Sees(s.ProgrammeId) || await s.Sheets.CountRowsAsync(a, s.EventId, default) == 0 ? null : "rows",
        ["SheetQueries.DaysAsync"] = async (s, a) => (await s.Sheets.DaysAsync(a, default)).Count == 0 ? null : "days",
        ["SheetQueries.ChoicesAsync"] = async (s, a) => a.Sees(s.ProgrammeId) ? null : await s.Sheets.ChoicesAsync(a, s.EventId, default),
        ["RollCallService.DaysAsync"] = async (s, a) => (await RollCall(s).DaysAsync(a, default)).Count == 0 ? null : "days",
        ["RollCallService.ReadAsync"] = async (s, a) => await RollCall(s).ReadAsync(a, s.EventId, default),
        ["DeviceActs.SendAsync"] = async (s, a) =>
            await Acts(s)
                .SendAsync(
                    a, s.EventId,
                    new DeviceBatch(
                        a.UserId ?? 0,
                        [
                            new DeviceAct(
                                Guid.CreateVersion7(), ActKind.Mark, Row, null, s.Sessions[0], null, 0, AttendanceValue.Present, null, null,
                                DateTime.UnixEpoch),
                        ]),
                    default),
        ["WaitingQueries.ReadAsync"] = async (s, a) => await new WaitingQueries(s.Database.Factory).ReadAsync(a, s.EventId, default),
        ["WaitingQueries.CountAsync"] = async (s, a) => await new WaitingQueries(s.Database.Factory).CountAsync(a, s.EventId, default) == 0 ? null : "waiting",
        ["WaitingService.DecideAsync"] = async (s, a) => { await Waiting(s).DecideAsync(a, s.EventId, 1, true, default); return "decided"; },
        ["SignInSheetQueries.ReadAsync"] = async (s, a) => await new SignInSheetQueries(s.Database.Factory, s.Clock).ReadAsync(a, s.EventId, default),
        ["EvidenceService.AddAsync"] = async (s, a) =>
            await new EvidenceService(s.Database.Factory, s.Clock).AddAsync(
                a, s.EventId, SmallProgramme.FirstDay, "x.pdf", "%PDF-1.4 xxxxxxxxxxxxxxx %%EOF"u8.ToArray(), default),
        ["EvidenceService.OpenAsync"] = async (s, a) => await new EvidenceService(s.Database.Factory, s.Clock).OpenAsync(a, 1, default),
        ["EvidenceService.RemoveAsync"] = async (s, a) =>
        {
            await new EvidenceService(s.Database.Factory, s.Clock).RemoveAsync(a, 1, default);
            return "removed";
        },
        ["TranscriptionQueries.ReadAsync"] = async (s, a) => await Typed(s).ReadAsync(a, s.EventId, null, default),
        ["TranscriptionService.WriteAsync"] = async (s, a) =>
            await Paper(s).WriteAsync(a, s.EventId, new TranscriptionInput { Day = SmallProgramme.FirstDay }, default),
        ["RoundTripQueries.StartAsync"] = async (s, a) => await Sent(s).StartAsync(a, s.EventId, default),
        ["RoundTripQueries.WriteAsync"] = async (s, a) => await Sent(s).WriteAsync(a, s.EventId, new MemoryStream(), default),
        ["RoundTripQueries.PlanAsync"] = async (s, a) => await Sent(s).PlanAsync(a, s.EventId, new MemoryStream(), "x.csv", default),
        ["RoundTripService.ApplyAsync"] = async (s, a) => await RoundTrip(s).ApplyAsync(a, s.EventId, _plan, _choice, default),
        ["RoundTripService.UndoAsync"] = async (s, a) => await RoundTrip(s).UndoAsync(a, Guid.CreateVersion7(), default) == (0, 0) ? null : "undone",
        ["CheckInService.CodeAsync"] = async (s, a) => await CheckIn(s).CodeAsync(a, s.EventId, null, default),
        ["CheckInService.ConfirmAsync"] = async (s, a) => await CheckIn(s).ConfirmAsync(a, s.EventId, s.Sessions[0], [], default),
        ["CheckInService.RefuseAsync"] = async (s, a) => { await CheckIn(s).RefuseAsync(a, s.EventId, s.Sessions[0], 1, default); return "refused"; },
    };

    [Fact]
    public void Every_method_that_takes_an_actor_is_tried()
    {
        var methods = typeof(MarkService)
            .Assembly.GetTypes()
            .Where(t =>
                t.Namespace?.StartsWith("CapacityPrograms.Web.Features.Attendance", StringComparison.Ordinal) == true
                && t is { IsPublic: true, IsClass: true }
                && !typeof(Microsoft.AspNetCore.Components.ComponentBase).IsAssignableFrom(t))
            .SelectMany(t =>
                t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                    .Where(m => m.GetParameters().Any(p => p.ParameterType == typeof(Actor)))
                    .Select(m => $"{t.Name}.{m.Name}"))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(methods.Count > 20);
        Assert.Equal(methods, _tried.Keys.Order(StringComparer.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Whoever_has_nothing_to_do_with_an_event_gets_and_changes_nothing(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        Assert.Equal(Row, await small.RegisterAsync("Amra", "Prva"));
        foreach (var (name, call) in _tried)
        {
            foreach (var actor in new[] { small.SecondTrainer, small.Donor, small.Stranger, Actor.Nobody })
            {
                object? got;
                try
                {
                    got = await call(small, actor);
                }
                catch (Exception refused) when (refused is MissingException or ForbiddenException)
                {
                    got = null;
                }
                Assert.True(got is null, $"{name} gives {(actor.Name.Length > 0 ? actor.Name : "nobody")} {got}.");
            }
        }
        await using var db = small.Open();
        Assert.Empty(await db.AttendanceEntries.ToListAsync());
        Assert.Empty(await db.WaitingActs.ToListAsync());
        Assert.Empty(await db.DeviceSheets.ToListAsync());
        Assert.Empty(await db.Evidence.ToListAsync());
    }

    private static RollCallService RollCall(SmallProgramme s) => new(s.Database.Factory, s.Sheets, s.Clock, Texts.Of<CommonTexts>());

    private static DeviceActs Acts(SmallProgramme s) =>
        new(s.Database.Factory, s.Marks, s.Registrations, s.Clock, Texts.Of<RefusalTexts>(), Texts.Of<AttendanceTexts>());

    private static WaitingService Waiting(SmallProgramme s) => new(s.Database.Factory, Acts(s), s.Clock);

    private static TranscriptionQueries Typed(SmallProgramme s) => new(s.Database.Factory, s.Clock);

    private static TranscriptionService Paper(SmallProgramme s) =>
        new(s.Database.Factory, Typed(s), s.Registrations, s.Clock, Texts.Of<AttendanceTexts>());

    private static RoundTripQueries Sent(SmallProgramme s) =>
        new(s.Database.Factory, s.Sheets, s.Clock, Texts.Of<AttendanceTexts>(), Texts.Of<CommonTexts>());

    private static RoundTripService RoundTrip(SmallProgramme s) => new(s.Database.Factory, s.Marks, s.Registrations, s.Clock);

    private static CheckInService CheckIn(SmallProgramme s) =>
        new(s.Database.Factory, s.Marks, new RateLimit(s.Database.Factory, s.Clock), new EphemeralDataProtectionProvider(), s.Clock);
}
