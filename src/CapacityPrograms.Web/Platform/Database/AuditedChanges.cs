using System.Runtime.CompilerServices;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CapacityPrograms.Web.Platform.Database;

/// <summary>
/// Writes into an entry of the audit what was changed, from what to what: gathered from the rows that the same context saves, in
/// the same save or before it, so that no service has to say it and none can forget it.
/// </summary>
public sealed class AuditedChanges : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, Gathered> _gathered = [];

    /// <inheritdoc />
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Gather(eventData.Context!);
        return result;
    }

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Gather(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Gather(DbContext db)
    {
        List<AuditEntry>? entries = null;
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry is { State: EntityState.Added, Entity: AuditEntry audit })
            {
                (entries ??= []).Add(audit);
            }
            else if (entry.State is not EntityState.Unchanged and not EntityState.Detached && AuditedField.SubjectOf(entry.Entity.GetType()) is { } subject)
            {
                var (id, fields) = (IdOf(entry), Fields(entry).ToList());
                if (fields.Count > 0 && id > 0) Held(db).Fields.AddRange(fields.Select(field => (subject, id, field)));
            }
        }
        if (entries is null || !_gathered.TryGetValue(db, out var held) || held.Lease != db.ContextId.Lease) return;
        foreach (var audit in entries)
        {
            bool Meant((string Subject, long Id, AuditedField Field) f) =>
                f.Subject == audit.SubjectKind && (audit.SubjectId is null || f.Id == audit.SubjectId);
            audit.Changes ??= AuditedField.Write([.. held.Fields.Where(Meant).Select(f => f.Field).Distinct()]);
            held.Fields.RemoveAll(Meant);
        }
    }

    // A context is lent out again and again; what another method left in it is none of this one's.
    private Gathered Held(DbContext db)
    {
        var held = _gathered.GetOrCreateValue(db);
        if (held.Lease != db.ContextId.Lease) held.Fields.Clear();
        held.Lease = db.ContextId.Lease;
        return held;
    }

    private static long IdOf(EntityEntry entry) =>
        entry.Entity is EventSession session ? session.EventId
        : entry.Metadata.FindPrimaryKey()?.Properties is [{ ClrType: var type } key] && type == typeof(int) ? (int)entry.Property(key.Name).CurrentValue!
        : 0;

    private static IEnumerable<AuditedField> Fields(EntityEntry entry)
    {
        // Of a session that comes or goes its day is said; any other row that is added or removed has an action of its own.
        if (entry is { State: EntityState.Added or EntityState.Deleted, Entity: EventSession session })
        {
            var (day, field) = (AuditedField.Kept(session.Day), $"{nameof(EventSession)}.{nameof(EventSession.Day)}");
            return [entry.State == EntityState.Added ? new(field, null, day) : new(field, day, null)];
        }
        return entry.State != EntityState.Modified ? [] : entry.Properties.Where(p => p.IsModified && AuditedField.IsFollowed(p.Metadata.Name))
            .Where(p => !Equals(p.OriginalValue, p.CurrentValue)).Select(p => Field(p.Metadata, p));
    }

    private static AuditedField Field(IProperty property, PropertyEntry p)
    {
        var name = $"{property.DeclaringType.ClrType.Name}.{property.Name}";
        return AuditedField.KeepsValues(property) ? new(name, AuditedField.Kept(p.OriginalValue), AuditedField.Kept(p.CurrentValue)) : new(name, null, null);
    }

    private sealed class Gathered
    {
        public int Lease { get; set; }
        public List<(string Subject, long Id, AuditedField Field)> Fields { get; } = [];
    }
}
