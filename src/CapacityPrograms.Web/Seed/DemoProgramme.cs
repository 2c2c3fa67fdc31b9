using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>One programme of the demonstration: its facts, which stay, and the fictional events in it, which can be removed.</summary>
/// <param name="Facts">Adds the programme with all that its source document says.</param>
/// <param name="LifeCode">The programme or project in which people are trained: its own, or that of a project in it.</param>
/// <param name="Life">Adds fictional people, events and marks to the stored programme.</param>
internal sealed record DemoProgramme(
    string Code, string LifeCode, Func<DemoReferences, Programme> Facts, Action<DemoEvents> Life, DemoNames Names, DemoAccountNames Accounts)
{
    /// <summary>All, in the order in which they are loaded.</summary>
    public static IReadOnlyList<DemoProgramme> All { get; } = [Makers.Demo, RhodopeGovernance.Demo, CentrirLer.Demo, RozwojLokalny.Demo, LiubomlCentre.Demo];
}

/// <summary>Who signs in to a programme, and who trains in it; the first trainer has the trainer's account.</summary>
internal sealed record DemoAccountNames(string Coordinator, DemoName Trainer, DemoName SecondTrainer, string Donor);
