namespace CapacityPrograms.Web.Features.Events;

/// <summary>An event: its page, form, participants and seats.</summary>
public static class EventsFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddScoped<EventService>();
        services.AddScoped<EventQueries>();
        services.AddScoped<ParticipantQueries>();
        services.AddScoped<ParticipantService>();
    }
}
