using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>What a number counts; it stands in the address of the list behind it.</summary>
public enum Figure
{
    Stated, Named, Registered, Reached, Completed, Attendances, Unidentified, PersonDays, UnitsStated, UnitsNamed, UnitsReached, UnitsCovered,
    EventsHeld, EventsPlanned, EventsCancelled, EventsUnmarked,
}

/// <summary>A breakdown with the names of its rows; a row without a name is a word of the dimension.</summary>
public sealed record NamedBreakdown(Breakdown Breakdown, IReadOnlyDictionary<string, LocalizedText> Names);

/// <summary>An event in a short list.</summary>
public sealed record EventLine(int Id, LocalizedText Title, string Language, DateOnly? FirstDay, DateOnly? LastDay, string? Reason);

/// <summary>The figures of a programme.</summary>
public sealed record ProgressView(
    ProgrammeName Programme, IReadOnlyList<LocalizedText> Funders, bool SeesNames, bool Coordinates, bool StartStated, bool EndStated, DateTime At,
    string TimeZone, int Named, int Reached, int Completed, int Attendances, decimal PersonDays, bool TimesUnknown, int ReachedInStated,
    int Unidentified, UnitCounts UnitCounts, EventCounts Events, IReadOnlyList<EventLine> Cancelled, IReadOnlyList<GroupLine> Groups,
    IReadOnlyList<UnitLine> Places, IReadOnlyList<NamedBreakdown> Breakdowns, IReadOnlyList<(string Month, int Attendances)> ByMonth)
{
    /// <summary>How many times people were counted more than once in the groups' column.</summary>
    public int InSeveralGroups => Groups.Sum(g => g.Reached) - Reached;

    /// <summary>How many times people are named in more than one group.</summary>
    public int NamedInSeveralGroups => Groups.Sum(g => g.Named) - Named;

    /// <summary>One breakdown.</summary>
    public NamedBreakdown By(Dimension dimension) => Breakdowns.Single(b => b.Breakdown.Dimension == dimension);
}

/// <summary>A programme's line among those somebody sees.</summary>
public sealed record ProgrammeLine(
    ProgrammeName Programme, IReadOnlyList<LocalizedText> Funders, int? Stated, int Named, int Reached, int Attendances, decimal PersonDays,
    UnitCounts Places, EventCounts Events);

/// <summary>The figures across programmes; a project's are in its programme's line.</summary>
/// <param name="Reached">Distinct people over all lines.</param>
/// <param name="PlacesReached">Distinct municipalities over all lines.</param>
public sealed record ProgrammesView(
    IReadOnlyList<ProgrammeLine> Lines, IReadOnlyList<ProgrammeName> All, int Named, int Reached, int PlacesReached, IReadOnlyList<UnitLine> Places,
    DateTime At)
{
    /// <summary>How many times people stand in more than one programme's line.</summary>
    public int InSeveral => Lines.Sum(l => l.Reached) - Reached;
}

/// <summary>A cell of a list behind a number.</summary>
public sealed record Cell(string Text, string? Lang = null, string? Href = null);

/// <summary>The rows behind a number, with the rule in words.</summary>
/// <param name="Programme">The programme; null across several.</param>
/// <param name="Filters">What was narrowed, in words.</param>
/// <param name="Total">The number that was opened.</param>
/// <param name="Columns">Keys of the column heads.</param>
public sealed record FigureList(
    Figure Figure, ProgrammeName? Programme, IReadOnlyList<Cell> Filters, decimal Total, IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<Cell>> Rows);

/// <summary>What a list shows of a registration; the name only where the actor may see it.</summary>
internal sealed record RegistrationWords(string? Name, string Lang, string? Note, LocalizedText? Behalf, LocalizedText? Group);
