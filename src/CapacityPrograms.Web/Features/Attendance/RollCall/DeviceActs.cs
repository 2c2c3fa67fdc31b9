using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Attendance.RollCall;

/// <summary>
/// Carries out what was done on a device. Each act is answered by itself, after its commit; what cannot be carried out any
/// more waits for the coordinator, and nothing is thrown away.
/// </summary>
public sealed class DeviceActs(
    IDbContextFactory<AppDbContext> contexts, MarkService marks, RegistrationService registrations, TimeProvider clock,
    IStringLocalizer<RefusalTexts> refusals, IStringLocalizer<AttendanceTexts> texts)
{
    /// <summary>More acts than this in one batch are refused; a device sends them in parts.</summary>
    public const int Most = 200;

    /// <summary>So many acts of one person may wait at an event; whoever decides on them reads each.</summary>
    public const int MostWaiting = 1000;

    // A device that lost its clock shows the year 1970, and its marks are kept; one that runs ahead is a day ahead at most.
    private static readonly DateTime _earliest = DateTime.UnixEpoch;
    private static readonly TimeSpan _ahead = TimeSpan.FromDays(2);

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() }, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Carries out a batch, in its order.</summary>
    /// <exception cref="RefusedException">Somebody else's acts, or too many.</exception>
    /// <exception cref="ForbiddenException">The actor marks nothing there and never had the sheet.</exception>
    public async Task<BatchAnswer> SendAsync(Actor actor, int eventId, DeviceBatch batch, CancellationToken ct)
    {
        if (actor.UserId is not { } user) throw new ForbiddenException();
        var (may, waiting) = await AskedAsync(actor, eventId, user, batch, ct);
        if (batch.User != user) throw new RefusedException("", "OtherUser");
        if (batch.Acts.Count > Most) throw new RefusedException("", "TooManyLines", Most);
        var answers = new List<ActAnswer>();
        foreach (var act in batch.Acts) answers.Add(waiting.Contains(act.Id) ? Waits(act) : await AnswerAsync(actor, eventId, act, may, ct));
        return new BatchAnswer(answers);
    }

    /// <summary>Carries out one act as the actor.</summary>
    /// <param name="whatStands">True to overwrite whatever the mark is now.</param>
    internal async Task<ActAnswer> DoAsync(Actor actor, int eventId, DeviceAct act, bool whatStands, CancellationToken ct)
    {
        new Checks()
            .Text(act.Note, "Note", 1000, required: false)
            .Text(act.Unread, "UnidentifiedNote", required: false)
            .Text(act.Given, "GivenName", 100, required: false)
            .Text(act.Family, "FamilyName", 100, required: false)
            .Require(Enum.IsDefined(act.Value), "Value", "Choose")
            .Require(Enum.IsDefined(act.Kind), "Kind", "Choose")
            .Require(act.At >= _earliest && act.At <= clock.GetUtcNow().UtcDateTime + _ahead, "At", "DeviceClock")
            .Throw();
        // Most acts: a mark of a known line. Whether line, session and actor belong together is what the service checks itself.
        if (act is { Kind: ActKind.Mark, Row: { } known, After: null } && !whatStands) return await MarkAsync(actor, act, known, act.Base, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.Sessions.AnyAsync(s => s.Id == act.Session && s.EventId == eventId, ct)) throw new MissingException();
        if (act.Kind == ActKind.WalkIn) return Added(act, await registrations.SaveAsync(actor, Input(act, eventId, ParticipantRole.Participant), ct));
        var row = act.Row ?? await RowAsync(db, eventId, act.Ref, ct);
        var role =
            await db.Registrations.Where(r => r.Id == row && r.EventId == eventId).Select(r => (ParticipantRole?)r.Role).SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        if (act.Kind == ActKind.Substitute)
            return Added(
                act,
                await registrations.SubstituteAsync(
                    actor, row, Input(act, eventId, ParticipantRoles.InsteadOf(role)), act.All ? [] : [act.Session], ct));

        var version = whatStands
            ? await db.AttendanceMarks.Where(m => m.RegistrationId == row && m.SessionId == act.Session).Select(m => m.Version).SingleOrDefaultAsync(ct)
            : await BaseAsync(db, actor, act, ct);
        return await MarkAsync(actor, act, row, version, ct);
    }

    private async Task<ActAnswer> MarkAsync(Actor actor, DeviceAct act, int row, int version, CancellationToken ct)
    {
        var result = await marks.MarkAsync(
            actor,
            new MarkInput(
                act.Id, row, act.Session, version, act.Value, act.Minutes, act.At.ToUniversalTime(), EntrySource.RollCall, act.Note.TrimToNull()),
            ct);
        return new ActAnswer(act.Id, result.Saved ? ActOutcome.Saved : ActOutcome.Conflict, row, RollCallService.Mark(result.Standing), null);
    }

    // Whether the actor marks there, and which of the acts wait already: asked once for a batch.
    private async Task<(bool May, HashSet<Guid> Waiting)> AskedAsync(Actor actor, int eventId, int user, DeviceBatch batch, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var may = await db.Sessions.MarkedBy(actor).AnyAsync(s => s.EventId == eventId, ct);
        if (!may && !await db.DeviceSheets.AnyAsync(d => d.UserId == user && d.EventId == eventId, ct)) throw new ForbiddenException();
        var ids = batch.Acts.Take(Most).Select(a => a.Id).ToList();
        return (may, (await db.WaitingActs.Where(w => ids.Contains(w.OperationId)).Select(w => w.OperationId).ToListAsync(ct)).ToHashSet());
    }

    private async Task<ActAnswer> AnswerAsync(Actor actor, int eventId, DeviceAct act, bool may, CancellationToken ct)
    {
        try
        {
            return await DoAsync(actor, eventId, act, whatStands: false, ct);
        }
        catch (RefusedException refused) when (refused.Refusals.Any(r => r.Key == "EventClosed"))
        {
            return await WaitAsync(actor, eventId, act, WaitingReason.EventClosed, ct);
        }
        catch (RefusedException refused)
        {
            return Refused(act, [.. refused.Refusals]);
        }
        catch (Exception gone) when (gone is MissingException or ForbiddenException)
        {
            return await WaitAsync(actor, eventId, act, may ? WaitingReason.Gone : WaitingReason.AccessEnded, ct);
        }
    }

    private async Task<bool> WaitsAsync(Guid operation, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.WaitingActs.AnyAsync(w => w.OperationId == operation, ct);
    }

    private async Task<ActAnswer> WaitAsync(Actor actor, int eventId, DeviceAct act, WaitingReason reason, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var kept = JsonSerializer.Serialize(act, Json);
        if (kept.Length > WaitingAct.Longest) return Refused(act, new Refusal("", "TooLong", WaitingAct.Longest));
        var user = actor.UserId ?? 0;
        if (await db.WaitingActs.CountAsync(w => w.EventId == eventId && w.UserId == user && w.Outcome == WaitingOutcome.Undecided, ct) >= MostWaiting)
            return Refused(act, new Refusal("", "TooManyWaiting", MostWaiting));
        db.WaitingActs.Add(
            new WaitingAct
            {
                OperationId = act.Id, EventId = eventId, UserId = user, Reason = reason, Act = kept,
                ReceivedAt = clock.GetUtcNow().UtcDateTime,
            }
        );
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // The same act arrived twice in one moment, and waits already; anything else is no answer.
            if (!await WaitsAsync(act.Id, ct)) throw;
        }
        return Waits(act);
    }

    private ActAnswer Waits(DeviceAct act) => new(act.Id, ActOutcome.Waiting, act.Row, null, texts["WaitsForCoordinator"]);

    private ActAnswer Refused(DeviceAct act, params Refusal[] why) =>
        new(act.Id, ActOutcome.Refused, act.Row, null, string.Join(' ', why.Select(r => r.Describe(refusals))));

    private static ActAnswer Added(DeviceAct act, int row) => new(act.Id, ActOutcome.Saved, row, null, null);

    private static async Task<int> RowAsync(AppDbContext db, int eventId, Guid? added, CancellationToken ct) =>
        await db
            .Registrations.Where(r => r.EventId == eventId && r.OperationId == added && added != null)
            .Select(r => (int?)r.Id)
            .SingleOrDefaultAsync(ct)
        ?? throw new MissingException();

    // A device that marks a cell twice before its first mark is answered cannot know the version of its own.
    private static async Task<int> BaseAsync(AppDbContext db, Actor actor, DeviceAct act, CancellationToken ct)
    {
        if (act.After is not { } after) return act.Base;
        var before = await db.AttendanceEntries.AsNoTracking().Where(e => e.OperationId == after && e.UserId == actor.UserId && e.SessionId == act.Session)
            .Select(e => new { e.Outcome, e.BaseVersion }).SingleOrDefaultAsync(ct);
        return before is { Outcome: EntryOutcome.Applied } ? before.BaseVersion + 1 : act.Base;
    }

    private static RegistrationInput Input(DeviceAct act, int eventId, ParticipantRole role) =>
        new()
        {
            EventId = eventId, OperationId = act.Id, GivenName = act.Given?.Trim() ?? "", FamilyName = act.Family?.Trim() ?? "",
            HasOneName = act.OneName,
            UnidentifiedNote = act.Unread.TrimToNull(), ProgrammeUnitId = act.Unit, TargetGroupId = act.Group, Role = role,
            State = RegistrationState.Confirmed, IsWalkIn = true,
        };
}
