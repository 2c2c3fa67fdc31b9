using CapacityPrograms.Data.Access;
using Microsoft.AspNetCore.Authorization;

namespace CapacityPrograms.Web.Platform.Access;

/// <summary>
/// One policy per page, decided from the sign-in alone. Whose rows somebody sees is decided in the services by the
/// <see cref="Actor"/>, whatever page or endpoint asks.
/// </summary>
public static class Policies
{
    /// <summary>Anybody who is signed in.</summary>
    public const string SignedIn = nameof(SignedIn);
    /// <summary>Sees programmes, events, municipalities.</summary>
    public const string SeeProgrammes = nameof(SeeProgrammes);
    /// <summary>Keeps programmes, events, people.</summary>
    public const string Coordinate = nameof(Coordinate);
    /// <summary>Marks attendance.</summary>
    public const string RecordAttendance = nameof(RecordAttendance);
    /// <summary>Reads figures.</summary>
    public const string SeeProgress = nameof(SeeProgress);
    /// <summary>Keeps accounts and the installation.</summary>
    public const string Administer = nameof(Administer);

    /// <summary>Claim that holds a role of access the account has in some programme.</summary>
    public const string RoleClaim = "access";
    /// <summary>Value of <see cref="RoleClaim"/> for administrators.</summary>
    public const string Administrator = nameof(Administrator);

    /// <summary>Closed by default: what names no policy needs a sign-in.</summary>
    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(SignedIn, p => p.RequireAuthenticatedUser());
        options.AddPolicy(SeeProgrammes, p => p.RequireClaim(RoleClaim));
        options.AddPolicy(Coordinate, p => p.RequireClaim(RoleClaim, nameof(AccessRole.Coordinator), Administrator));
        options.AddPolicy(RecordAttendance, p => p.RequireClaim(RoleClaim, nameof(AccessRole.Trainer), nameof(AccessRole.Coordinator), Administrator));
        options.AddPolicy(SeeProgress, p => p.RequireClaim(RoleClaim, nameof(AccessRole.Donor), nameof(AccessRole.Coordinator), Administrator));
        options.AddPolicy(Administer, p => p.RequireClaim(RoleClaim, Administrator));
    }
}
