using CapacityPrograms.Web.Features.Attendance.CheckIn;
using CapacityPrograms.Web.Features.Attendance.Paper;
using CapacityPrograms.Web.Features.Attendance.RollCall;
using CapacityPrograms.Web.Features.Attendance.RoundTrip;

namespace CapacityPrograms.Web.Features.Attendance;

/// <summary>The trainer's days and sheets.</summary>
public static class AttendanceFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddAttendance(this IServiceCollection services)
    {
        services.AddScoped<MarkService>();
        services.AddScoped<SheetQueries>();
        services.AddScoped<RollCallService>();
        services.AddScoped<DeviceActs>();
        services.AddScoped<WaitingQueries>();
        services.AddScoped<WaitingService>();
        services.AddScoped<SignInSheetQueries>();
        services.AddScoped<EvidenceService>();
        services.AddScoped<TranscriptionQueries>();
        services.AddScoped<TranscriptionService>();
        services.AddScoped<RoundTripQueries>();
        services.AddScoped<RoundTripService>();
        services.AddScoped<CheckInService>();
    }
}
