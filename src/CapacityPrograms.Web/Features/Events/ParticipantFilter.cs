using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Web.Features.Events;

/// <summary>Which participants of an event are asked for.</summary>
/// <param name="Text">Words of the name, the unit, the organisation or the position, in whatever script they are typed.</param>
/// <param name="UnitId">The unit of the programme on whose behalf they come.</param>
public sealed record ParticipantFilter(string? Text, RegistrationState? State, int? UnitId, int? GroupId)
{
    /// <summary>Those who fit.</summary>
    public IEnumerable<ParticipantRow> Of(IEnumerable<ParticipantRow> rows)
    {
        var words = SearchKey.Words(Text);
        return rows.Where(r => (State is null || r.State == State) && (UnitId is null || r.ProgrammeUnitId == UnitId)
            && (GroupId is null || r.TargetGroupId == GroupId) && (words.Count == 0 || Fits(r, words)));
    }

    /// <summary>
    /// Puts them in an order: by number, name, unit, role or state, and by name within it. Whoever has no name or comes on behalf of
    /// nobody stands last, whichever way the order runs.
    /// </summary>
    /// <param name="reader">Tag of the reader's language, which says which alphabet it is.</param>
    /// <param name="original">Tag of the programme's language.</param>
    public static IReadOnlyList<ParticipantRow> Ordered(IEnumerable<ParticipantRow> rows, ListAsk asked, string reader, string original)
    {
        var descending = asked.Descending;
        return asked.Column switch
        {
            "no" => [.. By(rows, r => r.Number, descending)],
            "unit" => [.. ByName(By(
                rows.OrderBy(r => Behalf(r) is null), r => Place(Behalf(r)?.Shown(original), original), descending, StringComparer.Ordinal))],
            "role" => [.. ByName(By(rows, r => r.Role, descending))],
            "state" => [.. ByName(By(rows, r => r.State, descending))],
            _ => [.. By(rows.OrderBy(r => r.FamilyFirst is null), r => Place(r.FamilyFirst, r.Lang), descending, StringComparer.Ordinal).ThenBy(r => r.Number)],
        };

        string Place(string? name, string language) => SortKey.For(reader, name, language);

        IOrderedEnumerable<ParticipantRow> ByName(IOrderedEnumerable<ParticipantRow> ordered) =>
            ordered.ThenBy(r => r.FamilyFirst is null).ThenBy(r => Place(r.FamilyFirst, r.Lang), StringComparer.Ordinal).ThenBy(r => r.Number);
    }

    /// <summary>On whose behalf somebody comes, as the list shows it: the organisation where it is known, else the unit.</summary>
    public static LocalizedText? Behalf(ParticipantRow row) =>
        row.Organisation is { IsEmpty: false } organisation ? organisation : row.Unit is { IsEmpty: false } unit ? unit : null;

    private static IOrderedEnumerable<ParticipantRow> By<TKey>(
        IEnumerable<ParticipantRow> rows, Func<ParticipantRow, TKey> key, bool descending) => descending ? rows.OrderByDescending(key) : rows.OrderBy(key);

    private static IOrderedEnumerable<ParticipantRow> By<TKey>(
        IOrderedEnumerable<ParticipantRow> rows, Func<ParticipantRow, TKey> key, bool descending, IComparer<TKey> comparer) =>
        descending ? rows.ThenByDescending(key, comparer) : rows.ThenBy(key, comparer);

    private static bool Fits(ParticipantRow row, IReadOnlyList<string> words)
    {
        var texts = new[] { row.Name, row.UnidentifiedNote, row.Position }
            .Concat(row.Unit?.Texts.Values ?? []).Concat(row.Organisation?.Texts.Values ?? []);
        var key = SearchKey.Of(texts);
        return words.All(word => key.Contains(word, StringComparison.Ordinal));
    }
}
