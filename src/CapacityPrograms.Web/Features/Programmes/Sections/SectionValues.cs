using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Programmes.Sections;

/// <summary>Carries values between the rows of a section and its form, and checks them on the way in.</summary>
internal static class SectionValues
{
    /// <summary>A row as the form has it: dates as text, chosen things with their words.</summary>
    public static SectionRow Read(AppDbContext db, Section section, object row, IReadOnlyDictionary<(FieldKind, int), Picked> picked)
    {
        var entry = db.Entry(row);
        return new SectionRow(
            (int)entry.Property("Id").CurrentValue!,
            section.Fields.ToDictionary(
                f => f.Name,
                f =>
                    (f.Kind, entry.Property(f.Name).CurrentValue) switch
                    {
                        (FieldKind.Date, PartialDate date) => date.ToString(),
                        (FieldKind.Unit or FieldKind.Organisation, int id) => picked.GetValueOrDefault((f.Kind, id)),
                        (_, var value) => value,
                    }
            ),
            Seen(db, section, row));
    }

    /// <summary>What a row says now, to tell whether somebody else has changed it since.</summary>
    public static string Seen(AppDbContext db, Section section, object row) =>
        string.Join('\u001f', section.Fields.Select(f => db.Entry(row).Property(f.Name).CurrentValue switch
        {
            LocalizedText text => text.ToJson(),
            decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        }));

    /// <summary>The rows of a section as choices of a field.</summary>
    public static async Task<IReadOnlyList<Picked>> ChoicesAsync(AppDbContext db, Section section, Programme programme, CancellationToken ct)
    {
        var name = section.Fields.First(f => f.Kind is FieldKind.Names).Name;
        return (await section.RowsAsync(db, programme.Id, ct)).Select(r => db.Entry(r)).Select(e =>
        {
            var (tag, text) = ((LocalizedText)e.Property(name).CurrentValue!).ForReader(programme.Language);
            return new Picked((int)e.Property("Id").CurrentValue!, text, tag);
        }).ToList();
    }

    /// <summary>The words of units and organisations that rows name.</summary>
    public static async Task<IReadOnlyDictionary<(FieldKind, int), Picked>> PickedAsync(
        AppDbContext db, Section section, IReadOnlyList<object> rows, string language, CancellationToken ct)
    {
        var found = new Dictionary<(FieldKind, int), Picked>();
        foreach (var field in section.Fields.Where(f => f.Kind is FieldKind.Unit or FieldKind.Organisation))
        {
            var ids = rows.Select(r => db.Entry(r).Property(field.Name).CurrentValue).OfType<int>().Distinct().ToList();
            var names = field.Kind is FieldKind.Unit
                ? await db.Units.Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToListAsync(ct)
                : await db.Organisations.Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync(ct);
            foreach (var n in names) found[(field.Kind, n.Id)] = new Picked(n.Id, n.Name.Shown(language), n.Name.ShownTag(language));
        }
        return found;
    }

    /// <summary>Puts checked values into a row.</summary>
    public static async Task ApplyAsync(
        AppDbContext db, Section section, object row, Programme programme, IReadOnlyDictionary<string, object?> values, CancellationToken ct)
    {
        var (entry, checks) = (db.Entry(row), new Checks());
        foreach (var field in section.Fields)
        {
            var property = entry.Property(field.Name);
            var value = Converted(field, property.Metadata.ClrType, values.GetValueOrDefault(field.Name), checks);
            if (value is int id && field.Kind is FieldKind.Row or FieldKind.Unit or FieldKind.Organisation)
                checks.Require(
                    await ExistsAsync(db, field, programme, (int?)value, ct)
                        && !(field.Of == section.Key && id == (int)entry.Property("Id").CurrentValue!),
                    field.Name, "Choose");
            property.CurrentValue = value;
        }
        if (row is Objective objective) checks.Require(!await IsUnderItselfAsync(db, objective, ct), "ParentId", "UnderItself");
        if (row is Memorandum memorandum) checks.Require(memorandum.OrganisationId is not null || memorandum.UnitId is not null, "OrganisationId", "Required");
        if (row is ProgrammeUnit unit) checks.Require(unit.UnitId is not null || !unit.SlotLabel.IsEmpty, "UnitId", "Required");
        checks.Throw();
    }

    private static object? Converted(SectionField field, Type type, object? value, Checks checks)
    {
        if (value is string { Length: 0 } || (value is string blank && string.IsNullOrWhiteSpace(blank))) value = null;
        switch (field.Kind)
        {
            case FieldKind.Names:
                var names = value as LocalizedText ?? LocalizedText.Empty;
                checks
                    .Require(!field.Required || !names.IsEmpty, field.Name, "Required")
                    .Require(names.Texts.Values.All(t => t.Length <= field.Max), field.Name, "TooLong", field.Max);
                return names;
            case FieldKind.Text or FieldKind.Lines:
                checks.Text(value as string, field.Name, field.Max, field.Required);
                return (value as string)?.Trim() ?? (field.Required ? "" : null);
            case FieldKind.Number:
                checks.Require(value is null or >= 0 and <= 10_000_000, field.Name, "Range", 0, 10_000_000);
                return value as int?;
            case FieldKind.Amount:
                checks.Require(value is null or >= 0m and <= 1_000_000_000_000m, field.Name, "Range", 0, 1_000_000_000_000m);
                return value as decimal?;
            case FieldKind.Date:
                var known = PartialDate.TryParse(value as string, out var date);
                checks.Require(value is null || known, field.Name, "NotADate");
                return known ? date : null;
            case FieldKind.Flag:
                return value is true;
            case FieldKind.Choice:
                checks.Require(value is null ? !field.Required : value.GetType() == field.Words && Enum.IsDefined(field.Words!, value), field.Name, "Choose");
                return value ?? (field.Required ? Enum.GetValues(field.Words!).GetValue(0) : null);
            default:
                var id = value is Picked picked ? picked.Id : value as int?;
                checks.Require(!field.Required || id is not null, field.Name, "Required");
                return id ?? (type == typeof(int) ? 0 : null);
        }
    }

    private static async Task<bool> ExistsAsync(AppDbContext db, SectionField field, Programme programme, int? id, CancellationToken ct) => field.Kind switch
    {
        _ when id is null or 0 => true,
        FieldKind.Unit => await db.Units.AnyAsync(u => u.Id == id, ct),
        FieldKind.Organisation => await db.Organisations.AnyAsync(o => o.Id == id, ct),
        _ => (await ProgrammeSections.Of(field.Of!).RowsAsync(db, programme.Id, ct)).Any(r => (int)db.Entry(r).Property("Id").CurrentValue! == id),
    };

    private static async Task<bool> IsUnderItselfAsync(AppDbContext db, Objective row, CancellationToken ct)
    {
        if (row.Id == 0) return false;
        var parents = await db.Objectives.AsNoTracking().Where(o => o.ProgrammeId == row.ProgrammeId).ToDictionaryAsync(o => o.Id, o => o.ParentId, ct);
        for (var (above, steps) = (row.ParentId, 0); above is { } id && steps <= parents.Count; above = parents.GetValueOrDefault(id), steps++)
        {
            if (id == row.Id) return true;
        }
        return false;
    }
}
