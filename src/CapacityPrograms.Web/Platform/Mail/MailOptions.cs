namespace CapacityPrograms.Web.Platform.Mail;

/// <summary>How mail leaves: through the server named by <see cref="Host"/>, else as files in a folder.</summary>
public sealed class MailOptions
{
    /// <summary>Folder for <c>.eml</c> files, relative to the content root.</summary>
    public string PickupFolder { get; set; } = "App_Data/mail";
    /// <summary>SMTP server; empty means files.</summary>
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    /// <summary>How the connection is encrypted; left out, as the port is meant: TLS from the first byte on 465, STARTTLS on any other.</summary>
    public MailSecurity? Security { get; set; }
    /// <summary>A file of certificates (PEM), for a mail server with an authority of its own; where it is set, nothing else is trusted.</summary>
    public string? CaFile { get; set; }
    /// <summary>Whether a public authority's lists of withdrawn certificates are asked; that of <see cref="CaFile"/> is not.</summary>
    public bool CheckRevocation { get; set; } = true;
    public string? User { get; set; }
    public string? Password { get; set; }
    /// <summary>Sender: an address, or a name with it: <c>Name &lt;address&gt;</c>.</summary>
    public string From { get; set; } = "capacityprograms@localhost";
    /// <summary>How long handing one mail over may take in all; less than its lease lasts, or another node would send it too.</summary>
    public double TimeoutSeconds { get; set; } = 60;
    /// <summary>After so many tries a mail is left where it is, with its last error.</summary>
    public int MostAttempts { get; set; } = 8;
    public double PollSeconds { get; set; } = 3;
}

/// <summary>How the connection to the mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>Not at all; never a default.</summary>
    None,
    /// <summary>It begins in the open and must change to TLS before anything is said that matters.</summary>
    StartTls,
    /// <summary>TLS from the first byte.</summary>
    Tls,
}
