namespace CapacityPrograms.Web.Platform.Mail;

/// <summary>Words of the mails that let somebody set a password.</summary>
public sealed class AccountMailTexts;
