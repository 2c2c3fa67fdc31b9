namespace CapacityPrograms.Web.Features.Places;

/// <summary>Words of the pages of places.</summary>
public sealed class UnitTexts;
