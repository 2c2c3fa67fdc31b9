namespace CapacityPrograms.Web.Components.Ui;

/// <summary>One page above the one that is open, in <see cref="Crumbs"/>.</summary>
/// <param name="Href">Its address.</param>
/// <param name="Text">Its name.</param>
/// <param name="Lang">Language of the name, when it is not the page's.</param>
public sealed record Crumb(string Href, string Text, string? Lang = null);
