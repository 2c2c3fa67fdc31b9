namespace CapacityPrograms.Web.Features.Settings;

/// <summary>Words of the settings of the installation.</summary>
public sealed class SettingsTexts;
