namespace CapacityPrograms.Web.Features.Organisations;

/// <summary>Words of the pages of organisations.</summary>
public sealed class OrganisationTexts;
