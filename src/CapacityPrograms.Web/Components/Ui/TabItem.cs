namespace CapacityPrograms.Web.Components.Ui;

/// <summary>One entry of <see cref="Tabs"/>.</summary>
/// <param name="Text">The word.</param>
/// <param name="Href">The page it opens; tabs are links, so that each has its own address.</param>
/// <param name="Count">A number beside the word, already formatted.</param>
/// <param name="Current">This is the page that is open.</param>
public sealed record TabItem(string Text, string Href, string? Count = null, bool Current = false);
