using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress.Indicators;

/// <summary>Submits reports: their figures never change from then on, and may be noted on.</summary>
public sealed class ReportService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Submits: every indicator's figure of the period and the rows behind it are frozen.</summary>
    /// <returns>The report's number.</returns>
    /// <exception cref="RefusedException">No period, no indicator, or the period is not over.</exception>
    public async Task<int> SubmitAsync(Actor actor, string code, ReportInput input, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await IndicatorService.RequireAsync(db, actor, code, ct);
        new Checks()
            .Require(input.From is not null, "From", "Required")
            .Require(input.To is not null, "To", "Required")
            .Require(input.From is null || input.To is null || input.To >= input.From, "To", "EndBeforeStart")
            .Text(input.Note, "Note", 2000, required: false)
            .Throw();
        await using var transaction = await db.BeginLockedAsync(WriteLock.Reports, ct);
        var reading = await IndicatorSource.OpenAsync(db, actor, code, clock.GetUtcNow().UtcDateTime, ct);
        var indicators = await reading.IndicatorsAsync(db, ct);
        if (indicators.Count == 0) throw new RefusedException("", "NoIndicators");
        var report = new SubmittedReport
        {
            ProgrammeId = programme.Id,
            Number = 1 + (await db.SubmittedReports.Where(r => r.ProgrammeId == programme.Id).MaxAsync(r => (int?)r.Number, ct) ?? 0),
            From = input.From!.Value, To = input.To!.Value, SubmittedAt = clock.GetUtcNow().UtcDateTime, UserId = actor.UserId,
            Note = input.Note.TrimToNull(),
            Figures = indicators
                .Select(
                    (i, order) =>
                        new ReportFigure
                        {
                            IndicatorId = i.Id, Order = order + 1, Code = i.Code, Name = i.Name, Rule = i.Rule,
                            Target = i.Periods.Find(p => p.From == input.From && p.To == input.To)?.Target,
                            Value = reading.Actual(i, input.From, input.To),
                            Rows = reading
                                .Units(i, input.From, input.To)
                                .Select(u => new ReportRow
                                {
                                    PersonId = u.PersonId, RegistrationId = u.RegistrationId, EventId = u.EventId, TopicId = u.TopicId,
                                    UnitId = u.UnitId, Value = u.Value,
                                })
                                .ToList(),
                        }
                )
                .ToList(),
        };
        db.SubmittedReports.Add(report);
        await db.SaveAsync(ct);
        db.Audit(actor, clock, AuditActions.ReportSubmitted, programme.Id, "report", report.Id);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return report.Number;
    }

    /// <summary>Notes why a figure is another one now; the figure itself stays.</summary>
    /// <exception cref="MissingException">No such figure that the actor keeps.</exception>
    public async Task NoteAsync(Actor actor, string code, int figureId, string? note, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await IndicatorService.RequireAsync(db, actor, code, ct);
        new Checks().Text(note, "Note", 2000, required: false).Throw();
        var figure =
            await db.ReportFigures.SingleOrDefaultAsync(f => f.Id == figureId && f.Report!.ProgrammeId == programme.Id, ct)
            ?? throw new MissingException();
        figure.AdjustmentNote = note.TrimToNull();
        db.Audit(actor, clock, AuditActions.ReportNoted, programme.Id, "report", figure.ReportId);
        await db.SaveAsync(ct);
    }
}
