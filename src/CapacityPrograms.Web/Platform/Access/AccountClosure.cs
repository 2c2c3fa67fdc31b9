using CapacityPrograms.Data.Access;

namespace CapacityPrograms.Web.Platform.Access;

/// <summary>An account that an administrator has closed, told from one that is locked for minutes by wrong guesses.</summary>
public static class AccountClosure
{
    /// <summary>The end of the lock of a closed account: no lock by guesses reaches it.</summary>
    public static readonly DateTimeOffset Until = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>True where only an administrator can open it again.</summary>
    public static bool IsClosed(AppUser user) => IsClosed(user.LockoutEnd);

    /// <summary>The same of the stored end.</summary>
    public static bool IsClosed(DateTimeOffset? lockoutEnd) => lockoutEnd >= Until;
}
