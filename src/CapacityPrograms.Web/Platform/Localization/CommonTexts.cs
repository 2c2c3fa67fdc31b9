namespace CapacityPrograms.Web.Platform.Localization;

/// <summary>Words that several features use: buttons, states, and the words of the model's enumerations.</summary>
public sealed class CommonTexts;
