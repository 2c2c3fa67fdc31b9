namespace CapacityPrograms.Data.Platform;

/// <summary>A mail to be sent: written in the transaction of what it tells of, sent by a leased job.</summary>
public sealed class OutgoingMail
{
    public int Id { get; set; }
    public required string To { get; set; }
    public required string Subject { get; set; }
    public required string Body { get; set; }
    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }
    /// <summary>UTC; not before this is it tried (again).</summary>
    public DateTime DueAt { get; set; }
    /// <summary>UTC; until then another node leaves it alone.</summary>
    public DateTime? LeasedUntil { get; set; }
    public Guid? LeaseId { get; set; }
    public DateTime? SentAt { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
}

/// <summary>Who did what, apart from personal data: ids and words, no names.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
    public int? UserId { get; set; }
    /// <summary>Such as <c>event.closed</c>, <c>export.attendance</c>, <c>sign-in</c>.</summary>
    public required string Action { get; set; }
    public int? ProgrammeId { get; set; }
    /// <summary>Such as <c>event</c>, <c>registration</c>.</summary>
    public string? SubjectKind { get; set; }
    public long? SubjectId { get; set; }
    public string? Detail { get; set; }
}

/// <summary>A key of ASP.NET's Data Protection, in the database so that several nodes and deploys share sign-ins.</summary>
public sealed class ProtectionKey
{
    public int Id { get; set; }
    public required string Name { get; set; }
    public required string Xml { get; set; }
}

/// <summary>A counted window of attempts, shared by all nodes.</summary>
public sealed class RateWindow
{
    public int Id { get; set; }
    /// <summary>What is limited and for whom, hashed where it is personal.</summary>
    public required string Key { get; set; }
    /// <summary>UTC.</summary>
    public DateTime StartsAt { get; set; }
    public int Count { get; set; }
}

/// <summary>A value of the installation, such as the hash of the one-time set-up link.</summary>
public sealed class Setting
{
    public required string Key { get; set; }
    public required string Value { get; set; }
}

/// <summary>
/// One row that writers of one kind raise first in their transaction, so that they queue behind each other on
/// every database and their check and their write see the same rows.
/// </summary>
public sealed class WriteLock
{
    public required string Name { get; set; }
    public long Sequence { get; set; }

    /// <summary>Held while sessions, trainers and venues are written.</summary>
    public const string Schedule = "schedule";

    /// <summary>Held while access is changed; its sequence tells every node that there is something to look at.</summary>
    public const string Access = "access";

    /// <summary>The same for the settings of the installation and its logos.</summary>
    public const string Settings = "settings";

    /// <summary>Held while records of people are merged and parted.</summary>
    public const string People = "people";

    /// <summary>Held while a report is submitted: its number is the next one.</summary>
    public const string Reports = "reports";
}
