using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Attendance.RoundTrip;

/// <summary>Sends the sheet out as a workbook, and shows every difference of one that came back.</summary>
public sealed class RoundTripQueries(
    IDbContextFactory<AppDbContext> contexts, SheetQueries sheets, TimeProvider clock, IStringLocalizer<AttendanceTexts> texts,
    IStringLocalizer<CommonTexts> common)
{
    private const int MostPeople = 500;
    private const int MostLikely = 50;

    /// <summary>The head of the page.</summary>
    /// <exception cref="MissingException">No such event in which the actor marks.</exception>
    public async Task<RoundTripStart> StartAsync(Actor actor, int eventId, CancellationToken ct)
    {
        var sheet = await sheets.ReadAsync(actor, eventId, ct);
        return new RoundTripStart(eventId, sheet.Title, sheet.Language, EventStates.AcceptsMarks(sheet.State));
    }

    /// <summary>Writes the workbook in the reader's language.</summary>
    /// <returns>A name for the file.</returns>
    /// <exception cref="MissingException">No such event in which the actor marks.</exception>
    public async Task<string> WriteAsync(Actor actor, int eventId, Stream stream, CancellationToken ct)
    {
        var sheet = Mine(await sheets.ReadAsync(actor, eventId, ct));
        new SheetFile(sheet, clock.GetUtcNow().UtcDateTime, texts, common).Write(stream);
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.Audit(actor, clock, AuditActions.ExportSheet, sheet.ProgrammeId, "event", eventId);
        await db.SaveAsync(ct);
        return FormattableString.Invariant($"{sheet.ProgrammeCode}-{eventId}-sheet.xlsx");
    }

    /// <summary>What a file would change; nothing is written.</summary>
    /// <exception cref="RefusedException">No table, another event's, or without any of its sessions.</exception>
    public async Task<RoundTripPlan> PlanAsync(Actor actor, int eventId, Stream content, string fileName, CancellationToken ct)
    {
        var sheet = Mine(await sheets.ReadAsync(actor, eventId, ct));
        using var file = await TableFile.OpenAsync(content, fileName, TableLimits.Default, ct);
        var filed = ReturnedSheet.Read(file, sheet, common);
        if (filed.Unknown.Count > MostPeople) throw new RefusedException("File", "TooManyLines", MostPeople);
        var (differences, same) = (new List<CellDifference>(), 0);
        foreach (var (row, session, cell, mark) in filed.Cells)
        {
            var standing = sheet.Marks.GetValueOrDefault((row.RegistrationId, session.Id));
            var now = new ReturnedMark(standing?.Value ?? AttendanceValue.Cleared, standing?.Minutes);
            var before = filed.Before(row.RegistrationId, session.Id);
            // What the file leaves as it was is no wish of whoever filled it in; without a stamp an empty cell is none either.
            if (mark == now || (before is { } known ? known.Mark == mark : mark.Value == AttendanceValue.Cleared))
            {
                same++;
                continue;
            }
            var conflict = before is { } then ? then.Version != (standing?.Version ?? 0) : now.Value != AttendanceValue.Cleared;
            differences.Add(
                new CellDifference(
                    cell, row.RegistrationId, row.Number, row.Name ?? row.UnidentifiedNote, row.Lang, session.Id, session.Order, now, mark,
                    standing?.Version ?? 0, conflict));
        }
        var people = filed
            .Unknown.Select(u =>
            {
                var (given, family) = PersonLabel.Split(u.Name);
                var likely = sheet.Rows.Where(r => !filed.Seen.Contains(r.RegistrationId) && r.Name is not null)
                    .OrderBy(r => r.RegistrationId == u.Line ? 0 : 1).Take(MostLikely)
                    .Select(r => (r.RegistrationId, $"{r.Number}. {r.Name}")).ToList();
                return new ReturnedPerson(
                    u.Row, given, family, u.Organisation, u.Marks, likely, likely.Exists(l => l.RegistrationId == u.Line) ? u.Line : null);
            })
            .ToList();
        var marked = differences.Where(d => d.File.Value != AttendanceValue.Cleared).Select(d => d.SessionId)
            .Concat(people.SelectMany(p => p.Marks.Where(m => m.Value.Value != AttendanceValue.Cleared).Select(m => m.Key))).ToHashSet();
        var at = clock.GetUtcNow().UtcDateTime;
        return new RoundTripPlan(
            file.Name, filed.Exported, differences, people, filed.Faults,
            sheet.Rows.Where(r => !filed.Seen.Contains(r.RegistrationId)).Select(r => r.Number).ToList(), filed.Ignored, same,
            [.. sheet.Sessions.Where(s => marked.Contains(s.Id) && !LocalTime.HasCome(s.Day, sheet.TimeZone, at)).Select(s => s.Day).Distinct()]);
    }

    // Only sessions that the reader marks go out and are taken back.
    private static SheetView Mine(SheetView sheet) => sheet with { Sessions = sheet.Sessions.Where(s => s.CanMark).ToList() };
}
