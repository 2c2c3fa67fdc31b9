using CapacityPrograms.Data;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Programmes.Sections;

/// <summary>How a field of a section is entered.</summary>
public enum FieldKind { Names, Text, Lines, Number, Amount, Date, Flag, Choice, Row, Unit, Organisation }

/// <summary>A field of a section's rows; its name is that of the property that it fills.</summary>
/// <param name="Label">Key of its label.</param>
/// <param name="Words">The enumeration of a choice.</param>
/// <param name="Of">The section whose rows can be chosen.</param>
public sealed record SectionField(
    string Name, string Label, FieldKind Kind, bool Required = false, bool InList = false, int Max = 400, Type? Words = null, string? Of = null,
    string? Hint = null);

/// <summary>Something chosen, with its words.</summary>
public sealed record Picked(int Id, string Text, string Lang);

/// <summary>
/// What a programme keeps many of and what is listed, added, changed, put in order and removed in one and the same way:
/// the table, its fields, and what refers to a row.
/// </summary>
public abstract class Section(string key, string page, IReadOnlyList<SectionField> fields)
{
    /// <summary>Stands in requests and in the history.</summary>
    public string Key => key;

    /// <summary>Last part of the page's address; one page may hold several sections.</summary>
    public string Page => page;

    /// <summary>The fields, in the order of the form.</summary>
    public IReadOnlyList<SectionField> Fields => fields;

    /// <summary>Whether rows have an order of their own.</summary>
    public bool HasOrder { get; init; } = true;

    /// <summary>Rows of a programme, in order.</summary>
    public abstract Task<List<object>> RowsAsync(AppDbContext db, int programmeId, CancellationToken ct);

    /// <summary>One row of a programme, for writing.</summary>
    public abstract Task<object?> RowAsync(AppDbContext db, int programmeId, int id, CancellationToken ct);

    /// <summary>A new row of a programme.</summary>
    public abstract object New(AppDbContext db, int programmeId);

    /// <summary>How many entries refer to a row, so that it has to stay.</summary>
    public abstract Task<int> UsesAsync(AppDbContext db, int id, CancellationToken ct);

    /// <summary>Removes a row with what is part of it.</summary>
    public abstract Task RemoveAsync(AppDbContext db, object row, CancellationToken ct);
}

/// <summary>A section over one table.</summary>
internal sealed class Section<TRow>(string key, string page, IReadOnlyList<SectionField> fields) : Section(key, page, fields) where TRow : class
{
    public required Func<TRow> Make { get; init; }
    public Func<AppDbContext, int, IQueryable<TRow>>? Rows { get; init; }
    public Func<AppDbContext, int, CancellationToken, Task<int>>? Uses { get; init; }
    public Func<AppDbContext, int, CancellationToken, Task>? Parts { get; init; }

    public override async Task<List<object>> RowsAsync(AppDbContext db, int programmeId, CancellationToken ct)
    {
        var rows = Query(db, programmeId).AsNoTracking();
        rows = HasOrder ? rows.OrderBy(r => EF.Property<int>(r, "Order")).ThenBy(r => EF.Property<int>(r, "Id")) : rows.OrderBy(r => EF.Property<int>(r, "Id"));
        return (await rows.ToListAsync(ct)).Cast<object>().ToList();
    }

    public override async Task<object?> RowAsync(AppDbContext db, int programmeId, int id, CancellationToken ct) =>
        await Query(db, programmeId).SingleOrDefaultAsync(r => EF.Property<int>(r, "Id") == id, ct);

    public override object New(AppDbContext db, int programmeId)
    {
        var entry = db.Add(Make());
        if (Rows is null) entry.Property("ProgrammeId").CurrentValue = programmeId;
        return entry.Entity;
    }

    public override Task<int> UsesAsync(AppDbContext db, int id, CancellationToken ct) => Uses is null ? Task.FromResult(0) : Uses(db, id, ct);

    public override async Task RemoveAsync(AppDbContext db, object row, CancellationToken ct)
    {
        if (Parts is not null) await Parts(db, (int)db.Entry(row).Property("Id").CurrentValue!, ct);
        db.Remove(row);
    }

    private IQueryable<TRow> Query(AppDbContext db, int programmeId) =>
        Rows is null ? db.Set<TRow>().Where(r => EF.Property<int>(r, "ProgrammeId") == programmeId) : Rows(db, programmeId);
}

/// <summary>A row as the page shows and edits it: values by field.</summary>
/// <param name="Seen">What was read, so that a save over somebody else's is noticed.</param>
public sealed record SectionRow(int Id, IReadOnlyDictionary<string, object?> Values, string Seen);

/// <summary>A section's page: its rows, and what can be chosen in them.</summary>
public sealed record SectionList(Section Section, IReadOnlyList<SectionRow> Rows, IReadOnlyDictionary<string, IReadOnlyList<Picked>> Choices, string Language);

/// <summary>The head of a section's page.</summary>
public sealed record SectionPageHead(string Code, LocalizedText Name, string Language);
