namespace CapacityPrograms.Data.People;

/// <summary>
/// The keys under which a record lies and those under which records like it are looked for. Two words of one name make a
/// name key, with one of the two also one letter shorter, so that a typing error in either finds the name (symmetric
/// deletion, Garbe 2012); a name with an initial is found under first letter and other word; addresses are keys as they are.
/// </summary>
internal sealed class IdentityKeys
{
    private enum Kind : ulong { Name = 1, Precise, Named, Initial, Email, Phone, Unit, Organisation, BirthYear }

    private readonly HashSet<ulong> _lies = [], _asks = [];

    public IdentityKeys(ComparedRecord record)
    {
        foreach (var name in record.Names)
        {
            var words = name.Words.ToList();
            foreach (var word in words)
            {
                foreach (var whole in words.Where(w => !ReferenceEquals(w, word) && !w.IsInitial))
                {
                    foreach (var skeleton in whole.Skeletons) Add(word, Of(skeleton));
                }
            }
        }
        if (record.Email is { } email && !ContactForms.IsOffice(email)) Both(Of(Kind.Email, Of(email)));
        if (record.Phone is { } phone) Both(Of(Kind.Phone, Of(phone)));
        Traits =
        [
            .. record.Units.Select(u => Of(Kind.Unit, (ulong)u)), .. record.Organisations.Select(o => Of(Kind.Organisation, (ulong)o)),
            .. record.Record.BirthYear is { } year ? [Of(Kind.BirthYear, (ulong)year)] : Array.Empty<ulong>(),
        ];
    }

    /// <summary>Keys under which the record is found.</summary>
    public IReadOnlyCollection<ulong> Lies => _lies;

    /// <summary>Keys under which those like it are.</summary>
    public IReadOnlyCollection<ulong> Asks => _asks;

    /// <summary>What parts a key that too many have: municipalities, organisations, year of birth.</summary>
    public IReadOnlyList<ulong> Traits { get; }

    /// <summary>A key and a trait as one key.</summary>
    public static ulong With(ulong key, ulong trait) => Mix(key, trait);

    private void Add(NameWord word, ulong whole)
    {
        foreach (var letter in new[] { word.Skeleton[0], word.Precise.FirstOrDefault(word.Skeleton[0]) }.Distinct())
        {
            var (named, initial) = (Of(Kind.Named, Mix(letter, whole)), Of(Kind.Initial, Mix(letter, whole)));
            _lies.Add(word.IsInitial ? initial : named);
            _asks.Add(initial);
            if (word.IsInitial) _asks.Add(named);
        }
        if (word.IsInitial)
            return;
        foreach (var form in word.Skeletons.SelectMany(s => s.Length < TypingError.ShortestSafe - 1 ? [s] : TypingError.Deletes(s)))
            Both(Of(Kind.Name, Mix(Of(form), whole)));
        // An error may make or break a group of letters: Hristova and Hritsova have less in common than a letter.
        if (word.Precise.Length <= TypingError.ShortestSafe) return;
        foreach (var form in TypingError.Deletes(word.Precise)) Both(Of(Kind.Precise, Mix(Of(form), whole)));
        if (word.Compact == word.Skeleton) return;
        foreach (var form in TypingError.Deletes(word.Compact)) Both(Of(Kind.Precise, Mix(Of(form), whole)));
    }

    private void Both(ulong key)
    {
        _lies.Add(key);
        _asks.Add(key);
    }

    private static ulong Of(Kind kind, ulong value) => Mix((ulong)kind, value);

    // FNV-1a: the runtime's own hash of a string differs from run to run, and results are to be the same.
    private static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    private static ulong Mix(ulong a, ulong b)
    {
        var mixed = (a * 0x9E3779B97F4A7C15UL) ^ (b + 0xD1B54A32D192ED03UL);
        mixed = (mixed ^ (mixed >> 32)) * 0xBF58476D1CE4E5B9UL;
        return mixed ^ (mixed >> 29);
    }
}
