namespace CapacityPrograms.Web.Features.Events;

/// <summary>Texts of the event pages.</summary>
public sealed class EventTexts;
