using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Programmes;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Programmes.Sections;

/// <summary>The matrix of topics and groups, with the activities that deliver each topic.</summary>
public sealed record MatrixView(string Language, IReadOnlyList<Topic> Topics, IReadOnlyList<TargetGroup> Groups, IReadOnlyList<Activity> Activities);

/// <summary>Reads who gets which topic, and which activity delivers it.</summary>
public sealed class MatrixQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>The matrix of a programme.</summary>
    public async Task<MatrixView> ReadAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await SectionQueries.KeptAsync(db, actor, code, ct);
        return new MatrixView(
            programme.Language,
            await db
                .Topics.AsNoTracking()
                .Include(t => t.Audience)
                .Include(t => t.Activities)
                .Where(t => t.ProgrammeId == programme.Id)
                .OrderBy(t => t.Order)
                .AsSplitQuery()
                .ToListAsync(ct),
            await db
                .TargetGroups.AsNoTracking()
                .Where(g => g.ProgrammeId == programme.Id && g.Kind == TargetGroupKind.Trainee)
                .OrderBy(g => g.Order)
                .ToListAsync(ct),
            await db.Activities.AsNoTracking().Where(a => a.ProgrammeId == programme.Id).OrderBy(a => a.Order).ToListAsync(ct));
    }
}
