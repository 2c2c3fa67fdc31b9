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
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Users;

/// <summary>Lists, adds, changes and closes accounts; administrators only.</summary>
public sealed class UserService(IDbContextFactory<AppDbContext> contexts, AccountMails mails, ILookupNormalizer normalizer, TimeProvider clock)
{
    /// <summary>Users on one page of the list.</summary>
    public const int PageSize = 50;

    /// <summary>One page of the users whose name or e-mail holds the text.</summary>
    public async Task<PageOf<UserRow>> ListAsync(Actor actor, string? search, UserOrder order, int page, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var query = db.Users.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search))
        {
            // An installation has hundreds of users at most, and no database here folds case and script alike.
            var words = SearchKey.Words(search).ToList();
            var all = await query.Select(u => new { u.Id, u.DisplayName, u.Email }).ToListAsync(ct);
            var found = all.Where(u => words.All(w => SearchKey.Of(u.DisplayName, u.Email).Contains(w, StringComparison.Ordinal))).Select(u => u.Id).ToList();
            query = query.Where(u => found.Contains(u.Id));
        }
        query = order switch
        {
            UserOrder.Email => query.OrderBy(u => u.NormalizedEmail).ThenBy(u => u.Id),
            UserOrder.LastSignIn => query.OrderByDescending(u => u.LastSignInAt != null).ThenByDescending(u => u.LastSignInAt).ThenBy(u => u.Id),
            _ => query.OrderBy(u => u.DisplayName).ThenBy(u => u.Id),
        };
        var users = await query.Select(u => new { u.Id, u.DisplayName, u.Email, u.IsAdministrator, u.LockoutEnd, HasPassword = u.PasswordHash != null, u.LastSignInAt }).PageAsync(page, PageSize, ct);
        var ids = users.Items.Select(u => u.Id).ToList();
        var access = (await db.ProgrammeAccess.AsNoTracking().Where(a => ids.Contains(a.UserId))
            .Select(a => new { a.UserId, a.Role, a.Programme!.Name, a.Programme.ShortName, a.Programme.Language }).ToListAsync(ct)).ToLookup(a => a.UserId);
        return new([.. users.Items.Select(u => new UserRow(u.Id, u.DisplayName, u.Email ?? "", u.IsAdministrator,
            [.. access[u.Id].Select(a => (a.Role, Shown(a.Name, a.ShortName, a.Language))).OrderBy(a => a.Item2.Text, StringComparer.CurrentCulture).Select(a => (a.Role, a.Item2.Text, a.Item2.Tag))],
            State(u.LockoutEnd, u.HasPassword), u.LastSignInAt))], users.Total, users.Number, users.Size);
    }

    /// <summary>Programmes that access can be given to.</summary>
    public async Task<IReadOnlyList<ProgrammeChoice>> ProgrammesAsync(Actor actor, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await db.Programmes.AsNoTracking().Select(p => new { p.Id, p.Name, p.ShortName, p.Language }).ToListAsync(ct))
            .Select(p => (p.Id, Shown: Shown(p.Name, p.ShortName, p.Language)))
            .Select(p => new ProgrammeChoice(p.Id, p.Shown.Text, p.Shown.Tag)).OrderBy(p => p.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>Every programme with those who have access to it.</summary>
    public async Task<AccessView> AccessAsync(Actor actor, CancellationToken ct)
    {
        var programmes = await ProgrammesAsync(actor, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var administrators = await db.Users.AsNoTracking().Where(u => u.IsAdministrator).Select(u => u.DisplayName).ToListAsync(ct);
        var access = (await db.ProgrammeAccess.AsNoTracking().Select(a => new { a.ProgrammeId, a.UserId, a.Role, a.User!.DisplayName, a.User.LockoutEnd, HasPassword = a.User.PasswordHash != null }).ToListAsync(ct))
            .ToLookup(a => a.ProgrammeId, a => new AccessUser(a.UserId, a.DisplayName, a.Role, State(a.LockoutEnd, a.HasPassword)));
        return new([.. administrators.Order(StringComparer.CurrentCulture)], [.. programmes.Select(p => new AccessRow(p.Id, p.Name, p.Lang, [.. access[p.Id].OrderBy(u => u.Name, StringComparer.CurrentCulture)]))]);
    }

    /// <summary>The form of one user.</summary>
    public async Task<UserInput> ReadAsync(Actor actor, int id, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var user = await db.Users.AsNoTracking().Include(u => u.Person).SingleOrDefaultAsync(u => u.Id == id, ct) ?? throw new MissingException();
        var roles = await db.ProgrammeAccess.AsNoTracking().Where(a => a.UserId == id).ToDictionaryAsync(a => a.ProgrammeId, a => a.Role, ct);
        return new UserInput
        {
            Id = id, Stamp = user.ConcurrencyStamp, Email = user.Email ?? "", Name = user.DisplayName, Language = Language.Of(user.Language).Tag,
            IsAdministrator = user.IsAdministrator, Roles = roles, State = State(user.LockoutEnd, user.PasswordHash is not null), HasSecondStep = user.TwoFactorEnabled,
            Person = user.Person is { } p ? new Found(p.Id, PersonLabel.Of(p.GivenName, p.FamilyName), p.NameLanguage ?? "", "") : null,
        };
    }

    /// <summary>Saves a user; a new one is sent an invitation in the same transaction.</summary>
    /// <param name="requestBase">Address of this installation, for the link.</param>
    public async Task<int> SaveAsync(Actor actor, UserInput input, string requestBase, CancellationToken ct)
    {
        Require(actor);
        var (email, name) = (input.Email.Trim(), input.Name.Trim());
        new Checks().Text(email, "Email", 256).Text(name, "Name", 100)
            .Require(email.Length == 0 || System.Net.Mail.MailAddress.TryCreate(email, out var parsed) && parsed.Address == email, "Email", "NotAnEmail")
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
        (user.DisplayName, user.Email, user.UserName, user.Language) = (name, email, email, input.Language);
        (user.NormalizedEmail, user.NormalizedUserName) = (upper, normalizer.NormalizeName(email));
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

    /// <summary>Sends the invitation again.</summary>
    public Task InviteAsync(Actor actor, int id, string requestBase, CancellationToken ct) =>
        ChangeAsync(actor, id, AuditActions.UserInvited, self: true, (db, user) => mails.InvitedAsync(db, user, requestBase), ct);

    /// <summary>Locks an account until <see cref="UnlockAsync"/>; its sessions end.</summary>
    public Task LockAsync(Actor actor, int id, CancellationToken ct) =>
        ChangeAsync(actor, id, AuditActions.UserLocked, self: false, (_, user) => Close(user), ct);

    /// <summary>Opens a locked account, whether by an administrator or by wrong guesses.</summary>
    public Task UnlockAsync(Actor actor, int id, CancellationToken ct) =>
        ChangeAsync(actor, id, AuditActions.UserUnlocked, self: true, (_, user) =>
        {
            (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
            return Task.CompletedTask;
        }, ct);

    /// <summary>Takes all access away and closes the account; what it did keeps its name.</summary>
    public Task WithdrawAsync(Actor actor, int id, CancellationToken ct) =>
        ChangeAsync(actor, id, AuditActions.UserWithdrawn, self: false, async (db, user) =>
        {
            await ApplyRolesAsync(db, id, [], ct);
            user.IsAdministrator = false;
            await Close(user);
        }, ct);

    /// <summary>Switches the second step off for somebody who lost the device and the codes.</summary>
    public Task ResetSecondStepAsync(Actor actor, int id, CancellationToken ct) =>
        ChangeAsync(actor, id, AuditActions.UserTwoFactorReset, self: true, async (db, user) =>
        {
            user.TwoFactorEnabled = false;
            await db.UserTokens.Where(t => t.UserId == id).ExecuteDeleteAsync(ct);
        }, ct);

    private async Task ChangeAsync(Actor actor, int id, AuditAction action, bool self, Func<AppDbContext, AppUser, Task> change, CancellationToken ct)
    {
        Require(actor);
        // One who locks oneself out could leave nobody who can open the door again.
        if (!self && id == actor.UserId) throw new RefusedException("", "NotYourself");
        mails.Ready();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var user = await ForChangeAsync(db, id, null, ct);
        await change(db, user);
        if (action != AuditActions.UserInvited) await EndSessionsAsync(db, user, ct);
        db.Audit(actor, clock, action, null, "user", id);
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

    private static void Require(Actor actor)
    {
        if (!actor.IsAdministrator) throw new ForbiddenException();
    }

    private AccountState State(DateTimeOffset? lockoutEnd, bool hasPassword) =>
        AccountClosure.IsClosed(lockoutEnd) ? AccountState.Closed : lockoutEnd > clock.GetUtcNow() ? AccountState.Locked : hasPassword ? AccountState.Open : AccountState.Invited;

    private static string Describe(UserInput input)
    {
        var said = string.Join(' ', input.Roles.OrderBy(r => r.Key).Select(r => $"{r.Key}:{r.Value}").Prepend(input.IsAdministrator ? "administrator" : "user"));
        return said[..Math.Min(said.Length, 1000)];
    }

    private static (string Tag, string Text) Shown(LocalizedText name, string? shortName, string? language) =>
        shortName is { Length: > 0 } ? (language ?? "", shortName) : name.ForReader(language);
}
