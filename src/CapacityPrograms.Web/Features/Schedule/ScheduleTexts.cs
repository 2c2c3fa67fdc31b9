namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>Texts of the schedule.</summary>
public sealed class ScheduleTexts;
