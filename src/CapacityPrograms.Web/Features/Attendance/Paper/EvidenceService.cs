using System.Security.Cryptography;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Attendance.Paper;

/// <summary>A scan that was kept.</summary>
/// <param name="IsNew">Whether the day did not have the very same file before.</param>
public sealed record KeptEvidence(int Id, bool IsNew);

/// <summary>A scan as it is sent to who may open it.</summary>
public sealed record OpenedEvidence(string FileName, string MediaType, byte[] Content);

/// <summary>Keeps scans and photographs of signed sheets.</summary>
public sealed class EvidenceService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Adds a scan to a day; the same file is added once.</summary>
    /// <exception cref="RefusedException">No PDF, JPEG or PNG by its content, too large, or no day of the event.</exception>
    public async Task<KeptEvidence> AddAsync(Actor actor, int eventId, DateOnly day, string fileName, byte[] content, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginEventAsync(eventId, ct);
        var programmeId = await RequireAsync(db, actor, eventId, ct);
        if (content.Length > MostBytes) throw new RefusedException("File", "ScanTooLarge", Shown(fileName), MostBytes / 1024 / 1024);
        var kind = MediaType(content) ?? throw new RefusedException("File", "NoScan", Shown(fileName));
        if (!await db.Sessions.AnyAsync(s => s.EventId == eventId && s.Day == day, ct)) throw new RefusedException("", "Missing");
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (
            await db.Evidence.Where(e => e.EventId == eventId && e.Day == day && e.Hash == hash).Select(e => (int?)e.Id).FirstOrDefaultAsync(ct) is
            { } known)
            return new KeptEvidence(known, IsNew: false);
        var row = new Evidence
        {
            EventId = eventId, Day = day, FileName = Shown(fileName), MediaType = kind, Hash = hash, Size = content.Length,
            AddedAt = clock.GetUtcNow().UtcDateTime, UserId = actor.UserId,
        };
        db.EvidenceContents.Add(new EvidenceContent { Evidence = row, Content = content });
        db.Audit(actor, clock, AuditActions.EvidenceAdded, programmeId, "event", eventId);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return new KeptEvidence(row.Id, IsNew: true);
    }

    /// <summary>Opens a scan.</summary>
    /// <exception cref="MissingException">No such scan at an event that the actor keeps or marks.</exception>
    public async Task<OpenedEvidence> OpenAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Evidence.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw new MissingException();
        var programmeId = await RequireAsync(db, actor, row.EventId, ct);
        var content = await db.EvidenceContents.AsNoTracking().Where(c => c.EvidenceId == id).Select(c => c.Content).SingleAsync(ct);
        db.Audit(actor, clock, AuditActions.EvidenceOpened, programmeId, "event", row.EventId);
        await db.SaveAsync(ct);
        return new OpenedEvidence(row.FileName, row.MediaType, content);
    }

    /// <summary>Takes a scan away that supports no mark.</summary>
    /// <exception cref="RefusedException">Marks rest on it.</exception>
    /// <exception cref="MissingException">No such scan at an event that the actor coordinates.</exception>
    public async Task RemoveAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Evidence.SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw new MissingException();
        var programmeId = await RequireAsync(db, actor, row.EventId, ct);
        if (!actor.Coordinates(programmeId)) throw new MissingException();
        await using var transaction = await db.BeginEventAsync(row.EventId, ct);
        if (await db.AttendanceEntries.AnyAsync(e => e.EvidenceId == id, ct)) throw new RefusedException("", "EvidenceHasMarks");
        await db.EvidenceContents.Where(c => c.EvidenceId == id).ExecuteDeleteAsync(ct);
        db.Evidence.Remove(row);
        db.Audit(actor, clock, AuditActions.EvidenceRemoved, programmeId, "event", row.EventId);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>What some bytes are: told from the bytes, never from the name that came with them.</summary>
    public static string? MediaType(ReadOnlySpan<byte> content)
    {
        // Some scanners fill a file up with zeros to a full block.
        var pdf = content.TrimEnd((byte)0);
        return pdf.Length > 20 && pdf.StartsWith("%PDF-"u8) && pdf[^Math.Min(2048, pdf.Length)..].LastIndexOf("%%EOF"u8) >= 0
            ? "application/pdf"
            : Pictures.MediaTypeOf(content);
    }

    internal static async Task<int> RequireAsync(AppDbContext db, Actor actor, int eventId, CancellationToken ct)
    {
        var programmeId =
            await db.Events.VisibleTo(actor).Where(e => e.Id == eventId).Select(e => (int?)e.ProgrammeId).SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        return actor.Coordinates(programmeId) || await db.Sessions.MarkedBy(actor).AnyAsync(s => s.EventId == eventId, ct)
            ? programmeId
            : throw new MissingException();
    }

    // A name from another system may carry a path.
    private static string Shown(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return name.Length == 0 ? "scan" : name.Length <= 200 ? name : name[^200..];
    }
}
