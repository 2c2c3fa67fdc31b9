using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Web.Features.Progress.Indicators;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress.Sharing;

/// <summary>A link in the list of its programme; its secret is not kept.</summary>
/// <param name="Stands">True while it opens.</param>
public sealed record ShareLine(int Id, string? Note, DateTime CreatedAt, string? By, DateTime ExpiresAt, DateTime? RevokedAt, DateTime? OpenedAt, bool Stands);

/// <summary>The links of a programme.</summary>
public sealed record ShareView(ProgrammeName Programme, string TimeZone, IReadOnlyList<ShareLine> Links);

/// <summary>Lists the links to a programme's figures.</summary>
public sealed class ShareQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>The links of a programme, the newest first.</summary>
    /// <exception cref="MissingException">No such programme that the actor sees.</exception>
    /// <exception cref="ForbiddenException">The actor does not coordinate it.</exception>
    public async Task<ShareView> ListAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await IndicatorService.RequireAsync(db, actor, code, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var links = await db
            .ShareLinks.AsNoTracking()
            .Where(l => l.ProgrammeId == programme.Id)
            .OrderByDescending(l => l.Id)
            .Select(l => new ShareLine(
                l.Id, l.Note, l.CreatedAt, db.Users.Where(u => u.Id == l.UserId).Select(u => u.DisplayName).FirstOrDefault(), l.ExpiresAt,
                l.RevokedAt, l.OpenedAt, l.RevokedAt == null && l.ExpiresAt > now))
            .ToListAsync(ct);
        return new ShareView(new ProgrammeName(programme.Id, programme.Code, programme.Name, programme.Language), programme.TimeZone, links);
    }
}
