using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.People;

/// <summary>One of two records before a merge.</summary>
/// <param name="Events">Events that the actor sees it at, as participant or trainer.</param>
/// <param name="Behalf">Where it works or sits, latest first.</param>
/// <param name="HasAccount">True where somebody signs in as this person or trains sessions: such a record is the one that stays.</param>
public sealed record MergeSide(
    int Id, int Version, string Name, string Language, IReadOnlyDictionary<PersonField, PersonValue> Values, int Events,
    IReadOnlyList<LocalizedText> Behalf, bool HasAccount);

/// <summary>An event at which both are registered; after the merge it counts once.</summary>
/// <param name="First">Sessions in which the record that stays was in the room.</param>
/// <param name="Second">The same of the other.</param>
/// <param name="Together">Sessions in which one of the two was in the room: what counts then.</param>
public sealed record Collision(int EventId, LocalizedText Title, string Language, DateOnly? Day, int First, int Second, int Together);

/// <summary>Everything that a merge would do.</summary>
/// <param name="Hidden">How many events both are at that the actor does not see; they count once too.</param>
public sealed record MergePreview(MergeSide Stays, MergeSide Goes, IReadOnlyList<Collision> Collisions, int Hidden);

/// <summary>A merge as decided.</summary>
/// <param name="Taken">Fields for which the value of the record that goes is taken.</param>
public sealed record MergeInput(int StaysId, int StaysVersion, int GoesId, int GoesVersion, IReadOnlySet<PersonField> Taken);

/// <summary>A record that was merged into the person shown.</summary>
/// <param name="CanUndo">True for the newest: merges are undone in the order of their making, the last one first.</param>
public sealed record MergedRecord(int MergeId, int PersonId, string Name, string Language, DateTime At, bool CanUndo);
