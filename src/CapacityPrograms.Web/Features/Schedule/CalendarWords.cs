using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>What every view of the calendar says of a session in the same way.</summary>
public static class CalendarWords
{
    /// <summary>"09:00–12:00", or that the time is not set.</summary>
    public static string Hours(this IStringLocalizer<ScheduleTexts> texts, CalendarSession session) =>
        session.Hours is { } hours ? $"{hours.From.Clock()}–{hours.To.Clock()}" : texts["TimeNotSet"];

    /// <summary>Its class; a clash outweighs the state.</summary>
    public static string Css(this CalendarSession session) => session switch
    {
        { Clashes: true } => "ev clash",
        { State: EventState.Draft } => "ev draft",
        { State: EventState.Held or EventState.Closed } => "ev held",
        { State: EventState.Cancelled } => "ev cancelled",
        _ => "ev",
    };
}
