namespace CapacityPrograms.Web.Components.Ui;

/// <summary>One entry of <see cref="Steps"/>.</summary>
/// <param name="Text">What is done in it.</param>
/// <param name="IsDone">It needs nothing any more.</param>
/// <param name="IsCurrent">It is done where the reader is now.</param>
/// <param name="Href">The page it is done on; none where the steps are taken one after the other on one page.</param>
public sealed record StepItem(string Text, bool IsDone, bool IsCurrent = false, string? Href = null);
