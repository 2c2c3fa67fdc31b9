using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Mail;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Users;

/// <summary>Adds, changes and closes accounts; administrators only.</summary>
public sealed class UserService(IDbContextFactory<AppDbContext> contexts, AccountMails mails, ILookupNormalizer normalizer, TimeProvider clock)
{
    /// <summary>Saves a user; a new one is sent an invitation in the same transaction.</summary>
    /// <param name="requestBase">Address of this installation, for the link.</param>
    public async Task<int> SaveAsync(Actor actor, UserInput input, string requestBase, CancellationToken ct)
    {
        UserQueries.Require(actor);
        var (email, name) = (input.Email.Trim(), input.Name.Trim());
        new Checks().Require(email.Length > 0, "Email", "Required").Email(email, "Email", 256).Text(name, "Name", 100)
            .Require(input.Id == 0 || input.Id != actor.UserId || input.IsAdministrator, "IsAdministrator", "NotYourself")
            .Require(input.Person is not null || !input.Roles.ContainsValue(AccessRole.Trainer), "Person", "TrainerNeedsPerson").Throw();
        mails.Ready();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var upper = normalizer.NormalizeEmail(email);
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == upper && u.Id != input.Id, ct)) throw new RefusedException("Email", "Taken", email);
        var user = input.Id == 0
            ? db.Users.Add(new AppUser { DisplayName = name, LockoutEnabled = true }).Entity
            : await ForChangeAsync(db, input.Id, input.Stamp, ct);
        if (input.Id != 0 && user.Email is { } before && before != email) mails.Changed(db, user, "Address", before);
        (user.DisplayName, user.Email, user.UserName, user.Language) = (name, email, email, input.Language);
        (user.NormalizedEmail, user.NormalizedUserName) = (upper, normalizer.NormalizeName(email));
        if (input.Person is { } chosen && chosen.Id != user.PersonId
            && !await db.People.AnyAsync(p => p.Id == chosen.Id && p.CanonicalId == null && p.ErasedAt == null, ct))
            throw new RefusedException("Person", "Choose");
        var standing = user.IsAdministrator != input.IsAdministrator;
        (user.IsAdministrator, user.PersonId) = (input.IsAdministrator, input.Person?.Id);
        await db.SaveAsync(ct);
        if (await ApplyRolesAsync(db, user.Id, input.Roles, ct) || standing || input.Id == 0) await EndSessionsAsync(db, user, ct);
        db.Audit(actor, clock, input.Id == 0 ? AuditActions.UserAdded : AuditActions.UserChanged, null, "user", user.Id, Describe(input));
        await db.SaveAsync(ct);
        if (input.Id == 0) await mails.InvitedAsync(db, user, requestBase);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return user.Id;
    }

    /// <summary>Sends the invitation again, to all of them or nobody.</summary>
    public Task InviteAsync(Actor actor, IReadOnlyList<int> ids, string requestBase, CancellationToken ct) =>
        ChangeAsync(actor, ids, AuditActions.UserInvited, self: true, (db, user) => mails.InvitedAsync(db, user, requestBase), ct);

    /// <summary>Locks accounts until <see cref="UnlockAsync"/>, all of them or none; their sessions end.</summary>
    public Task LockAsync(Actor actor, IReadOnlyList<int> ids, CancellationToken ct) =>
        ChangeAsync(actor, ids, AuditActions.UserLocked, self: false, (_, user) => Close(user), ct);

    /// <summary>Opens locked accounts again, all of them or none.</summary>
    public Task UnlockAsync(Actor actor, IReadOnlyList<int> ids, CancellationToken ct) =>
        ChangeAsync(actor, ids, AuditActions.UserUnlocked, self: true, (_, user) =>
        {
            user.LockoutEnd = null;
            return Task.CompletedTask;
        }, ct);

    /// <summary>Takes all access away and closes the account; what it did keeps its name.</summary>
    public Task WithdrawAsync(Actor actor, int id, CancellationToken ct) =>
        ChangeAsync(actor, [id], AuditActions.UserWithdrawn, self: false, async (db, user) =>
        {
            await ApplyRolesAsync(db, id, [], ct);
            user.IsAdministrator = false;
            await Close(user);
        }, ct);

    /// <summary>Switches the second step off for somebody who lost the device and the codes.</summary>
    public Task ResetSecondStepAsync(Actor actor, int id, CancellationToken ct) =>
        ChangeAsync(actor, [id], AuditActions.UserTwoFactorReset, self: true, async (db, user) =>
        {
            user.TwoFactorEnabled = false;
            await db.UserTokens.Where(t => t.UserId == id).ExecuteDeleteAsync(ct);
            mails.Changed(db, user, "TwoFactorReset");
        }, ct);

    private async Task ChangeAsync(
        Actor actor, IReadOnlyList<int> ids, AuditAction action, bool self, Func<AppDbContext, AppUser, Task> change, CancellationToken ct)
    {
        UserQueries.Require(actor);
        // One who locks oneself out could leave nobody who can open the door again.
        if (!self && ids.Any(id => id == actor.UserId)) throw new RefusedException("", "NotYourself");
        mails.Ready();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var id in ids.Distinct())
        {
            var user = await ForChangeAsync(db, id, null, ct);
            await change(db, user);
            if (action != AuditActions.UserInvited) await EndSessionsAsync(db, user, ct);
            db.Audit(actor, clock, action, null, "user", id);
        }
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<AppUser> ForChangeAsync(AppDbContext db, int id, string? stamp, CancellationToken ct)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == id, ct) ?? throw new MissingException();
        if (stamp is not null && user.ConcurrencyStamp != stamp) throw new RefusedException("", "ChangedMeanwhile");
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return user;
    }

    private static async Task<bool> ApplyRolesAsync(AppDbContext db, int userId, Dictionary<int, AccessRole> roles, CancellationToken ct)
    {
        var rows = await db.ProgrammeAccess.Where(a => a.UserId == userId).ToListAsync(ct);
        db.ProgrammeAccess.RemoveRange(rows.Where(r => !roles.ContainsKey(r.ProgrammeId)));
        foreach (var (programme, role) in roles)
        {
            if (rows.Find(r => r.ProgrammeId == programme) is { } row) row.Role = role;
            else db.ProgrammeAccess.Add(new ProgrammeAccess { UserId = userId, ProgrammeId = programme, Role = role });
        }
        return db.ChangeTracker.HasChanges();
    }

    private static Task Close(AppUser user)
    {
        (user.LockoutEnabled, user.LockoutEnd) = (true, AccountClosure.Until);
        return Task.CompletedTask;
    }

    // Sessions compare this stamp; a new one ends them on every node, and the next sign-in has the new roles.
    private static Task EndSessionsAsync(AppDbContext db, AppUser user, CancellationToken ct)
    {
        user.SecurityStamp = Guid.NewGuid().ToString("N").ToUpperInvariant();
        return db.RaiseAccessAsync(user.Id, ct);
    }

    private static string Describe(UserInput input)
    {
        var said = string.Join(
            ' ', input.Roles.OrderBy(r => r.Key).Select(r => $"{r.Key}:{r.Value}").Prepend(input.IsAdministrator ? "administrator" : "user"));
        return said[..Math.Min(said.Length, 1000)];
    }
}
