namespace CapacityPrograms.Web.Features.Account;

/// <summary>Words of signing in, and of one's own account.</summary>
public sealed class AccountTexts;
