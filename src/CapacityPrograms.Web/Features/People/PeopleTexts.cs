namespace CapacityPrograms.Web.Features.People;

/// <summary>Words of the pages of people.</summary>
public sealed class PeopleTexts;
