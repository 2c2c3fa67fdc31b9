namespace CapacityPrograms.Web.Features.Programmes;

/// <summary>Texts of the programme pages.</summary>
public sealed class ProgrammeTexts;
