namespace CapacityPrograms.Web.Components.Account;

/// <summary>Words of signing in, of one's own account and of the mails about it.</summary>
public sealed class AccountTexts;
