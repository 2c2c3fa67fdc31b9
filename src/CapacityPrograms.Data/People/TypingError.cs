namespace CapacityPrograms.Data.People;

/// <summary>Whether a word is another with one typing error: a letter too many, too few, another one, or two in the wrong order.</summary>
public static class TypingError
{
    /// <summary>Length from which a skeleton with one error is still the same word, in letters: Ana and Ena are two names.</summary>
    public const int ShortestSafe = 4;

    /// <summary>Whether the optimal string alignment distance of two different words is 1, and the difference is not one of gender.</summary>
    public static bool Parts(string a, string b)
    {
        if (a.Length > b.Length) (a, b) = (b, a);
        if (b.Length - a.Length > 1 || a == b) return false;
        var start = 0;
        while (start < a.Length && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Length - start && a[a.Length - 1 - end] == b[b.Length - 1 - end]) end++;
        var (inA, inB) = (a.Length - start - end, b.Length - start - end);
        var one = inB <= 1 || (inA == 2 && inB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
        return one && !IsGender(a, b);
    }

    /// <summary>
    /// The skeleton and all that it is with one letter less, doubled letters being one: two with one error between them share
    /// one of these.
    /// </summary>
    public static IEnumerable<string> Deletes(string word)
    {
        yield return word;
        for (var i = 0; i < word.Length; i++)
        {
            var doubled = i > 0 && i + 1 < word.Length && word[i - 1] == word[i + 1];
            yield return word.Remove(i, doubled ? 2 : 1);
        }
    }

    // Ivan and Ivana, Mario and Maria, Kowalski and Kowalska, Ivanov and Ivanova.
    private static bool IsGender(string a, string b)
    {
        if (a.Length == b.Length) return a[..^1] == b[..^1] && (a[^1] == 'a' || b[^1] == 'a') && NameSkeleton.IsVowel(a[^1]) && NameSkeleton.IsVowel(b[^1]);
        return b[^1] == 'a' && b.StartsWith(a, StringComparison.Ordinal);
    }
}
