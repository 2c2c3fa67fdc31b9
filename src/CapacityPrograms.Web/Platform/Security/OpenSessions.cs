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

    /// <summary>Notes an open circuit of an account.</summary>
    public void Add(int userId, CircuitRevalidation circuit) => _open.GetOrAdd(userId, _ => new())[circuit] = 0;

    /// <summary>Forgets a circuit that was closed.</summary>
    public void Remove(int userId, CircuitRevalidation circuit)
    {
        if (_open.TryGetValue(userId, out var circuits)) circuits.TryRemove(circuit, out _);
    }

    /// <summary>True where the account was changed on any node after a sign-in was issued, as far as this node knows.</summary>
    public bool ChangedSince(int userId, DateTimeOffset? issued) => _changed.TryGetValue(userId, out var at) && (issued is null || issued <= at);

    /// <summary>Looks at every open circuit of a changed account again.</summary>
    public async Task ChangedAsync(int userId, CancellationToken ct)
    {
        _changed[userId] = clock.GetUtcNow();
        if (!_open.TryGetValue(userId, out var circuits)) return;
        foreach (var circuit in circuits.Keys) await circuit.CheckAsync(ct);
    }
}
