namespace CapacityPrograms.Data.People;

/// <summary>
/// How common names, places and addresses are among all records. One Jovan Jovanović says little of another; one Щерю
/// Драганчов says much.
/// </summary>
public sealed class IdentityFrequencies
{
    /// <summary>People without a word of their names in common from which an address or telephone is an office's.</summary>
    public const int OfficeFrom = 3;

    // A wrongly typed word is rare beside the right one; Marko and Mirko are both borne by many.
    private const int KnownFrom = 3;
    private const double KnownShare = 0.02;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal), _names = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _units = [], _organisations = [];
    private readonly Dictionary<string, (HashSet<string> Words, int People)> _contacts = new(StringComparer.Ordinal);

    /// <summary>Of no records: every name is rare and every address one person's.</summary>
    public static IdentityFrequencies None { get; } = new([]);

    internal IdentityFrequencies(IReadOnlyList<ComparedRecord> records)
    {
        Records = records.Count;
        foreach (var record in records)
        {
            foreach (var word in record.Names.SelectMany(n => n.Words).Where(w => !w.IsInitial).Select(w => w.Skeleton).Distinct()) Count(_words, word);
            foreach (var name in record.Keys) Count(_names, name);
            foreach (var unit in record.Units) Count(_units, unit);
            foreach (var organisation in record.Organisations) Count(_organisations, organisation);
            foreach (var contact in new[] { record.Email, record.Phone }.OfType<string>())
            {
                var (words, people) = _contacts.TryGetValue(contact, out var bearers) ? bearers : (new(StringComparer.Ordinal), 0);
                // One person written in several ways, or a family, has a word in common.
                var own = record.Names.SelectMany(n => n.Words).Select(w => w.Skeleton).ToList();
                _contacts[contact] = (words, words.Overlaps(own) ? people : people + 1);
                if (people < OfficeFrom) words.UnionWith(own);
            }
        }
    }

    /// <summary>Number of records.</summary>
    public int Records { get; }

    /// <summary>How many other people are to be expected under a name that two records share.</summary>
    internal double Others(NameAlignment name, string key)
    {
        // The two records themselves say nothing of how common their name is.
        var rest = Math.Max(Records - 2, 1);
        var expected = name.Words.Aggregate((double)rest, (others, words) => others * Math.Min(1, Share(words, rest)));
        return Math.Max(expected, (_names.GetValueOrDefault(key) - 2) / 2.0);
    }

    /// <summary>The share of records that have any of some units and organisations, at most 1.</summary>
    internal double ShareOfUnits(IEnumerable<int> units) => Share(_units, units);

    /// <inheritdoc cref="ShareOfUnits" />
    internal double ShareOfOrganisations(IEnumerable<int> organisations) => Share(_organisations, organisations);

    /// <summary>Whether so many people have an address or number that it is an office's.</summary>
    internal bool IsOffice(string contact) => _contacts.TryGetValue(contact, out var bearers) && bearers.People >= OfficeFrom;

    /// <summary>Whether two words one letter apart are two names that are both in use.</summary>
    internal bool AreTwoNames(string a, string b)
    {
        var (one, other) = (_words.GetValueOrDefault(a), _words.GetValueOrDefault(b));
        return Math.Min(one, other) >= Math.Max(KnownFrom, KnownShare * Math.Max(one, other));
    }

    private double Share(AlignedWords words, int rest)
    {
        // Ten first letters make up nearly all names.
        if (words.First.IsInitial || words.Second.IsInitial) return 0.1;
        return (double)Math.Max(0, Math.Max(_words.GetValueOrDefault(words.First.Skeleton), _words.GetValueOrDefault(words.Second.Skeleton)) - 2) / rest;
    }

    private double Share(Dictionary<int, int> counts, IEnumerable<int> ids) =>
        Records == 0 ? 1 : Math.Min(1, (double)ids.Sum(id => counts.GetValueOrDefault(id)) / Records);

    private static void Count<TKey>(Dictionary<TKey, int> counts, TKey key) where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
