using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Excel;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Exports;

/// <summary>The attendance of one event: people down, sessions across.</summary>
public sealed class EventWorkbook(
    IDbContextFactory<AppDbContext> contexts, TimeProvider clock, IStringLocalizer<ExportTexts> texts, IStringLocalizer<CommonTexts> common)
{
    /// <summary>Writes the workbook in the reader's language.</summary>
    /// <returns>A name for the file.</returns>
    /// <exception cref="MissingException">No such event for this actor.</exception>
    public async Task<string> WriteAsync(Actor actor, int eventId, Stream stream, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var head =
            await db
                .Events.VisibleTo(actor)
                .AsNoTracking()
                .Include(e => e.Programme)
                .Include(e => e.Venue)
                .SingleOrDefaultAsync(e => e.Id == eventId, ct)
            ?? throw new MissingException();
        var programme = head.Programme!;
        var donor = actor.Roles.GetValueOrDefault(programme.Id, AccessRole.Coordinator) == AccessRole.Donor && !actor.IsAdministrator;
        var names = !donor || programme.DonorSeesNames;
        var sessions = (await db.Sessions.AsNoTracking().Where(s => s.EventId == eventId).OrderBy(s => s.Order).ToListAsync(ct)).ToList();
        var marks = (await db.AttendanceMarks.AsNoTracking().Where(m => m.EventId == eventId).ToListAsync(ct)).ToDictionary(m =>
            (m.RegistrationId, m.SessionId));
        var rows = await db
            .Registrations.AsNoTracking()
            .Where(r => r.EventId == eventId)
            .OrderBy(r => r.Number)
            .Select(r => new
            {
                r.Id, r.Number, r.PersonId, GivenName = names && (!donor || r.Person!.RestrictedAt == null) ? r.Person!.GivenName : null,
                FamilyName = names && (!donor || r.Person!.RestrictedAt == null) ? r.Person!.FamilyName : null,
                UnidentifiedNote = donor ? null : r.UnidentifiedNote, r.Position,
                r.Role, r.State, Organisation = r.Organisation!.Name, Unit = r.ProgrammeUnit!.Unit!.Name, r.ProgrammeUnit.SlotLabel,
                Group = r.TargetGroup!.Name,
            })
            .ToListAsync(ct);
        // As figures count them: of two lines that are one person's they stand with the first.
        var figures = await FigureSource.ReadAsync(
            db, [FigureSource.Head(programme, programme.Id)], null, null, clock.GetUtcNow().UtcDateTime, ct, eventId: eventId);
        var days = figures.Counting.Participations.ToDictionary(p => p.Registration.Id, p => p.PersonDays);

        string Describe(Data.Texts.LocalizedText? text) => text?.Shown(programme.Language) ?? "";
        var title = Describe(head.Title);
        var now = LocalTime.FromUtc(clock.GetUtcNow().UtcDateTime, head.TimeZone);
        using (var book = new Workbook(stream, title, actor.Name))
        {
            book.WriteCover(
                common["Cover"], title,
                [
                    (common["Programme"], Describe(programme.Name)), (common["Kind"], common.Word(head.Kind)),
                    (common["State"], common.Word(head.State)),
                    (common["Date"], head.FirstDay is { } f ? LocalDates.Range(f, head.LastDay ?? f) : common["NotStated"]),
                    (common["Venue"], head.Venue?.Name ?? common["NotStated"]), (common["ExportedBy"], actor.Name),
                    (common["ExportedAt"], $"{now.ToString("g", CultureInfo.CurrentCulture)} ({head.TimeZone})"),
                    (texts["PersonDay"], texts["PersonDayRule"]),
                ]);
            List<Column> columns =
            [
                new(texts["No"], ColumnKind.Number, 6), new(texts["Name"], Width: 28), new(common["Organisation"], Width: 30),
                new(common["Municipality"], Width: 24), new(common["Position"], Width: 24), new(common["Role"], Width: 18),
                new(common["TargetGroup"], Width: 26), new(common["State"], Width: 14),
                .. sessions.Select(s => new Column(
                    $"{s.Day.ToString("dd.MM.", CultureInfo.InvariantCulture)} {s.StartsAt?.Clock()} {texts["SessionN", s.Order]}".Replace("  ", " "),
                    Width: 16)),
                new(texts["PersonDays"], ColumnKind.Decimal, 12),
            ];
            await book.WriteTableAsync(
                common["Attendance"], columns,
                rows.ToAsyncEnumerable()
                    .Select(r =>
                        (IReadOnlyList<object?>)
                            [
                                r.Number,
                                r.FamilyName is not null ? PersonLabel.Of(r.GivenName, r.FamilyName)
                                : r.PersonId is { } person ? texts["PersonNumber", person].Value
                                : texts["Unidentified", r.UnidentifiedNote ?? ""].Value, Describe(r.Organisation), Describe(r.Unit ?? r.SlotLabel),
                                names ? r.Position : null, common.Word(r.Role), Describe(r.Group), common.Word(r.State),
                                .. sessions.Select(s =>
                                    marks.TryGetValue((r.Id, s.Id), out var m) && m.Value != AttendanceValue.Cleared ? Word(m) : null),
                                days.GetValueOrDefault(r.Id),
                            ]),
                ct);
        }
        db.Audit(actor, clock, AuditActions.ExportEvent, programme.Id, "event", eventId);
        await db.SaveAsync(ct);
        return $"{programme.Code}-{eventId.ToString(CultureInfo.InvariantCulture)}-{now:yyyy-MM-dd}.xlsx";
    }

    private string Word(AttendanceMark mark) =>
        mark is { Value: AttendanceValue.Partial, Minutes: { } minutes }
            ? $"{common.Word(mark.Value)} {common.Plural("NMinutes", minutes)}"
            : common.Word(mark.Value);
}
