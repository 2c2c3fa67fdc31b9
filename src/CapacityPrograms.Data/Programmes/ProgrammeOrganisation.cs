using CapacityPrograms.Data.Organisations;

namespace CapacityPrograms.Data.Programmes;

/// <summary>What an organisation is to a programme.</summary>
public enum OrganisationRole { Funder, Lead, Implementer, Partner, TechnicalDesigner, Supporter, Selector, Recipient, Other }

/// <summary>An organisation in a role; one may have several roles, and a funder's amount may be unknown.</summary>
public sealed class ProgrammeOrganisation
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public int OrganisationId { get; set; }
    public Organisation? Organisation { get; set; }
    public OrganisationRole Role { get; set; }
    public decimal? Amount { get; set; }
    /// <summary>ISO 4217.</summary>
    public string? Currency { get; set; }
    public string? Note { get; set; }
}
