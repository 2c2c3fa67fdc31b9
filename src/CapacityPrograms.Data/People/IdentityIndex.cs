namespace CapacityPrograms.Data.People;

/// <summary>
/// All records, so that those who may be one person are found without comparing each with each. Records are compared that
/// share a key of <see cref="IdentityKeys"/>. Where more than <see cref="Largest"/> share one, it is parted by what they
/// have in common besides (municipality, organisation, year of birth), then by two of these: of so common a name nothing
/// else is suggested anyway. What is still larger is passed over, e-mail and telephone being keys of their own, and the scan
/// stays near-linear.
/// An index does not change; one is built anew when records have.
/// </summary>
public sealed class IdentityIndex
{
    /// <summary>Records that are compared each with each because of one key.</summary>
    public const int Largest = 10;

    private readonly ComparedRecord[] _records;
    private readonly IReadOnlyList<ulong>[] _traits;
    private readonly IdentityBlocks _keys, _keysByTrait, _keysByTraits;

    /// <summary>Reads all records.</summary>
    public IdentityIndex(IEnumerable<IdentityRecord> records)
    {
        _records = [.. records.Select(r => new ComparedRecord(r))];
        Frequencies = new(_records);
        _traits = new IReadOnlyList<ulong>[_records.Length];
        var entries = new List<(ulong, int)>(_records.Length * 20);
        for (var i = 0; i < _records.Length; i++)
        {
            var keys = new IdentityKeys(_records[i]);
            _traits[i] = keys.Traits;
            foreach (var key in keys.Lies) entries.Add((key, i));
        }
        _keys = new(entries);
        _keysByTrait = new(
            _keys
                .Over(Largest)
                .SelectMany(block =>
                    block.Records.SelectMany(record => _traits[record].Select(trait => (IdentityKeys.With(block.Key, trait), record))))
                .ToList());
        _keysByTraits = new(
            _keys
                .Over(Largest)
                .SelectMany(block => block.Records.SelectMany(record => Partitioned(block.Key, _traits[record]).Select(key => (key, record))))
                .ToList());
    }

    /// <summary>How common names are among the records.</summary>
    public IdentityFrequencies Frequencies { get; }

    /// <summary>The records that one may be, best first; never itself.</summary>
    /// <param name="record">One of the index or, with id 0, one that is being typed.</param>
    public IReadOnlyList<IdentityCandidate> Find(IdentityRecord record, CancellationToken ct)
    {
        var (compared, found) = (new ComparedRecord(record), new List<IdentityCandidate>());
        foreach (var position in Candidates(new IdentityKeys(compared)))
        {
            ct.ThrowIfCancellationRequested();
            var other = _records[position];
            if (other.Record.Id == record.Id && record.Id != 0) continue;
            var match = Identity.Compare(compared, other, Frequencies);
            if (match.IsSuggested) found.Add(new(other.Record.Id, match));
        }
        return [.. found.OrderByDescending(c => c.Match.Score).ThenBy(c => c.Id)];
    }

    /// <summary>All pairs of records that may be one person, each once.</summary>
    /// <param name="progress">Told the share done, from 0 to 1, some hundred times.</param>
    public IdentityScan Pairs(CancellationToken ct, IProgress<double>? progress = null)
    {
        var (pairs, compared, step) = (new List<IdentityPair>(), 0L, Math.Max(1, _records.Length / 100));
        for (var i = 0; i < _records.Length; i++)
        {
            ct.ThrowIfCancellationRequested();
            if (i % step == 0) progress?.Report((double)i / _records.Length);
            var one = _records[i];
            foreach (var position in Candidates(new IdentityKeys(one)))
            {
                if (position <= i) continue;
                compared++;
                var other = _records[position];
                var match = Identity.Compare(one, other, Frequencies);
                if (match.IsSuggested) pairs.Add(new(Math.Min(one.Record.Id, other.Record.Id), Math.Max(one.Record.Id, other.Record.Id), match));
            }
        }
        progress?.Report(1);
        return new([.. pairs.OrderByDescending(p => p.Match.Score).ThenBy(p => p.FirstId).ThenBy(p => p.SecondId)], compared);
    }

    private HashSet<int> Candidates(IdentityKeys keys)
    {
        var found = new HashSet<int>();
        foreach (var key in keys.Asks)
        {
            var records = _keys.Under(key);
            if (records.Length <= Largest) Collect(records);
            else
            {
                foreach (var trait in keys.Traits) Collect(_keysByTrait.Under(IdentityKeys.With(key, trait)));
                foreach (var parted in Partitioned(key, keys.Traits)) Collect(_keysByTraits.Under(parted));
            }
        }
        return found;

        void Collect(ReadOnlySpan<int> records)
        {
            if (records.Length > Largest) return;
            foreach (var record in records) found.Add(record);
        }
    }

    private static IEnumerable<ulong> Partitioned(ulong key, IReadOnlyList<ulong> traits)
    {
        var ordered = traits.Order().ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            for (var j = i + 1; j < ordered.Count; j++) yield return IdentityKeys.With(IdentityKeys.With(key, ordered[i]), ordered[j]);
        }
    }
}
