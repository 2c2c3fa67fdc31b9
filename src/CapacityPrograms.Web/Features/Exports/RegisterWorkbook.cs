using System.Globalization;
using System.Runtime.CompilerServices;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Excel;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Exports;

/// <summary>What a register holds before it is made.</summary>
/// <param name="HasContacts">Contact data stand in it.</param>
/// <param name="HasNames">Names stand in it.</param>
/// <param name="Rows">Marks in the period.</param>
public sealed record RegisterView(LocalizedText Programme, string Language, bool HasContacts, bool HasNames, int Rows);

/// <summary>The attendance register of a programme and its projects: a row per person and session that has a mark.</summary>
public sealed class RegisterWorkbook(
    IDbContextFactory<AppDbContext> contexts, TimeProvider clock, IStringLocalizer<ExportTexts> texts, IStringLocalizer<CommonTexts> common)
{
    /// <summary>What a workbook of a period would hold.</summary>
    /// <exception cref="MissingException">No such programme whose figures the actor sees.</exception>
    public async Task<RegisterView> ReadAsync(Actor actor, string code, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (programme, marks) = await MarksAsync(db, actor, code, from, to, clock.GetUtcNow().UtcDateTime, ct);
        return new RegisterView(
            programme.Name, programme.Language, actor.Coordinates(programme.Id), actor.Coordinates(programme.Id) || programme.DonorSeesNames,
            await marks.CountAsync(ct));
    }

    /// <summary>Writes the register of a period in the reader's language; contact data only for coordinators.</summary>
    /// <param name="progress">Told how many rows are written, now and then.</param>
    /// <returns>A name for the file.</returns>
    /// <exception cref="MissingException">No such programme whose figures the actor sees.</exception>
    public async Task<string> WriteAsync(
        Actor actor, string code, DateOnly? from, DateOnly? to, Stream stream, CancellationToken ct, IProgress<int>? progress = null)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (programme, marks) = await MarksAsync(db, actor, code, from, to, clock.GetUtcNow().UtcDateTime, ct);
        var coordinates = actor.Coordinates(programme.Id);
        var names = coordinates || programme.DonorSeesNames;
        var name = programme.Name.Shown(programme.Language);
        var now = LocalTime.FromUtc(clock.GetUtcNow().UtcDateTime, programme.TimeZone);
        var count = 0;
        using (var book = new Workbook(stream, name, actor.Name))
        {
            book.WriteCover(
                common["Cover"], name,
                [
                    (texts["Register"], texts["RegisterRule"]),
                    (common["Period"], from is null && to is null ? texts["WholeTime"] : $"{from?.Long() ?? "…"} – {to?.Long() ?? "…"}"),
                    (common["ExportedBy"], actor.Name),
                    (common["ExportedAt"], $"{now.ToString("g", CultureInfo.CurrentCulture)} ({programme.TimeZone})"),
                    (common["Names"], names ? common["Yes"] : texts["NoNames"]),
                ]);
            List<Column> columns =
            [
                new(common["Event"], Width: 40), new(common["Kind"], Width: 16), new(common["Date"], ColumnKind.Date, 12),
                new(common["Session"], ColumnKind.Number, 9), new(common["From"], ColumnKind.Time, 8), new(common["To"], ColumnKind.Time, 8),
                new(texts["Minutes"], ColumnKind.Number, 9), new(texts["No"], ColumnKind.Number, 6), new(common["PersonNo"], ColumnKind.Number, 10),
                new(texts["Name"], Width: 28), new(common["Organisation"], Width: 30), new(common["Municipality"], Width: 24),
                new(texts["Code"], Width: 16), new(common["Position"], Width: 24), new(common["Role"], Width: 18),
                new(common["TargetGroup"], Width: 26), new(texts["Sex"], Width: 12), new(common["Attendance"], Width: 16),
                new(texts["MinutesPresent"], ColumnKind.Number, 12), new(texts["RecordedAt"], ColumnKind.Moment, 17),
            ];
            if (coordinates) columns.AddRange([new(texts["Email"], Width: 28), new(texts["Phone"], Width: 18)]);
            count = await book.WriteTableAsync(texts["Register"], columns, RowsAsync(db, marks, programme, names, coordinates, ct), ct, progress: progress);
        }
        db.Audit(actor, clock, AuditActions.ExportRegister, programme.Id, "programme", programme.Id, count.ToString(CultureInfo.InvariantCulture));
        await db.SaveAsync(ct);
        return $"{programme.Code}-{now:yyyy-MM-dd}.xlsx";
    }

    private static async Task<(Programme Programme, IQueryable<AttendanceMark> Marks)> MarksAsync(
        AppDbContext db, Actor actor, string code, DateOnly? from, DateOnly? to, DateTime now, CancellationToken ct)
    {
        var programme = await db.Programmes.VisibleTo(actor).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, ct) ?? throw new MissingException();
        if (!actor.SeesProgress(programme.Id)) throw new MissingException();
        var children = await db.Programmes.VisibleTo(actor).Where(p => p.ParentId == programme.Id).Select(p => p.Id).ToListAsync(ct);
        List<int> ids = [programme.Id, .. children.Where(actor.SeesProgress)];
        return (
            programme,
            await FigureSource.ComeAsync(
                db,
                db.AttendanceMarks.AsNoTracking()
                    .Where(m =>
                        ids.Contains(m.Event!.ProgrammeId)
                        && m.Value != AttendanceValue.Cleared
                        && m.Event.State != EventState.Cancelled
                        && m.Event.State != EventState.Draft
                        && (from == null || m.Session!.Day >= from)
                        && (to == null || m.Session!.Day <= to)),
                now, ct));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        AppDbContext db, IQueryable<AttendanceMark> marks, Programme programme, bool names, bool contact, [EnumeratorCancellation] CancellationToken ct)
    {
        // Names of places and groups repeat in every row; read once, they do not travel with each.
        var codes = await db
            .UnitCodes.AsNoTracking()
            .Where(c => c.IdentityKey != null)
            .GroupBy(c => c.UnitId)
            .Select(g => new { g.Key, Code = g.Min(c => c.Code) })
            .ToDictionaryAsync(c => c.Key, c => c.Code, ct);
        string Describe(LocalizedText? text) => text?.Shown(programme.Language) ?? "";
        var rows = marks.OrderBy(m => m.Session!.Day).ThenBy(m => m.EventId).ThenBy(m => m.Session!.Order).ThenBy(m => m.Registration!.Number).Select(m => new
        {
            m.Event!.Title,
            m.Event.Kind,
            m.Event.TimeZone,
            m.Session!.Day,
            m.Session.Order,
            m.Session.StartsAt,
            m.Session.EndsAt,
            m.Registration!.Number,
            PersonId = m.Registration.Person!.CanonicalId ?? m.Registration.PersonId,
            GivenName = names && (contact || m.Registration.Person.RestrictedAt == null) ? m.Registration.Person.GivenName : null,
            FamilyName = names && (contact || m.Registration.Person.RestrictedAt == null) ? m.Registration.Person.FamilyName : null,
            UnidentifiedNote = contact ? m.Registration.UnidentifiedNote : null,
            Organisation = m.Registration.Organisation!.Name,
            Unit = m.Registration.ProgrammeUnit!.Unit!.Name,
            m.Registration.ProgrammeUnit.SlotLabel,
            m.Registration.UnitId,
            Position = names ? m.Registration.Position : null,
            m.Registration.Role,
            Group = m.Registration.TargetGroup!.Name,
            Sex = (Data.People.Sex?)m.Registration.Person.Sex,
            m.Value,
            m.Minutes,
            m.RecordedAt,
            Email = contact ? m.Registration.Person.Email : null,
            Phone = contact ? m.Registration.Person.Phone : null,
        }).AsAsyncEnumerable();
        await foreach (var r in rows.WithCancellation(ct))
        {
            List<object?> cells =
            [
                Describe(r.Title), common.Word(r.Kind), r.Day, r.Order, r.StartsAt, r.EndsAt,
                SessionHours.Minutes(r.StartsAt, r.EndsAt), r.Number, r.PersonId,
                r.FamilyName is not null ? PersonLabel.Of(r.GivenName, r.FamilyName)
                : r.PersonId is { } person ? texts["PersonNumber", person].Value
                : texts["Unidentified", r.UnidentifiedNote ?? ""].Value, Describe(r.Organisation), Describe(r.Unit ?? r.SlotLabel),
                r.UnitId is { } unit ? codes.GetValueOrDefault(unit) : null, r.Position, common.Word(r.Role), Describe(r.Group),
                common.Word(r.Sex ?? Data.People.Sex.NotStated), common.Word(r.Value), r.Minutes, LocalTime.FromUtc(r.RecordedAt, r.TimeZone),
            ];
            if (contact) cells.AddRange([r.Email, r.Phone]);
            yield return cells;
        }
    }
}
