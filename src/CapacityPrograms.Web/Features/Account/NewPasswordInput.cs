namespace CapacityPrograms.Web.Features.Account;

/// <summary>A new password, typed twice.</summary>
public sealed class NewPasswordInput
{
    /// <summary>The password.</summary>
    public string? Password { get; set; }
    /// <summary>The same again.</summary>
    public string? Again { get; set; }

    /// <summary>True where both are the same.</summary>
    public bool Agrees => Password == Again;
}
