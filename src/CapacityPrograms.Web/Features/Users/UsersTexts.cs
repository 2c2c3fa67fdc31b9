namespace CapacityPrograms.Web.Features.Users;

/// <summary>Words of the administrator's pages on accounts.</summary>
public sealed class UsersTexts;
