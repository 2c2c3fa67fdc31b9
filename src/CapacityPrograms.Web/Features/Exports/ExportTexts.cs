namespace CapacityPrograms.Web.Features.Exports;

/// <summary>Texts of workbooks.</summary>
public sealed class ExportTexts;
