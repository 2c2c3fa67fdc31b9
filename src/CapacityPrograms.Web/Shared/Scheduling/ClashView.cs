using CapacityPrograms.Data.Events;

namespace CapacityPrograms.Web.Shared.Scheduling;

/// <summary>A clash in words' parts.</summary>
/// <param name="PairKey">The same from either side, for <see cref="KeptClash"/>.</param>
/// <param name="MineSession">The session that clashes.</param>
/// <param name="OtherSession">The one it clashes with; null for days outside the programme and for a trainer who is away.</param>
public sealed record ClashView(
    string Key, ClashKind Kind, string Resource, DateOnly Day, string Mine, int? OtherEventId, string OtherTitle, string Other, string PairKey,
    int MineSession, int? OtherSession)
{
    /// <summary>Whether two sessions claim one trainer or venue: only that is decided between two events, and only that is kept.</summary>
    public bool IsTakenTwice => Kind is ClashKind.Trainer or ClashKind.Venue;
}
