using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.AspNetCore.Identity;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>Finds accounts by what somebody typed.</summary>
public static class AccountLookup
{
    /// <summary>The account of an address; none for what no address can be.</summary>
    public static async Task<AppUser?> OfAddressAsync(this UserManager<AppUser> users, string? email) =>
        string.IsNullOrWhiteSpace(email) || !StorableText.Is(email) ? null : await users.FindByEmailAsync(email.Trim());
}
