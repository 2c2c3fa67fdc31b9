using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CapacityPrograms.Web.Features.Audit;

/// <summary>Puts names to the numbers of some entries, with one question for each kind of thing.</summary>
internal sealed class AuditNames(AppDbContext db, TimeZoneInfo zone)
{
    private readonly Dictionary<Type, HashSet<int>> _wanted = [];
    private readonly Dictionary<(Type Type, int Id), string> _names = [];

    /// <summary>The entries with names.</summary>
    public async Task<IReadOnlyList<AuditRow>> ReadAsync(IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        var changes = entries.ToDictionary(e => e.Id, e => AuditedField.Read(e.Changes));
        var users = await UsersAsync(entries, ct);
        var programmes = await ProgrammesAsync(entries, ct);
        var registrationIds = entries.Where(e => e is { SubjectKind: "registration", SubjectId: not null }).Select(e => (int)e.SubjectId!).Distinct().ToList();
        var events = await db.Registrations.AsNoTracking().Where(r => registrationIds.Contains(r.Id)).ToDictionaryAsync(r => (long)r.Id, r => r.EventId, ct);
        foreach (var entry in entries) Want(SubjectType(entry), entry.SubjectId);
        foreach (var id in events.Values) Want(typeof(LearningEvent), id);
        foreach (var field in changes.Values.SelectMany(c => c))
        {
            if (Property(field) is not { } property || Principal(property) is not { } type) continue;
            Want(type, Id(field.From));
            Want(type, Id(field.To));
        }
        await NameAsync(ct);
        return [.. entries.Select(e =>
        {
            var programme = e.ProgrammeId is { } id ? programmes.GetValueOrDefault(id) : null;
            int? eventId = e is { SubjectKind: "registration", SubjectId: { } registration } && events.TryGetValue(registration, out var at) ? at : null;
            return new AuditRow(
                e.Id, e.At, e.UserId, e.UserId is { } by ? users.GetValueOrDefault(by) : null, e.Action, programme?.Name, programme?.Tag, e.SubjectKind,
                e.SubjectId,
                e is { SubjectKind: "user", SubjectId: { } user } ? users.GetValueOrDefault(user)
                    : e.SubjectKind == "programme" ? programme?.Name
                    : eventId is { } held ? Name(typeof(LearningEvent), held)
                    : Name(SubjectType(e), e.SubjectId),
                e.Detail)
            {
                Local = programme is null ? TimeZoneInfo.ConvertTimeFromUtc(e.At, zone) : LocalTime.FromUtc(e.At, programme.TimeZone),
                ProgrammeCode = programme?.Code, EventId = eventId, Changes = [.. changes[e.Id].Select(Shown).OfType<AuditRowChange>()],
            };
        })];
    }

    private async Task<Dictionary<long, string>> UsersAsync(IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        var ids = entries.Select(e => (long?)e.UserId).Concat(entries.Where(e => e.SubjectKind == "user").Select(e => e.SubjectId))
            .OfType<long>().Select(id => (int)id).Distinct().ToList();
        return await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => (long)u.Id, u => u.DisplayName, ct);
    }

    private async Task<Dictionary<int, NamedProgramme>> ProgrammesAsync(IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        var ids = entries.Select(e => e.ProgrammeId).OfType<int>().Distinct().ToList();
        var rows = await db.Programmes.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Code, p.Name, p.ShortName, p.Language, p.TimeZone }).ToListAsync(ct);
        return rows.ToDictionary(p => p.Id, p =>
        {
            var (tag, name) = p.ShortName is { Length: > 0 } ? (p.Language, p.ShortName) : p.Name.ForReader(p.Language);
            return new NamedProgramme(p.Code, name, tag, p.TimeZone);
        });
    }

    private AuditRowChange? Shown(AuditedField field)
    {
        if (Property(field) is not { } property) return null;
        if (Principal(property) is { } type) return new(property.Name, Named(type, field.From), Named(type, field.To), null);
        if (property.ClrType == typeof(LocalizedText)) return new(property.Name, Read(field.From), Read(field.To), null);
        return new(property.Name, field.From, field.To, Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType);
    }

    // A column that a newer server has, or an older one had, is left out.
    private IProperty? Property(AuditedField field)
    {
        var parts = field.Field.Split('.');
        return AuditedField.Followed.FirstOrDefault(t => t.Name == parts[0]) is { } type && parts.Length == 2
            ? db.Model.FindEntityType(type)?.FindProperty(parts[1])
            : null;
    }

    private static Type? Principal(IProperty property) => property.GetContainingForeignKeys().FirstOrDefault()?.PrincipalEntityType.ClrType;

    // Rows of a programme's sections are named by their page; of the registers there are pages of their own.
    private static Type? SubjectType(AuditEntry entry) => (entry.SubjectKind, entry.ProgrammeId) switch
    {
        ("event", _) => typeof(LearningEvent),
        ("organisation", null) => typeof(Organisation),
        ("unit", null) => typeof(TerritorialUnit),
        _ => null,
    };

    private void Want(Type? type, long? id)
    {
        if (type is null || id is not (> 0 and <= int.MaxValue)) return;
        if (!_wanted.TryGetValue(type, out var ids)) _wanted[type] = ids = [];
        ids.Add((int)id);
    }

    private async Task NameAsync(CancellationToken ct)
    {
        await NameAsync<LearningEvent>(ids => db.Events.Where(x => ids.Contains(x.Id)).Select(x => new Titled(x.Id, x.Title, null)), ct);
        await NameAsync<Organisation>(ids => db.Organisations.Where(x => ids.Contains(x.Id)).Select(x => new Titled(x.Id, x.Name, x.ShortName)), ct);
        await NameAsync<TerritorialUnit>(ids => db.Units.Where(x => ids.Contains(x.Id)).Select(x => new Titled(x.Id, x.Name, null)), ct);
        await NameAsync<Activity>(ids => db.Activities.Where(x => ids.Contains(x.Id)).Select(x => new Titled(x.Id, x.Title, null)), ct);
        await NameAsync<ProgrammeStep>(ids => db.ProgrammeSteps.Where(x => ids.Contains(x.Id)).Select(x => new Titled(x.Id, x.Name, null)), ct);
        await NameAsync<TargetGroup>(ids => db.TargetGroups.Where(x => ids.Contains(x.Id)).Select(x => new Titled(x.Id, x.Name, null)), ct);
        await NameAsync<Venue>(ids => db.Venues.Where(x => ids.Contains(x.Id)).Select(x => new Titled(x.Id, LocalizedText.Empty, x.Name)), ct);
    }

    private async Task NameAsync<T>(Func<List<int>, IQueryable<Titled>> ask, CancellationToken ct)
    {
        if (!_wanted.TryGetValue(typeof(T), out var ids)) return;
        foreach (var row in await ask([.. ids]).AsNoTracking().ToListAsync(ct)) _names[(typeof(T), row.Id)] = row.Short ?? row.Title.ForReader().Text;
    }

    private string? Name(Type? type, long? id) => type is not null && id is { } known ? _names.GetValueOrDefault((type, (int)known)) : null;

    private string? Named(Type type, string? stored) => Id(stored) is { } id ? Name(type, id) ?? $"№ {stored}" : null;

    private static long? Id(string? stored) => long.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string? Read(string? stored)
    {
        try
        {
            return stored is null ? null : LocalizedText.FromJson(stored).ForReader().Text;
        }
        catch (System.Text.Json.JsonException)
        {
            return stored;
        }
    }

    private sealed record NamedProgramme(string Code, string Name, string? Tag, string TimeZone);

    private sealed record Titled(int Id, LocalizedText Title, string? Short);
}
