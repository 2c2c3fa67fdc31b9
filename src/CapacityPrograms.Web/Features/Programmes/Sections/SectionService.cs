using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Programmes.Sections;

/// <summary>Writes the rows of a section; every write asks whether the actor keeps the programme, and is noted.</summary>
public sealed class SectionService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Most slots that are added at once.</summary>
    public const int MostSlots = 200;

    /// <summary>Saves a row, or adds one where the id is 0.</summary>
    /// <param name="seen">What the editor had read; another save in between is refused.</param>
    public async Task<int> SaveAsync(
        Actor actor, string code, string key, int id, string? seen, IReadOnlyDictionary<string, object?> values, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var programme = await SectionQueries.KeptAsync(db, actor, code, ct);
        var section = ProgrammeSections.Of(key);
        var row = id == 0 ? section.New(db, programme.Id) : await section.RowAsync(db, programme.Id, id, ct) ?? throw new MissingException();
        if (id != 0 && seen != SectionValues.Seen(db, section, row)) throw new RefusedException("", "ChangedMeanwhile");
        var unitBefore = (row as ProgrammeUnit)?.UnitId;
        await SectionValues.ApplyAsync(db, section, row, programme, values, ct);
        if (id == 0 && section.HasOrder)
            db.Entry(row).Property("Order").CurrentValue =
                (await section.RowsAsync(db, programme.Id, ct)).Select(r => (int)db.Entry(r).Property("Order").CurrentValue!).DefaultIfEmpty().Max()
                + 1;
        if (row is ProgrammeUnit unit)
            await NameSlotAsync(db, actor, unit, unitBefore, ct);
        await db.SaveAsync(ct);
        var saved = (int)db.Entry(row).Property("Id").CurrentValue!;
        db.Audit(actor, clock, AuditActions.Changed(key, id == 0 ? "added" : "changed"), programme.Id, key, saved);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return saved;
    }

    /// <summary>Removes a row that nothing refers to.</summary>
    /// <exception cref="RefusedException">Something refers to it.</exception>
    public async Task RemoveAsync(Actor actor, string code, string key, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var programme = await SectionQueries.KeptAsync(db, actor, code, ct);
        var section = ProgrammeSections.Of(key);
        var row = await section.RowAsync(db, programme.Id, id, ct) ?? throw new MissingException();
        if (await section.UsesAsync(db, id, ct) is > 0 and var uses) throw new RefusedException("", "RowUsed", uses);
        await section.RemoveAsync(db, row, ct);
        db.Audit(actor, clock, AuditActions.Changed(key, "removed"), programme.Id, key, id);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Moves a row one place up or down, and numbers the section anew.</summary>
    public async Task MoveAsync(Actor actor, string code, string key, int id, bool up, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await SectionQueries.KeptAsync(db, actor, code, ct);
        var section = ProgrammeSections.Of(key);
        if (!section.HasOrder) throw new MissingException();
        var rows = await section.RowsAsync(db, programme.Id, ct);
        var from = rows.FindIndex(r => (int)db.Entry(r).Property("Id").CurrentValue! == id);
        if (from < 0) throw new MissingException();
        var to = up ? from - 1 : from + 1;
        if (to < 0 || to >= rows.Count) return;
        (rows[from], rows[to]) = (rows[to], rows[from]);
        db.AttachRange(rows);
        for (var i = 0; i < rows.Count; i++) db.Entry(rows[i]).Property("Order").CurrentValue = i + 1;
        db.Audit(actor, clock, AuditActions.Changed(key, "moved"), programme.Id, key, id);
        await db.SaveAsync(ct);
    }

    /// <summary>Adds slots for what a source counts and does not name; <c>{0}</c> in the label is the slot's number.</summary>
    public async Task AddSlotsAsync(Actor actor, string code, UnitRole role, int count, string label, string? cohort, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await SectionQueries.KeptAsync(db, actor, code, ct);
        new Checks()
            .Require(count is >= 1 and <= MostSlots, "Count", "Range", 1, MostSlots)
            .Text(label, "Label", 200)
            .Text(cohort, "Cohort", 40, required: false)
            .Throw();
        var units = await db
            .ProgrammeUnits.Where(u => u.ProgrammeId == programme.Id)
            .Select(u => new
            {
                u.Role, u.Order, u.UnitId,
            })
            .ToListAsync(ct);
        var (number, order) = (units.Count(u => u.Role == role && u.UnitId == null), units.Select(u => u.Order).DefaultIfEmpty().Max());
        for (var i = 1; i <= count; i++)
        {
            var name = label.Contains("{0}", StringComparison.Ordinal)
                ? label.Replace("{0}", (number + i).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                : $"{label.Trim()} {number + i}";
            db.ProgrammeUnits.Add(
                new ProgrammeUnit
                {
                    ProgrammeId = programme.Id, Role = role, Cohort = cohort.TrimToNull(), Order = order + i,
                    SlotLabel = LocalizedText.Of(programme.Language, name),
                }
            );
        }
        db.Audit(actor, clock, AuditActions.UnitSlots, programme.Id, "programme", programme.Id, count.ToString(CultureInfo.InvariantCulture));
        await db.SaveAsync(ct);
    }

    // A slot keeps its registrations when it gets its name: the unit was theirs all along and was only not known. A unit
    // with a name that people have come from stays that unit.
    private async Task NameSlotAsync(AppDbContext db, Actor actor, ProgrammeUnit unit, int? before, CancellationToken ct)
    {
        if (unit.Id == 0 || before == unit.UnitId) return;
        if (before is not null)
        {
            if (await db.Registrations.CountAsync(r => r.ProgrammeUnitId == unit.Id, ct) is > 0 and var uses)
                throw new RefusedException("UnitId", "RowUsed", uses);
            return;
        }
        var registrations = await db.Registrations.Where(r => r.ProgrammeUnitId == unit.Id && r.UnitId == null).ToListAsync(ct);
        foreach (var registration in registrations)
        {
            registration.UnitId = unit.UnitId;
            registration.Version++;
        }
        db.Audit(actor, clock, AuditActions.UnitNamed, unit.ProgrammeId, "unit", unit.Id, registrations.Count.ToString(CultureInfo.InvariantCulture));
    }
}
