using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>Notes what a person agreed to and withdrew, and stops the use of their data while something is disputed (GDPR, articles 7 and 18).</summary>
public sealed class RightsService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private static readonly DateOnly _earliest = new(1990, 1, 1);

    /// <summary>Notes a consent.</summary>
    /// <exception cref="RefusedException">Input is wrong, or the person was erased.</exception>
    public async Task ConsentAsync(Actor actor, int personId, ConsentInput input, CancellationToken ct)
    {
        var today = Today();
        new Checks()
            .Require(Enum.IsDefined(input.Purpose), "Purpose", "Choose")
            .Require(Enum.IsDefined(input.Channel), "Channel", "Choose")
            .Text(input.TextVersion, "TextVersion", 60)
            .Text(input.Language, "TextLanguage", 16)
            .Require(input.GivenOn is not null, "GivenOn", "Required")
            .Require(input.GivenOn is not { } day || (day >= _earliest && day <= today), "GivenOn", "DayRange", _earliest, today)
            .Throw();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var person = await KeptAsync(db, actor, personId, ct);
        db.Consents.Add(
            new Consent
            {
                PersonId = person.Id, Purpose = input.Purpose, Channel = input.Channel, TextVersion = input.TextVersion.Trim(),
                Language = input.Language.Trim(), GivenOn = input.GivenOn!.Value, RecordedAt = clock.GetUtcNow().UtcDateTime, UserId = actor.UserId,
            }
        );
        db.Audit(actor, clock, AuditActions.ConsentGiven, null, "person", person.Id, input.Purpose.ToString());
        await db.SaveAsync(ct);
    }

    /// <summary>Notes that a consent was withdrawn today.</summary>
    /// <exception cref="RefusedException">It was withdrawn before.</exception>
    public async Task WithdrawAsync(Actor actor, int personId, int consentId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginLockedAsync(WriteLock.People, ct);
        var person = await KeptAsync(db, actor, personId, ct);
        var consent =
            await db.Consents.SingleOrDefaultAsync(c => c.Id == consentId && (c.PersonId == person.Id || c.Person!.CanonicalId == person.Id), ct)
            ?? throw new MissingException();
        if (consent.WithdrawnOn is not null)
            throw new RefusedException("", "ChangedMeanwhile");
        consent.WithdrawnOn = Today();
        db.Audit(actor, clock, AuditActions.ConsentWithdrawn, null, "person", person.Id, consent.Purpose.ToString());
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Stops or allows the use of a person's data: of every record merged into theirs, so that an undone merge frees none.</summary>
    /// <param name="reason">Why it is stopped; null to allow it again.</param>
    /// <exception cref="RefusedException">No reason, or the person was changed meanwhile.</exception>
    public async Task RestrictAsync(Actor actor, int personId, int version, string? reason, CancellationToken ct)
    {
        if (reason is not null) new Checks().Text(reason, "RestrictionReason").Throw();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginLockedAsync(WriteLock.People, ct);
        var person = await KeptAsync(db, actor, personId, ct);
        if (person.Version != version || person.RestrictedAt is null == reason is null) throw new RefusedException("", "ChangedMeanwhile");
        foreach (var record in await db.People.Where(p => p.Id == personId || p.CanonicalId == personId).ToListAsync(ct))
        {
            record.RestrictedAt = reason is null ? null : clock.GetUtcNow().UtcDateTime;
            record.RestrictionReason = reason?.Trim();
            record.Version++;
        }
        db.Audit(actor, clock, reason is null ? AuditActions.PersonReleased : AuditActions.PersonRestricted, null, "person", personId);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<Person> KeptAsync(AppDbContext db, Actor actor, int id, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        var person = await db.PeopleKeptBy(actor).SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new MissingException();
        return person.ErasedAt is null ? person : throw new RefusedException("", "PersonErased");
    }

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
