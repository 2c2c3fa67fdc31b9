namespace CapacityPrograms.Data.Access;

/// <summary>
/// Who acts: passed to every service method, so that pages, endpoints and jobs are checked alike.
/// It is read from the database at each use; access that was withdrawn ends with the next call.
/// </summary>
/// <param name="UserId">The account; null for a job of the system.</param>
/// <param name="Name">For the header and the history.</param>
/// <param name="IsAdministrator">May do all in every programme.</param>
/// <param name="PersonId">The person behind the account, for a trainer's own sessions.</param>
/// <param name="Roles">Role by programme id.</param>
public sealed record Actor(int? UserId, string Name, bool IsAdministrator, int? PersonId, IReadOnlyDictionary<int, AccessRole> Roles)
{
    /// <summary>Nobody: sees nothing.</summary>
    public static Actor Nobody { get; } = new(null, "", false, null, new Dictionary<int, AccessRole>());

    /// <summary>The system itself, in jobs and commands.</summary>
    public static Actor System { get; } = new(null, "", true, null, new Dictionary<int, AccessRole>());

    /// <summary>Ids of the programmes in which the actor has at least the role; null means every programme.</summary>
    public IReadOnlyCollection<int>? ProgrammesAs(AccessRole role) =>
        IsAdministrator ? null : Roles.Where(r => Covers(r.Value, role)).Select(r => r.Key).ToList();

    /// <summary>Ids of the programmes the actor sees at all; null means every programme.</summary>
    public IReadOnlyCollection<int>? Programmes => IsAdministrator ? null : Roles.Keys.ToList();

    /// <summary>May keep the programme: plan, register, correct, close.</summary>
    public bool Coordinates(int programmeId) => Has(programmeId, AccessRole.Coordinator);

    /// <summary>May see its figures.</summary>
    public bool SeesProgress(int programmeId) =>
        IsAdministrator || Roles.GetValueOrDefault(programmeId, (AccessRole)(-1)) is AccessRole.Coordinator or AccessRole.Donor;

    /// <summary>Coordinates at least one programme.</summary>
    public bool CoordinatesAny => IsAdministrator || Roles.Values.Contains(AccessRole.Coordinator);

    /// <summary>Sees a programme in any role.</summary>
    public bool Sees(int programmeId) => IsAdministrator || Roles.ContainsKey(programmeId);

    private bool Has(int programmeId, AccessRole role) => IsAdministrator || (Roles.TryGetValue(programmeId, out var has) && Covers(has, role));

    private static bool Covers(AccessRole has, AccessRole wanted) => has == wanted || has == AccessRole.Coordinator;
}
