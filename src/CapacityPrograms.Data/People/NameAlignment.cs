namespace CapacityPrograms.Data.People;

/// <summary>How well two words of a name agree; the better, the smaller.</summary>
public enum WordAgreement { Precise, Skeleton, TypingError, Initial, ShortTypingError }

/// <summary>Two words of two names that stand for one another.</summary>
public sealed record AlignedWords(NameWord First, NameWord Second, WordAgreement Agreement);

/// <summary>Two names laid beside one another, word by word.</summary>
/// <param name="Core">The words that make it one name: one of the given and one of the family names; one word of who has one name only.</param>
/// <param name="Others">Further words that agree: middle names, patronymics, second family names.</param>
/// <param name="IsSwapped">Given and family name stand in one another's place.</param>
/// <param name="IsPartial">One name has words that the other has not.</param>
/// <param name="IsPartOfFamily">A family name is among these.</param>
/// <param name="IsOtherScript">One name is written in Cyrillic and the other in Latin script.</param>
public sealed record NameAlignment(
    IReadOnlyList<AlignedWords> Core, IReadOnlyList<AlignedWords> Others, bool IsSwapped, bool IsPartial, bool IsPartOfFamily, bool IsOtherScript)
{
    private sealed record Placed(NameWord Word, bool IsFamily);

    /// <summary>All words that agree.</summary>
    public IEnumerable<AlignedWords> Words => Core.Concat(Others);

    /// <summary>Lays two names beside one another.</summary>
    /// <returns>Null where they are names of two people: no given or no family name agrees, or each has words of its own.</returns>
    public static NameAlignment? Of(NameForms a, NameForms b)
    {
        var (first, second) = (Place(a), Place(b));
        // Who has one name only may be another who has; who has two has one that says otherwise.
        if (first.Count == 0 || second.Count == 0 || (first.Count == 1) != (second.Count == 1)) return null;
        var oneField = a.Given.Count == 0 || a.Family.Count == 0 || b.Given.Count == 0 || b.Family.Count == 0;
        var other = a.IsCyrillic != b.IsCyrillic;
        var straight = Align(first, second, swapped: false, oneField, other);
        var swapped = oneField ? null : Align(first, second, swapped: true, oneField, other);
        return straight is null ? swapped : swapped is null || Worst(straight) <= Worst(swapped) ? straight : swapped;
    }

    private static List<Placed> Place(NameForms name) => [.. name.Given.Select(w => new Placed(w, false)), .. name.Family.Select(w => new Placed(w, true))];

    private static NameAlignment? Align(List<Placed> first, List<Placed> second, bool swapped, bool oneField, bool otherScript)
    {
        var agreeing = (from i in Enumerable.Range(0, first.Count)
                        from j in Enumerable.Range(0, second.Count)
                        let agreement = Agreement(first[i].Word, second[j].Word)
                        where agreement is not null
                        let inPlace = oneField || (first[i].IsFamily == second[j].IsFamily) != swapped
                        orderby agreement, !inPlace, i + j, i
                        select (i, j, Agreement: agreement.Value, inPlace)).ToList();
        var (takenFirst, takenSecond) = (new bool[first.Count], new bool[second.Count]);
        var (core, others) = (new List<AlignedWords>(), new List<AlignedWords>());
        var (hasGiven, hasFamily) = (false, false);
        foreach (var (i, j, agreement, inPlace) in agreeing)
        {
            if (takenFirst[i] || takenSecond[j]) continue;
            (takenFirst[i], takenSecond[j]) = (true, true);
            var words = new AlignedWords(first[i].Word, second[j].Word, agreement);
            var isCore = oneField ? core.Count < 2 : inPlace && !(first[i].IsFamily ? hasFamily : hasGiven);
            (isCore ? core : others).Add(words);
            if (isCore && first[i].IsFamily) hasFamily = true;
            else if (isCore) hasGiven = true;
        }
        var (leftFirst, leftSecond) = (takenFirst.Contains(false), takenSecond.Contains(false));
        var left = first.Where((_, i) => !takenFirst[i]).Concat(second.Where((_, j) => !takenSecond[j]));
        var isName = first.Count == 1 ? core is [{ Agreement: <= WordAgreement.Skeleton }] : core.Count == 2;
        return !isName || (leftFirst && leftSecond)
            ? null
            : new(core, others, swapped, leftFirst || leftSecond, !oneField && left.Any(w => w.IsFamily), otherScript);
    }

    private static WordAgreement Worst(NameAlignment alignment) => alignment.Core.Max(w => w.Agreement);

    private static WordAgreement? Agreement(NameWord a, NameWord b)
    {
        if (a.Precise == b.Precise) return a.IsInitial ? WordAgreement.Initial : WordAgreement.Precise;
        if (a.IsInitial || b.IsInitial) return a.IsInitialOf(b) || b.IsInitialOf(a) ? WordAgreement.Initial : null;
        if (a.HasSkeletonOf(b)) return WordAgreement.Skeleton;
        var shortest = Math.Min(a.Skeleton.Length, b.Skeleton.Length);
        if (shortest < TypingError.ShortestSafe - 1) return null;
        // Doubled letters are one in a skeleton, which a letter typed too early makes too short: Ppoov is Popov.
        if (Math.Min(a.Precise.Length, b.Precise.Length) > TypingError.ShortestSafe && TypingError.Parts(a.Precise, b.Precise))
            return WordAgreement.TypingError;
        if (
            Math.Min(a.Compact.Length, b.Compact.Length) >= TypingError.ShortestSafe
            && TypingError.Parts(a.Compact, b.Compact)
            && a.Skeleton[^1] == b.Skeleton[^1])
            return WordAgreement.TypingError;
        if (!a.Skeletons.Any(x => b.Skeletons.Any(y => TypingError.Parts(x, y))))
            return null;
        return shortest < TypingError.ShortestSafe ? WordAgreement.ShortTypingError : WordAgreement.TypingError;
    }
}
