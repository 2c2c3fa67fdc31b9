using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Schedule;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>What a number counts; it stands in the address of the list behind it.</summary>
public enum Figure { Stated, Named, Reached, Attendances, PersonDays, UnitsStated, UnitsNamed, UnitsReached, EventsHeld, EventsPlanned, EventsCancelled }

/// <summary>What is looked at.</summary>
/// <param name="GroupId">A target group; 0 for "no target group"; null for all.</param>
/// <param name="UnitId">A unit or slot of the programme.</param>
/// <param name="Month">First day of a month: participations whose first day lies in it.</param>
public sealed record ProgressFilter(DateOnly? From = null, DateOnly? To = null, int? GroupId = null, Sex? Sex = null, int? UnitId = null, DateOnly? Month = null);

/// <summary>A target group's line.</summary>
/// <param name="Id">0 for people of no target group.</param>
public sealed record GroupLine(int Id, LocalizedText Name, IReadOnlyList<LocalizedText> Specialisms, int? Stated, StatedUnit? Unit, int Named, int Reached, int Attendances, decimal PersonDays);

/// <summary>A unit or slot of the programme and who came on its behalf.</summary>
public sealed record UnitLine(int Id, LocalizedText Name, LocalizedText? Parent, bool IsNamed, int People, int Attendances);

/// <summary>The figures of a programme.</summary>
public sealed record ProgressView(
    int ProgrammeId, string Code, LocalizedText Name, string Language, IReadOnlyList<LocalizedText> Funders, bool SeesNames, DateTime At, string TimeZone,
    int Named, int Reached, int Attendances, decimal PersonDays, bool TimesUnknown, int ReachedInStated,
    int? UnitsStated, int UnitsNamed, int UnitsReached, int SlotsReached,
    int Held, int Planned, int Cancelled, int Unidentified,
    IReadOnlyList<GroupLine> Groups, IReadOnlyList<UnitLine> Units, IReadOnlyList<(Sex Sex, int People)> BySex, IReadOnlyList<(DateOnly Month, int Attendances)> ByMonth)
{
    /// <summary>How many times people were counted more than once in the groups' column.</summary>
    public int InSeveralGroups => Groups.Sum(g => g.Reached) - Reached;
}

/// <summary>A cell of a list behind a number.</summary>
public sealed record Cell(string Text, string? Lang = null, string? Href = null);

/// <summary>The rows behind a number, with the rule in words.</summary>
/// <param name="Total">The number that was opened.</param>
/// <param name="Columns">Keys of the column heads.</param>
public sealed record FigureList(Figure Figure, string Code, LocalizedText Programme, string Language, LocalizedText? Group, decimal Total, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows);

/// <summary>Everything that figures are counted from, read once.</summary>
internal sealed record ProgressData(
    Programme Programme, IReadOnlyList<int> Ids, bool SeesNames, IReadOnlyList<EventHead> Events, IReadOnlyList<RegistrationHead> Registrations, Counting Counting)
{
    private readonly Dictionary<int, RegistrationHead> _byId = Registrations.ToDictionary(r => r.Counted.Id);

    public RegistrationHead Head(Participation p) => _byId[p.Registration.Id];

    public IEnumerable<Participation> Filtered(ProgressFilter f) =>
        Counting.Participations.Where(p => Fits(p.Registration, f) && (f.Month is not { } m || (p.FirstDay.Year == m.Year && p.FirstDay.Month == m.Month)));

    public static bool Fits(CountedRegistration r, ProgressFilter f) =>
        (f.GroupId is null || (r.TargetGroupId ?? 0) == f.GroupId) && (f.Sex is null || r.Sex == f.Sex) && (f.UnitId is null || r.ProgrammeUnitId == f.UnitId);
}

/// <summary>An event that counts.</summary>
internal sealed record EventHead(int Id, LocalizedText Title, string Language, EventKind Kind, EventState State, DateOnly? FirstDay, DateOnly? LastDay, string? Reason);

/// <summary>A registration with what a list shows of it.</summary>
internal sealed record RegistrationHead(CountedRegistration Counted, int Number, string? Name, string Lang, string? Note, LocalizedText? Behalf, RegistrationState State);
