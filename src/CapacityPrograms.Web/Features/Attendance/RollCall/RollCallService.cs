using System.Security.Cryptography;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Attendance.RollCall;

/// <summary>Gives a device what it needs to call the roll without a connection: no contact data, one event at a time, for a limited time.</summary>
public sealed class RollCallService(IDbContextFactory<AppDbContext> contexts, SheetQueries sheets, TimeProvider clock, IStringLocalizer<CommonTexts> common)
{
    private const string Provider = "roll-call", Seal = "seal";

    // A device forgets an event a week after its last day; longer than two months no device keeps anything.
    private static readonly TimeSpan _after = TimeSpan.FromDays(7), _longest = TimeSpan.FromDays(60);

    // The letters of the six languages, folded here so that no device has a table of its own.
    private static readonly Dictionary<string, string> _fold = Enumerable
        .Range(0x00C0, 0x0530 - 0x00C0)
        .Select(c => (char)c)
        .Where(char.IsLetter)
        .Select(c => (Letter: c.ToString(), Folded: SearchKey.Fold(c.ToString())))
        .Where(f => f.Folded != f.Letter)
        .ToDictionary(f => f.Letter, f => f.Folded, StringComparer.Ordinal);

    /// <summary>Days that the actor marks, nearest first.</summary>
    public async Task<IReadOnlyList<DeviceDay>> DaysAsync(Actor actor, CancellationToken ct) => (await sheets.DaysAsync(actor, ct)).Select(d =>
    {
        var (tag, title) = d.Title.ForReader(d.Language);
        return new DeviceDay(d.EventId, title, tag, $"{d.Day.WithWeekday()} {d.StartsAt?.Clock()}".Trim(), d.Venue, d.People, d.Unmarked, d.FromToday == 0);
    }).ToList();

    /// <summary>The sheet for a device, which is remembered to have it.</summary>
    /// <exception cref="MissingException">No such event in which the actor marks.</exception>
    public async Task<DeviceEvent> ReadAsync(Actor actor, int eventId, CancellationToken ct)
    {
        var sheet = await sheets.ReadAsync(actor, eventId, ct);
        var choices = await sheets.ChoicesAsync(actor, eventId, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var user = actor.UserId ?? throw new MissingException();
        var now = clock.GetUtcNow().UtcDateTime;
        await RememberAsync(db, user, eventId, now, ct);
        var refs = await db
            .Registrations.AsNoTracking()
            .Where(r => r.EventId == eventId && r.OperationId != null)
            .ToDictionaryAsync(r => r.Id, r => r.OperationId, ct);
        var last = sheet.Sessions.Count == 0 ? now : sheet.Sessions.Max(s => s.Day).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var until = last + _after > now + _after ? last + _after : now + _after;
        var (titleTag, title) = sheet.Title.ForReader(sheet.Language);
        return new DeviceEvent(
            eventId, user, await SealAsync(db, user, ct), until < now + _longest ? until : now + _longest, title, titleTag, sheet.Venue,
            sheet.Sessions.Count == 0 ? "" : LocalDates.Compact(sheet.Sessions.Min(s => s.Day), sheet.Sessions.Max(s => s.Day)),
            EventStates.AcceptsMarks(sheet.State),
            sheet
                .Sessions.Select(s => new DeviceSession(
                    s.Id, s.Order, s.Day, s.Day.WithWeekday(), s.StartsAt?.Clock(), s.EndsAt?.Clock(), s.Minutes, s.CanMark))
                .ToList(),
            sheet.Rows.Select(r => Row(r, refs.GetValueOrDefault(r.RegistrationId))).ToList(),
            sheet.Marks.Values.Select(Mark).ToList(), choices.Units.Select(u => Choice(u.Id, u.Name, u.Language)).ToList(),
            choices.Groups.Select(g => Choice(g.Id, g.Name, g.Language)).ToList(), _fold);
    }

    internal static DeviceMark Mark(MarkView m) => new(m.RegistrationId, m.SessionId, m.Value, m.Minutes, m.Version, m.RecordedAt, m.By);

    private DeviceRow Row(SheetRow r, Guid? added)
    {
        var (tag, behalf) = r.Behalf is { IsEmpty: false } known ? known.ForReader(r.BehalfLanguage) : (null, (string?)null);
        return new DeviceRow(
            r.RegistrationId, added, r.Number, r.Name, r.Lang, r.UnidentifiedNote, behalf, tag,
            r.Role == ParticipantRole.Participant ? null : common.Word(r.Role), r.IsWalkIn, r.ReplacedIn, r.ExpectedIn,
            SearchKey.Of(r.SearchKey, r.Behalf?.ToString()));
    }

    private static DeviceChoice Choice(int id, LocalizedText name, string language)
    {
        var (tag, text) = name.ForReader(language);
        return new DeviceChoice(id, text, tag);
    }

    private static async Task RememberAsync(AppDbContext db, int user, int eventId, DateTime now, CancellationToken ct)
    {
        if (
            await db.DeviceSheets.Where(d => d.UserId == user && d.EventId == eventId).ExecuteUpdateAsync(s => s.SetProperty(d => d.GivenAt, now), ct)
            > 0)
            return;
        db.DeviceSheets.Add(
            new DeviceSheet
            {
                UserId = user, EventId = eventId, GivenAt = now,
            }
        );
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Two devices of one person opened it in the same moment.
            db.ChangeTracker.Clear();
        }
    }

    private static async Task<string> SealAsync(AppDbContext db, int user, CancellationToken ct)
    {
        async Task<string?> HeldAsync() =>
            await db.Set<IdentityUserToken<int>>()
                .Where(t => t.UserId == user && t.LoginProvider == Provider && t.Name == Seal)
                .Select(t => t.Value)
                .SingleOrDefaultAsync(ct);
        if (await HeldAsync() is { } held)
            return held;
        var made = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        db.Set<IdentityUserToken<int>>().Add(new IdentityUserToken<int> { UserId = user, LoginProvider = Provider, Name = Seal, Value = made });
        try
        {
            await db.SaveChangesAsync(ct);
            return made;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await HeldAsync() ?? throw new MissingException();
        }
    }
}
