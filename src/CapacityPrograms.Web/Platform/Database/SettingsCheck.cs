using Microsoft.Extensions.Options;

namespace CapacityPrograms.Web.Platform.Database;

/// <summary>Looks at the settings before anything is done with them.</summary>
public static class SettingsCheck
{
    /// <summary>The first sentence that says what is wrong with them; null where nothing is.</summary>
    public static DatabaseConfigurationException? CheckSettings(this IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return null;
        }
        catch (OptionsValidationException e)
        {
            return new DatabaseConfigurationException(e.Failures.First(), e);
        }
        catch (InvalidOperationException e)
        {
            // A word that is none of those a setting knows; the framework's own sentence names both.
            return new DatabaseConfigurationException(e.Message, e);
        }
    }
}
