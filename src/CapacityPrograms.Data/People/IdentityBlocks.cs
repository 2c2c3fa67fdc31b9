namespace CapacityPrograms.Data.People;

/// <summary>
/// Records under the keys that they have in common, as two sorted columns: a hash table of a million short lists takes several
/// times the room.
/// </summary>
internal sealed class IdentityBlocks
{
    private readonly ulong[] _keys;
    private readonly int[] _records;

    public IdentityBlocks(List<(ulong Key, int Record)> entries)
    {
        _keys = new ulong[entries.Count];
        _records = new int[entries.Count];
        for (var i = 0; i < entries.Count; i++) (_keys[i], _records[i]) = entries[i];
        Array.Sort(_keys, _records);
    }

    /// <summary>The records under a key.</summary>
    public ReadOnlySpan<int> Under(ulong key)
    {
        var start = First(key);
        return _records.AsSpan(start, (key == ulong.MaxValue ? _keys.Length : First(key + 1)) - start);
    }

    /// <summary>Keys with more than some number of records, each with these.</summary>
    public IEnumerable<(ulong Key, ArraySegment<int> Records)> Over(int limit)
    {
        for (var start = 0; start < _keys.Length;)
        {
            var end = start;
            while (end < _keys.Length && _keys[end] == _keys[start]) end++;
            if (end - start > limit) yield return (_keys[start], new(_records, start, end - start));
            start = end;
        }
    }

    private int First(ulong key)
    {
        var (low, high) = (0, _keys.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_keys[middle] < key) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
