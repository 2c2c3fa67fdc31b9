namespace CapacityPrograms.Web.Shared.Scheduling;

/// <summary>Texts of clashes and of moving events.</summary>
public sealed class SchedulingTexts;
