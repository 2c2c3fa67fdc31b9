using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Shared.Matching;

namespace CapacityPrograms.Web.Features.Users;

/// <summary>Whether somebody can sign in now.</summary>
public enum AccountState { Open, Invited, Closed }

/// <summary>A user in the list.</summary>
public sealed record UserRow(
    int Id, string Name, string Email, bool IsAdministrator, IReadOnlyList<(AccessRole Role, string Programme, string Lang)> Access,
    AccountState State, DateTime? LastSignInAt);

/// <summary>A programme to give access to.</summary>
public sealed record ProgrammeChoice(int Id, string Name, string Lang);

/// <summary>Somebody with access to a programme.</summary>
public sealed record AccessUser(int Id, string Name, AccessRole Role, AccountState State);

/// <summary>A programme and who has access to it.</summary>
public sealed record AccessRow(int Id, string Name, string Lang, IReadOnlyList<AccessUser> Users);

/// <summary>Who has access to what.</summary>
public sealed record AccessView(IReadOnlyList<string> Administrators, IReadOnlyList<AccessRow> Programmes);

/// <summary>The form of one user.</summary>
public sealed class UserInput
{
    /// <summary>0 for a new one.</summary>
    public int Id { get; set; }
    /// <summary>What the editor saw, against two editors at once.</summary>
    public string? Stamp { get; set; }
    /// <summary>Signs in with it.</summary>
    public string Email { get; set; } = "";
    /// <summary>Name as others see it.</summary>
    public string Name { get; set; } = "";
    /// <summary>Language of mails and, at first, of the interface.</summary>
    public string Language { get; set; } = "en";
    /// <summary>May do all.</summary>
    public bool IsAdministrator { get; set; }
    /// <summary>The person behind a trainer's account.</summary>
    public Found? Person { get; set; }
    /// <summary>Role by programme id.</summary>
    public Dictionary<int, AccessRole> Roles { get; set; } = [];
    /// <summary>Whether the account can sign in; not changed by saving.</summary>
    public AccountState State { get; set; }
    /// <summary>Asks for a second step; not changed by saving.</summary>
    public bool HasSecondStep { get; set; }
}
