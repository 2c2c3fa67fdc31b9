namespace CapacityPrograms.Web.Features.Audit;

/// <summary>Words of the audit: one for every action that is audited anywhere, and for what it was done to.</summary>
public sealed class AuditTexts;
