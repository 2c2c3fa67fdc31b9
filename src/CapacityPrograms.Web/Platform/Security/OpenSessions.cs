using System.Collections.Concurrent;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>
/// The circuits that are open on this node, by account, and which accounts were changed since the node started: only
/// theirs are compared with the database again.
/// </summary>
public sealed class OpenSessions(TimeProvider clock)
{
    private readonly ConcurrentDictionary<int, ConcurrentDictionary<CircuitRevalidation, byte>> _open = new();
    private readonly ConcurrentDictionary<int, DateTimeOffset> _changed = new();
    private readonly DateTimeOffset _started = clock.GetUtcNow();

    /// <summary>Notes an open circuit of an account.</summary>
    public void Add(int userId, CircuitRevalidation circuit) => _open.GetOrAdd(userId, _ => new())[circuit] = 0;

    /// <summary>Forgets a circuit that was closed.</summary>
    public void Remove(int userId, CircuitRevalidation circuit)
    {
        if (_open.TryGetValue(userId, out var circuits)) circuits.TryRemove(circuit, out _);
    }

    /// <summary>
    /// True where the account was changed on any node after a sign-in was issued, as far as this node knows; of what was
    /// issued before it started it knows nothing, and says so.
    /// </summary>
    public bool ChangedSince(int userId, DateTimeOffset? issued) =>
        issued < _started || (_changed.TryGetValue(userId, out var at) && (issued is null || issued <= at));

    /// <summary>Looks at every open circuit of a changed account again.</summary>
    public async Task ChangedAsync(int userId, CancellationToken ct)
    {
        _changed[userId] = clock.GetUtcNow();
        if (!_open.TryGetValue(userId, out var circuits)) return;
        foreach (var circuit in circuits.Keys) await circuit.CheckAsync(ct);
    }

    /// <summary>Ends the circuits whose sessions have come to their end.</summary>
    public async Task EndOverdueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var circuit in _open.Values.SelectMany(circuits => circuits.Keys).Where(circuit => circuit.IsOver(now))) await circuit.CheckAsync(ct);
    }
}
