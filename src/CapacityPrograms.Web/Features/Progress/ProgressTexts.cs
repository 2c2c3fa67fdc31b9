namespace CapacityPrograms.Web.Features.Progress;

/// <summary>Texts of the progress pages.</summary>
public sealed class ProgressTexts;
