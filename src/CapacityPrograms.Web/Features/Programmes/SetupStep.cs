namespace CapacityPrograms.Web.Features.Programmes;

/// <summary>What leads from a new programme to its first event, in order.</summary>
public enum SetupKind { What, Funders, Municipalities, Groups, Numbers, Event }

/// <summary>One step.</summary>
/// <param name="Href">Where it is done.</param>
public sealed record SetupStep(SetupKind Kind, bool IsDone, string Href);
