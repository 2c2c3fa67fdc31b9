using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress.Indicators;

/// <summary>Writes indicators. A target that is changed keeps what it was; a submitted report is touched by nothing here.</summary>
public sealed class IndicatorService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int MostPeriods = 60, MostOfUnit = 60;
    private const decimal MostOf = 1_000_000_000_000m;

    /// <summary>The form of an indicator; of a new one with <paramref name="id"/> null.</summary>
    /// <exception cref="MissingException">No such programme that the actor coordinates, or no such indicator in it.</exception>
    public async Task<IndicatorForm> FormAsync(Actor actor, string code, int? id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await RequireAsync(db, actor, code, ct);
        var input = new IndicatorInput();
        if (id is not null)
        {
            var row =
                await db.Indicators.AsNoTracking().Include(i => i.Periods).SingleOrDefaultAsync(i => i.Id == id && i.ProgrammeId == programme.Id, ct)
                ?? throw new MissingException();
            input = new IndicatorInput
            {
                Id = row.Id, Version = row.Version, Code = row.Code, Name = row.Name, ObjectiveId = row.ObjectiveId, Rule = row.Rule, Unit = row.Unit,
                TargetGroupId = row.TargetGroupId, Completion = Short(row.CompletionShare * 100), Direction = row.Direction,
                Baseline = Short(row.Baseline), BaselineYear = row.BaselineYear, Responsible = row.Responsible,
                SourceOfVerification = row.SourceOfVerification,
                Periods = row
                    .Periods.OrderBy(p => p.From)
                    .Select(p => new PeriodInput
                    {
                        Id = p.Id, From = p.From, To = p.To, Target = Short(p.Target), TypedActual = Short(p.TypedActual), Comment = p.Comment,
                    })
                    .ToList(),
            };
        }
        var objectives = await db
            .Objectives.AsNoTracking()
            .Where(o => o.ProgrammeId == programme.Id)
            .OrderBy(o => o.Level)
            .ThenBy(o => o.Order)
            .Select(o => new { o.Id, o.Text })
            .ToListAsync(ct);
        var groups = await db
            .TargetGroups.AsNoTracking()
            .Where(g => g.ProgrammeId == programme.Id && g.Kind == TargetGroupKind.Trainee)
            .OrderBy(g => g.Order)
            .Select(g => new { g.Id, g.Name })
            .ToListAsync(ct);
        return new IndicatorForm(
            new ProgrammeName(programme.Id, programme.Code, programme.Name, programme.Language), input,
            objectives.Select(o => (o.Id, o.Text)).ToList(), groups.Select(g => (g.Id, g.Name)).ToList());
    }

    /// <summary>Saves a new or changed indicator with its periods.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="RefusedException">Input is wrong, or somebody saved in between.</exception>
    public async Task<int> SaveAsync(Actor actor, string code, IndicatorInput input, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await RequireAsync(db, actor, code, ct);
        Check(input);
        if (input.ObjectiveId is { } objective && !await db.Objectives.AnyAsync(o => o.Id == objective && o.ProgrammeId == programme.Id, ct))
            throw new RefusedException("ObjectiveId", "Missing");
        if (input.TargetGroupId is { } group && !await db.TargetGroups.AnyAsync(g => g.Id == group && g.ProgrammeId == programme.Id, ct))
            throw new RefusedException("TargetGroupId", "Missing");
        var row =
            input.Id == 0
                ? db
                    .Indicators.Add(
                        new Indicator
                        {
                            ProgrammeId = programme.Id,
                            Order = 1 + (await db.Indicators.Where(i => i.ProgrammeId == programme.Id).MaxAsync(i => (int?)i.Order, ct) ?? 0),
                        }
                    )
                    .Entity
                : await db.Indicators.Include(i => i.Periods).SingleOrDefaultAsync(i => i.Id == input.Id && i.ProgrammeId == programme.Id, ct)
                    ?? throw new MissingException();
        row.NextVersion(input.Version);
        (row.Code, row.Name, row.ObjectiveId, row.Rule, row.TargetGroupId) = (
            input.Code.TrimToNull(), input.Name, input.ObjectiveId, input.Rule, IndicatorCount.IsOfPeople(input.Rule) ? input.TargetGroupId : null);
        (row.CompletionShare, row.Direction, row.Baseline, row.BaselineYear) = (
            input.Rule == CountingRule.Completers ? input.Completion / 100 : null, input.Direction, input.Baseline, input.BaselineYear);
        (row.Unit, row.Responsible, row.SourceOfVerification) = (input.Unit, input.Responsible.TrimToNull(), input.SourceOfVerification.TrimToNull());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ApplyPeriodsAsync(db, actor, row, input, ct);
        await db.SaveAsync(ct);
        db.Audit(actor, clock, input.Id == 0 ? AuditActions.IndicatorAdded : AuditActions.IndicatorChanged, programme.Id, "indicator", row.Id);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return row.Id;
    }

    /// <summary>Removes an indicator with its periods; what was submitted of it stays in its reports.</summary>
    /// <exception cref="MissingException">No such indicator that the actor keeps.</exception>
    public async Task RemoveAsync(Actor actor, string code, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await RequireAsync(db, actor, code, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = await db.Indicators.SingleOrDefaultAsync(i => i.Id == id && i.ProgrammeId == programme.Id, ct) ?? throw new MissingException();
        await db.TargetChanges.Where(c => c.Period!.IndicatorId == id).ExecuteDeleteAsync(ct);
        await db.IndicatorPeriods.Where(p => p.IndicatorId == id).ExecuteDeleteAsync(ct);
        db.Indicators.Remove(row);
        db.Audit(actor, clock, AuditActions.IndicatorRemoved, programme.Id, "indicator", id);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The programme, where the actor coordinates it.</summary>
    internal static async Task<Programme> RequireAsync(AppDbContext db, Actor actor, string code, CancellationToken ct)
    {
        var programme = await db.Programmes.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(p => p.Code == code, ct) ?? throw new MissingException();
        return actor.Coordinates(programme.Id) ? programme : throw new ForbiddenException();
    }

    private static void Check(IndicatorInput input)
    {
        var checks = new Checks()
            .Require(!input.Name.IsEmpty, "Name", "Required").Require(input.Name.Texts.Values.All(t => t.Length <= 1000), "Name", "TooLong", 1000)
            .Require(input.Unit.Texts.Values.All(t => t.Length <= MostOfUnit), "Unit", "TooLong", MostOfUnit)
            .Text(input.Code, "Code", 40, required: false)
            .Text(input.Responsible, "Responsible", required: false)
            .Text(input.SourceOfVerification, "SourceOfVerification", 1000, required: false)
            .Text(input.ChangeReason, "ChangeReason", required: false)
            .Require(Enum.IsDefined(input.Rule), "Rule", "Choose").Require(Enum.IsDefined(input.Direction), "Direction", "Choose")
            .Require(input.Completion is null or (> 0 and <= 100), "Completion", "Range", 1, 100)
            .Require(Fits(input.Baseline, input.Rule), "Baseline", "Range", Least(input.Rule), MostOf)
            .Require(input.BaselineYear is null or (>= 1900 and <= 2200), "BaselineYear", "Range", 1900, 2200)
            .Require(input.Periods.Count <= MostPeriods, "Periods", "TooManyLines", MostPeriods);
        foreach (var (period, i) in input.Periods.Select((p, i) => (p, i)))
        {
            checks.Require(period.From is not null, $"Periods[{i}].From", "Required").Require(period.To is not null, $"Periods[{i}].To", "Required")
                .Require(period.From is null || period.To is null || period.To >= period.From, $"Periods[{i}].To", "EndBeforeStart")
                .Require(input.Periods.Take(i).All(p => p.From != period.From || p.From is null), $"Periods[{i}].From", "PeriodTwice")
                .Require(Fits(period.Target, input.Rule), $"Periods[{i}].Target", "Range", Least(input.Rule), MostOf)
                .Require(Fits(period.TypedActual, input.Rule), $"Periods[{i}].TypedActual", "Range", Least(input.Rule), MostOf)
                .Text(period.Comment, $"Periods[{i}].Comment", 2000, required: false);
        }
        checks.Throw();
    }

    private async Task ApplyPeriodsAsync(AppDbContext db, Actor actor, Indicator row, IndicatorInput input, CancellationToken ct)
    {
        var gone = row.Periods.Where(p => input.Periods.All(i => i.Id != p.Id)).ToList();
        var goneIds = gone.Select(p => p.Id).ToList();
        await db.TargetChanges.Where(c => goneIds.Contains(c.PeriodId)).ExecuteDeleteAsync(ct);
        foreach (var period in gone)
        {
            row.Periods.Remove(period);
            db.IndicatorPeriods.Remove(period);
        }
        foreach (var period in input.Periods)
        {
            var held = period.Id == 0 ? null : row.Periods.Find(p => p.Id == period.Id);
            if (held is null)
            {
                row.Periods.Add(held = new IndicatorPeriod());
            }
            else if (held.Target != period.Target)
            {
                db.TargetChanges.Add(
                    new TargetChange
                    {
                        PeriodId = held.Id, At = clock.GetUtcNow().UtcDateTime, UserId = actor.UserId, Before = held.Target, After = period.Target,
                        Reason = input.ChangeReason.TrimToNull(),
                    }
                );
            }
            (held.From, held.To, held.Target, held.Comment) = (period.From!.Value, period.To!.Value, period.Target, period.Comment.TrimToNull());
            held.TypedActual = input.Rule == CountingRule.TypedIn ? period.TypedActual : null;
        }
    }

    // A database gives a number with the noughts of its column, and a field would show them.
    private static decimal? Short(decimal? number) => number / 1.0000000000m;

    // What is counted cannot be less than nothing; what is typed in can, such as a change.
    private static decimal Least(CountingRule rule) => rule == CountingRule.TypedIn ? -MostOf : 0;

    private static bool Fits(decimal? number, CountingRule rule) => number is null || (number >= Least(rule) && number <= MostOf);
}
