using MudBlazor;
using MudBlazor.Services;

namespace CapacityPrograms.Web.Components;

/// <summary>MudBlazor, set up once.</summary>
public static class KitServices
{
    /// <summary>Registers what the kit's parts need. A snackbar says what was done and how to undo it, never what is wrong with a field.</summary>
    public static void AddKit(this IServiceCollection services)
    {
        services.AddScoped<ListPreferenceQueries>();
        services.AddScoped<ListPreferenceService>();
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.VisibleStateDuration = 10_000;
            options.SnackbarConfiguration.ShowTransitionDuration = 0;
            options.SnackbarConfiguration.HideTransitionDuration = 0;
            options.SnackbarConfiguration.PreventDuplicates = false;
            options.SnackbarConfiguration.MaximumOpacity = 100;
        });
    }
}
