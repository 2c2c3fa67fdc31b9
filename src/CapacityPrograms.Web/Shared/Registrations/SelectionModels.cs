using CapacityPrograms.Data.Events;

namespace CapacityPrograms.Web.Shared.Registrations;

/// <summary>What can be set for several participants at once.</summary>
public enum SelectionField { State, Role, Group, Unit }

/// <summary>One thing that is set for several participants.</summary>
/// <param name="Value">The number of the state, role, target group or unit of the programme; null for no group and no unit.</param>
public sealed record SelectionChange(SelectionField Field, int? Value)
{
    /// <summary>They are invited, confirmed, on reserve and so on.</summary>
    public static SelectionChange To(RegistrationState state) => new(SelectionField.State, (int)state);

    /// <summary>They come in this role.</summary>
    public static SelectionChange To(ParticipantRole role) => new(SelectionField.Role, (int)role);

    /// <summary>They belong to this target group, or to none.</summary>
    public static SelectionChange ToGroup(int? id) => new(SelectionField.Group, id);

    /// <summary>They come on behalf of this unit and sit on its seats, or on behalf of none.</summary>
    public static SelectionChange ToUnit(int? id) => new(SelectionField.Unit, id);

    /// <summary>Whether it is so already.</summary>
    internal bool Holds(Registration row) => Value == Field switch
    {
        SelectionField.State => (int)row.State,
        SelectionField.Role => (int)row.Role,
        SelectionField.Group => row.TargetGroupId,
        _ => row.ProgrammeUnitId,
    };

    /// <summary>Sets it.</summary>
    /// <param name="unitId">The territorial unit behind the programme's unit.</param>
    internal void Set(Registration row, int? unitId)
    {
        switch (Field)
        {
            case SelectionField.State: row.State = (RegistrationState)Value!.Value; break;
            case SelectionField.Role: row.Role = (ParticipantRole)Value!.Value; break;
            // A specialism is one of its group.
            case SelectionField.Group: (row.TargetGroupId, row.SpecialismId) = (Value, null); break;
            default: (row.ProgrammeUnitId, row.UnitId) = (Value, unitId); break;
        }
    }
}

/// <summary>A selected participant as the person who acts has seen it.</summary>
public sealed record SelectedRow(int Id, int Version);

/// <summary>A registration before it was changed or removed, and where it sat.</summary>
/// <param name="Version">The version that the change gave it.</param>
public sealed record FormerRow(Registration Was, int Version, IReadOnlyList<(int SeatId, int SessionId)> Seats);

/// <summary>What takes a change of several participants back; it is kept by the page that offers it and is no file.</summary>
/// <param name="Removed">The rows were removed and are to be there again.</param>
/// <param name="Places">How many places were taken before.</param>
public sealed record SelectionUndo(int EventId, bool Removed, int Places, IReadOnlyList<FormerRow> Rows);
