namespace CapacityPrograms.Web.Features.Import;

/// <summary>Words of the import, and what people call the columns of its tables.</summary>
public sealed class ImportTexts;
