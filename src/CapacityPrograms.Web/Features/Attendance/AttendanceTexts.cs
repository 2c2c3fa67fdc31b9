namespace CapacityPrograms.Web.Features.Attendance;

/// <summary>Texts of the attendance pages.</summary>
public sealed class AttendanceTexts;
