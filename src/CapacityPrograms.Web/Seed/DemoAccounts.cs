using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Web.Seed;

/// <summary>Accounts to try the demonstration with: an administrator, and per programme a coordinator, a trainer and a donor.</summary>
internal static class DemoAccounts
{
    public const string Administrator = "admin@demo.local";

    // Hashing is slow on purpose; the demonstration has one password, so one hash serves its accounts.
    private static (string Password, string Hash)? _hash;

    /// <summary>Adds a programme's accounts that are missing, with access to it, to the projects in it and to the programme it is in.</summary>
    /// <returns>The trainer's account, whose name stands at the marks; null where there is none.</returns>
    public static async Task<AppUser?> AddAsync(
        AppDbContext db, DemoProgramme demo, Programme programme, Person trainer, string? password, CancellationToken ct)
    {
        var ids = await db
            .Programmes.Where(p => p.Id == programme.Id || p.ParentId == programme.Id || p.Id == programme.ParentId)
            .Select(p => p.Id)
            .ToListAsync(ct);
        var names = demo.Accounts;
        var language = programme.Language;
        await AccountAsync(db, $"coordinator.{demo.Code}@demo.local", names.Coordinator, language, AccessRole.Coordinator, ids, null, password, ct);
        await AccountAsync(db, $"donor.{demo.Code}@demo.local", names.Donor, language, AccessRole.Donor, ids, null, password, ct);
        var user = await AccountAsync(
            db, $"trainer.{demo.Code}@demo.local", $"{names.Trainer.Given} {names.Trainer.Family}", language, AccessRole.Trainer, ids, trainer,
            password, ct);
        await db.SaveChangesAsync(ct);
        return user;
    }

    public static async Task AddAdministratorAsync(AppDbContext db, string? password, CancellationToken ct)
    {
        var user = await AccountAsync(db, Administrator, "Ada Administratorić", "en", null, [], null, password, ct);
        if (user is { IsDemo: true }) user.IsAdministrator = true;
    }

    private static async Task<AppUser?> AccountAsync(
        AppDbContext db, string address, string name, string language, AccessRole? role, IReadOnlyList<int> programmes, Person? person,
        string? password, CancellationToken ct)
    {
        var key = address.ToUpperInvariant();
        if (await db.Users.SingleOrDefaultAsync(u => u.NormalizedUserName == key, ct) is { } known) return known;
        if (string.IsNullOrEmpty(password)) return null;
        var user = new AppUser
        {
            UserName = address, NormalizedUserName = key, Email = address, NormalizedEmail = key, EmailConfirmed = true, DisplayName = name,
            Language = language, Person = person, LockoutEnabled = true, IsDemo = true, SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        user.PasswordHash = Hash(user, password);
        db.Users.Add(user);
        if (role is { } given) db.ProgrammeAccess.AddRange(programmes.Select(p => new ProgrammeAccess { User = user, ProgrammeId = p, Role = given }));
        return user;
    }

    private static string Hash(AppUser user, string password)
    {
        var held = _hash;
        if (held is { } known && known.Password == password) return known.Hash;
        var options = new PasswordHasherOptions();
        PasswordHashing.Configure(options);
        var hash = new PasswordHasher<AppUser>(Options.Create(options)).HashPassword(user, password);
        _hash = (password, hash);
        return hash;
    }
}
