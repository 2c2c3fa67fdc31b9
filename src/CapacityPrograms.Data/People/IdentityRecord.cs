namespace CapacityPrograms.Data.People;

/// <summary>One spelling of a person's name, as written: any script, either field may be empty.</summary>
public readonly record struct SpelledName(string Given, string Family);

/// <summary>What is known of a person when two records are compared. Plain data, whatever it was read from.</summary>
/// <param name="Id">The record's; 0 for one that is being typed.</param>
/// <param name="Names">The name and its further spellings.</param>
/// <param name="Email">As written.</param>
/// <param name="Phone">As written.</param>
/// <param name="UnitIds">Municipalities of all affiliations, also past ones.</param>
/// <param name="OrganisationIds">Organisations of all affiliations, also past ones.</param>
public sealed record IdentityRecord(
    int Id, IReadOnlyList<SpelledName> Names, int? BirthYear, Sex Sex, string? Email, string? Phone, IReadOnlyList<int> UnitIds,
    IReadOnlyList<int> OrganisationIds);
