using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>A programme with the demonstration accounts that have access to it.</summary>
public sealed record DemoProgramme(string Code, string Name, string Lang, IReadOnlyList<(AccessRole Role, string Email)> Accounts);

/// <summary>What the panel beside the sign-in form lists.</summary>
public sealed record DemoPanel(string Password, IReadOnlyList<DemoProgramme> Programmes, string? AdministratorEmail);

/// <summary>Demonstration accounts: offered on a developer's machine only, whatever the database holds.</summary>
public sealed class DemoAccounts(IDbContextFactory<AppDbContext> contexts, IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary>The panel; null where there is nothing to offer.</summary>
    public async Task<DemoPanel?> ReadAsync(CancellationToken ct)
    {
        if (Password is not { } password) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db
            .ProgrammeAccess.AsNoTracking()
            .Where(a => a.User!.IsDemo)
            .Select(a => new
            {
                a.Role, a.User!.Email, a.Programme!.Code, a.Programme.Name, a.Programme.Language,
            })
            .ToListAsync(ct);
        var administrator = await db
            .Users.AsNoTracking()
            .Where(u => u.IsDemo && u.IsAdministrator)
            .OrderBy(u => u.Id)
            .Select(u => u.Email)
            .FirstOrDefaultAsync(ct);
        if (rows.Count == 0 && administrator is null)
            return null;
        var programmes = rows.GroupBy(r => r.Code)
            .Select(g =>
            {
                var (lang, name) = g.First().Name.For(g.First().Language ?? Language.Current.Tag);
                return new DemoProgramme(g.Key, name, lang, g.OrderByDescending(r => r.Role).Select(r => (r.Role, r.Email!)).ToList());
            });
        return new DemoPanel(
            password, programmes.OrderBy(p => SortKey.For(Language.Current.Tag, p.Name, p.Lang), StringComparer.Ordinal).ToList(), administrator);
    }

    /// <summary>The one password of all of them, if the address belongs to one.</summary>
    public async Task<string?> PasswordOfAsync(string? email, CancellationToken ct)
    {
        if (Password is not { } password || string.IsNullOrEmpty(email)) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.AnyAsync(u => u.IsDemo && u.Email == email, ct) ? password : null;
    }

    private string? Password => environment.IsDevelopment() && configuration["Demo:Password"] is { Length: > 0 } password ? password : null;
}
