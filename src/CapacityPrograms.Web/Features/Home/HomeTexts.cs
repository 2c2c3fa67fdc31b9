namespace CapacityPrograms.Web.Features.Home;

/// <summary>Words of the first page.</summary>
public sealed class HomeTexts;
