using CapacityPrograms.Data.Access;

namespace CapacityPrograms.Web.Platform.Access;

/// <summary>Whether an administrator has closed an account. Wrong guesses close none; they are counted by where they come from.</summary>
public static class AccountClosure
{
    /// <summary>The end of the lock of a closed account: it does not end by itself.</summary>
    public static readonly DateTimeOffset Until = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>True where only an administrator can open it again.</summary>
    public static bool IsClosed(AppUser user) => IsClosed(user.LockoutEnd);

    /// <summary>The same of the stored end.</summary>
    public static bool IsClosed(DateTimeOffset? lockoutEnd) => lockoutEnd >= Until;
}
