using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Users;

/// <summary>Lists accounts, and who has access to what; administrators only.</summary>
public sealed class UserQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>One page of the users whose name or e-mail holds the text, by <c>name</c>, <c>email</c> or last <c>sign-in</c>.</summary>
    public async Task<PageOf<UserRow>> ListAsync(Actor actor, string? search, ListAsk asked, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        // An installation has hundreds of users at most, and no database here folds case and script alike, nor knows the reader's alphabet.
        var words = SearchKey.Words(search).ToList();
        var all = await db.Users.AsNoTracking().Select(u => new { u.Id, u.DisplayName, u.Email, u.LastSignInAt }).ToListAsync(ct);
        var found = all.Where(u => words.All(w => SearchKey.Of(u.DisplayName, u.Email).Contains(w, StringComparison.Ordinal)));
        var ordered = asked.Column switch
        {
            "email" => found.OrderBy(u => u.Email, StringComparer.OrdinalIgnoreCase),
            "sign-in" => found.OrderBy(u => u.LastSignInAt is null != asked.Descending).ThenBy(u => u.LastSignInAt),
            _ => found.OrderBy(u => SortKey.For(Language.Current.Tag, u.DisplayName), StringComparer.Ordinal),
        };
        var ids = ordered.ThenBy(u => u.Id).Select(u => u.Id).ToList();
        if (asked.Descending) ids.Reverse();
        var page = asked.Of(ids);
        var users = await db.Users.AsNoTracking().Where(u => page.Items.Contains(u.Id))
            .Select(u => new
            {
                u.Id, u.DisplayName, u.Email, u.IsAdministrator, u.LockoutEnd, HasPassword = u.PasswordHash != null, u.LastSignInAt,
            })
            .ToDictionaryAsync(u => u.Id, ct);
        var access = (
            await db
                .ProgrammeAccess.AsNoTracking()
                .Where(a => page.Items.Contains(a.UserId))
                .Select(a => new
                {
                    a.UserId, a.Role, a.Programme!.Name, a.Programme.ShortName, a.Programme.Language,
                })
                .ToListAsync(ct)
        ).ToLookup(a => a.UserId);
        return new(
            [
                .. page.Items.Where(users.ContainsKey).Select(id => users[id]).Select(u => new UserRow(
                    u.Id, u.DisplayName, u.Email ?? "", u.IsAdministrator,
                    [
                        .. access[u.Id]
                            .Select(a => (a.Role, Shown(a.Name, a.ShortName, a.Language)))
                            .OrderBy(a => a.Item2.Text, StringComparer.CurrentCulture)
                            .Select(a => (a.Role, a.Item2.Text, a.Item2.Tag)),
                    ],
                    State(u.LockoutEnd, u.HasPassword), u.LastSignInAt)),
            ],
            page.Total, page.Number, page.Size);
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
        var access = (
            await db
                .ProgrammeAccess.AsNoTracking()
                .Select(a => new
                {
                    a.ProgrammeId, a.UserId, a.Role, a.User!.DisplayName, a.User.LockoutEnd, HasPassword = a.User.PasswordHash != null,
                })
                .ToListAsync(ct)
        ).ToLookup(a => a.ProgrammeId, a => new AccessUser(a.UserId, a.DisplayName, a.Role, State(a.LockoutEnd, a.HasPassword)));
        return new(
            [.. administrators.Order(StringComparer.CurrentCulture)],
            [.. programmes.Select(p => new AccessRow(p.Id, p.Name, p.Lang, [.. access[p.Id].OrderBy(u => u.Name, StringComparer.CurrentCulture)]))]);
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
            IsAdministrator = user.IsAdministrator, Roles = roles, State = State(user.LockoutEnd, user.PasswordHash is not null),
            HasSecondStep = user.TwoFactorEnabled,
            Person = user.Person is { } p ? new Found(p.Id, PersonLabel.Of(p.GivenName, p.FamilyName), p.NameLanguage ?? "", "") : null,
        };
    }

    internal static void Require(Actor actor)
    {
        if (!actor.IsAdministrator) throw new ForbiddenException();
    }

    private static AccountState State(DateTimeOffset? lockoutEnd, bool hasPassword) =>
        AccountClosure.IsClosed(lockoutEnd) ? AccountState.Closed
        : hasPassword ? AccountState.Open
        : AccountState.Invited;

    private static (string Tag, string Text) Shown(LocalizedText name, string? shortName, string? language) =>
        shortName is { Length: > 0 } ? (language ?? "", shortName) : name.ForReader(language);
}
