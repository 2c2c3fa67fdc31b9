namespace CapacityPrograms.Web.Platform.Mail;

/// <summary>How mail leaves: through the server named by <see cref="Host"/>, else as files in a folder.</summary>
public sealed class MailOptions
{
    /// <summary>Folder for <c>.eml</c> files, relative to the content root.</summary>
    public string PickupFolder { get; set; } = "App_Data/mail";
    /// <summary>SMTP server; empty means files.</summary>
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    public string? User { get; set; }
    public string? Password { get; set; }
    public bool Tls { get; set; } = true;
    public string From { get; set; } = "capacityprograms@localhost";
    /// <summary>After so many tries a mail is left where it is, with its last error.</summary>
    public int MostAttempts { get; set; } = 8;
    public double PollSeconds { get; set; } = 3;
}
