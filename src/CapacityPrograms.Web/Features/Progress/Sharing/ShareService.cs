using System.Security.Cryptography;
using System.Text;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Features.Progress.Indicators;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress.Sharing;

/// <summary>What a link shows: figures of a programme, read as a donor reads them.</summary>
public sealed record SharedFigures(ProgressView Progress, LogframeView Logframe, DateTime ExpiresAt);

/// <summary>Makes, revokes and opens links to a programme's figures.</summary>
public sealed class ShareService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock, ProgressQueries progress, IndicatorQueries indicators)
{
    /// <summary>How long a link lasts at most, in days.</summary>
    public const int MostDays = 366;

    /// <summary>Makes a link.</summary>
    /// <param name="days">How long it lasts, 1 to <see cref="MostDays"/>.</param>
    /// <returns>Its secret, which is shown once and never again.</returns>
    /// <exception cref="RefusedException">Days or note are wrong.</exception>
    public async Task<string> CreateAsync(Actor actor, string code, int days, string? note, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await IndicatorService.RequireAsync(db, actor, code, ct);
        new Checks().Require(days is >= 1 and <= MostDays, "Days", "Range", 1, MostDays).Text(note, "Note", required: false).Throw();
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow().UtcDateTime;
        db.ShareLinks.Add(
            new ShareLink
            {
                ProgrammeId = programme.Id, SecretHash = Hash(secret), Note = note.TrimToNull(), CreatedAt = now, UserId = actor.UserId,
                ExpiresAt = now.AddDays(days),
            }
        );
        db.Audit(actor, clock, AuditActions.ShareCreated, programme.Id, "programme", programme.Id);
        await db.SaveAsync(ct);
        return secret;
    }

    /// <summary>Ends a link at once; revoking it again changes nothing.</summary>
    /// <exception cref="MissingException">No such link of a programme that the actor coordinates.</exception>
    public async Task RevokeAsync(Actor actor, string code, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await IndicatorService.RequireAsync(db, actor, code, ct);
        var link = await db.ShareLinks.SingleOrDefaultAsync(l => l.Id == id && l.ProgrammeId == programme.Id, ct) ?? throw new MissingException();
        if (link.RevokedAt is not null) return;
        link.RevokedAt = clock.GetUtcNow().UtcDateTime;
        db.Audit(actor, clock, AuditActions.ShareRevoked, programme.Id, "programme", programme.Id);
        await db.SaveAsync(ct);
    }

    /// <summary>Opens a link for anybody.</summary>
    /// <exception cref="MissingException">No such link, or it expired or was revoked: the three look alike from outside.</exception>
    public async Task<SharedFigures> OpenAsync(string secret, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (hash, now) = (Hash(secret), clock.GetUtcNow().UtcDateTime);
        var link =
            await db
                .ShareLinks.Include(l => l.Programme)
                .SingleOrDefaultAsync(l => l.SecretHash == hash && l.RevokedAt == null && l.ExpiresAt > now, ct)
            ?? throw new MissingException();
        // Written once an hour at most: a link that is opened often must not write as often.
        if (link.OpenedAt is null || now - link.OpenedAt > TimeSpan.FromHours(1))
        {
            link.OpenedAt = now;
            await db.SaveAsync(ct);
        }
        // As a donor of the programme and of its projects, whose figures stand in it.
        var seen = await db.Programmes.Where(p => p.Id == link.ProgrammeId || p.ParentId == link.ProgrammeId).Select(p => p.Id).ToListAsync(ct);
        var reader = new Actor(null, "", false, null, seen.ToDictionary(id => id, _ => AccessRole.Donor));
        var code = link.Programme!.Code;
        return new SharedFigures(await progress.ReadAsync(reader, code, null, null, ct), await indicators.ListAsync(reader, code, ct), link.ExpiresAt);
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
