using System.Buffers.Text;
using CapacityPrograms.Data.Access;
using Microsoft.AspNetCore.Identity;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>A passkey in the list.</summary>
public sealed record PasskeyRow(string Id, string Name, DateTimeOffset Created);

/// <summary>Lists the passkeys of an account.</summary>
public sealed class PasskeyQueries(UserManager<AppUser> users)
{
    /// <summary>What an account has.</summary>
    public async Task<IReadOnlyList<PasskeyRow>> ListAsync(AppUser user) =>
        [
            .. (await users.GetPasskeysAsync(user))
                .OrderBy(p => p.CreatedAt)
                .Select(p => new PasskeyRow(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt)),
        ];
}
