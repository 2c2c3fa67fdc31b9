using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Places;

/// <summary>Writes units. They are shared by all programmes and never deleted: a unit ends by date.</summary>
public sealed class UnitService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int MostCodes = 30;

    /// <summary>Saves a new or changed unit with its codes and successors.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="RefusedException">Input is wrong, a code identifies another unit, or somebody saved in between.</exception>
    public async Task<int> SaveAsync(Actor actor, UnitInput input, CancellationToken ct)
    {
        UnitQueries.Require(actor);
        Check(input);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row =
            input.Id == 0
                ? db.Units.Add(new TerritorialUnit { Country = "" }).Entity
                : await db.Units.Include(u => u.Codes).Include(u => u.Successors).AsSplitQuery().SingleOrDefaultAsync(u => u.Id == input.Id, ct)
                    ?? throw new MissingException();
        row.NextVersion(input.Version);
        await CheckParentAsync(db, input, ct);
        await CheckCodesAsync(db, input, ct);
        Apply(row, input);
        ApplyCodes(db, row, input);
        await ApplySuccessorsAsync(db, row, input, ct);
        row.SearchKey = SearchKey.Of([.. row.Name.Texts.Values, .. row.Aliases?.Split('\n') ?? [], .. input.Codes.Select(c => c.Code)]);
        try
        {
            await db.SaveAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Somebody may have given the same code to another unit since it was checked.
            await transaction.RollbackAsync(ct);
            await CheckCodesAsync(db, input, ct);
            throw;
        }
        db.Audit(actor, clock, input.Id == 0 ? AuditActions.UnitAdded : AuditActions.UnitChanged, null, "unit", row.Id);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return row.Id;
    }

    private static void Check(UnitInput input)
    {
        var checks = new Checks()
            .Require(!input.Name.IsEmpty, "Name", "Required")
            .Require(input.Name.Texts.Values.All(t => t.Length <= 400), "Name", "TooLong", 400)
            .Text(input.Aliases, "Aliases", 2000, required: false)
            .Text(input.Note, "Note", 2000, required: false)
            .Require(input.Country.Trim() is { Length: 2 } country && country.All(char.IsAsciiLetter), "Country", "CountryCode")
            .Require(Enum.IsDefined(input.Kind), "Kind", "Choose")
            .Require(input.Latitude is null or (>= -90 and <= 90), "Latitude", "Range", -90, 90)
            .Require(input.Longitude is null or (>= -180 and <= 180), "Longitude", "Range", -180, 180)
            .Require(input.Latitude is null == input.Longitude is null, input.Latitude is null ? "Latitude" : "Longitude", "Required")
            .PartialDate(input.ValidFrom, "ValidFrom").Period(input.ValidFrom, input.ValidTo, "ValidTo")
            .Require(input.Codes.Count <= MostCodes, "Codes", "TooManyLines", MostCodes);
        foreach (var (code, i) in input.Codes.Select((c, i) => (c, i)))
        {
            checks.Text(code.System, $"Codes[{i}].System", 100).Text(code.Code, $"Codes[{i}].Code", 40)
                .Require(string.IsNullOrWhiteSpace(code.Code) || MunicipalityCode.Fits(code.System, code.Code), $"Codes[{i}].Code", "CodeCheckDigit")
                .Require(
                    input.Codes.Take(i).All(c => c.System.Trim() != code.System.Trim() || c.Code.Trim() != code.Code.Trim()), $"Codes[{i}].Code",
                    "Taken", code.Code);
        }
        foreach (var (successor, i) in input.Successors.Select((s, i) => (s, i)))
        {
            checks.PartialDate(successor.On, $"Successors[{i}].On").Require(successor.Unit.Id != input.Id, $"Successors[{i}].On", "OwnPart");
        }
        checks.Throw();
    }

    private static async Task CheckParentAsync(AppDbContext db, UnitInput input, CancellationToken ct)
    {
        // Walking up from the new parent finds the unit itself where the change would close a ring.
        var seen = new HashSet<int>();
        for (var at = input.Parent?.Id; at is { } id && seen.Add(id);)
        {
            if (id == input.Id)
                throw new RefusedException("Parent", "OwnPart");
            var upper =
                await db.Units.Where(u => u.Id == id).Select(u => new { u.ParentId }).SingleOrDefaultAsync(ct)
                ?? throw new RefusedException("Parent", "Missing");
            at = upper.ParentId;
        }
    }

    private static async Task CheckCodesAsync(AppDbContext db, UnitInput input, CancellationToken ct)
    {
        var keys = input.Codes.Where(c => c.IsIdentity).Select(Key).ToList();
        var taken = await db
            .UnitCodes.AsNoTracking()
            .Where(c => c.UnitId != input.Id && c.IdentityKey != null && keys.Contains(c.IdentityKey))
            .Select(c => new
            {
                c.IdentityKey, c.Code, c.Unit!.Name, c.Unit.Country,
            })
            .ToListAsync(ct);
        var refusals = taken
            .Select(t => new Refusal(
                $"Codes[{input.Codes.FindIndex(c => c.IsIdentity && Key(c) == t.IdentityKey)}].Code", "CodeTaken", t.Code,
                $"{t.Name.Shown()} ({t.Country})"))
            .ToList();
        if (refusals.Count > 0)
            throw new RefusedException(refusals);
    }

    private static void Apply(TerritorialUnit row, UnitInput input)
    {
        row.Name = input.Name;
        row.Aliases = string.IsNullOrWhiteSpace(input.Aliases)
            ? null
            : string.Join('\n', input.Aliases.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        row.Country = input.Country.Trim().ToUpperInvariant();
        row.Kind = input.Kind;
        row.ParentId = input.Parent?.Id;
        (row.Latitude, row.Longitude) = (input.Latitude, input.Longitude);
        (row.ValidFrom, row.ValidTo) = (PartialDateChecks.Read(input.ValidFrom), PartialDateChecks.Read(input.ValidTo));
        row.Note = input.Note.TrimToNull();
    }

    private static void ApplyCodes(AppDbContext db, TerritorialUnit row, UnitInput input)
    {
        var wanted = input.Codes.Select(c => (System: c.System.Trim(), Code: c.Code.Trim(), c.IsIdentity)).ToList();
        foreach (var gone in row.Codes.Where(c => !wanted.Any(w => w.System == c.System && w.Code == c.Code)).ToList())
        {
            row.Codes.Remove(gone);
            db.UnitCodes.Remove(gone);
        }
        foreach (var (system, code, isIdentity) in wanted)
        {
            var held = row.Codes.Find(c => c.System == system && c.Code == code);
            if (held is null) row.Codes.Add(held = new UnitCode { System = system, Code = code });
            held.IdentityKey = isIdentity ? MunicipalityCode.IdentityKey(system, code) : null;
        }
    }

    private static async Task ApplySuccessorsAsync(AppDbContext db, TerritorialUnit row, UnitInput input, CancellationToken ct)
    {
        var ids = input.Successors.Select(s => s.Unit.Id).Distinct().ToList();
        if (await db.Units.CountAsync(u => ids.Contains(u.Id), ct) != ids.Count) throw new RefusedException("Successors", "Missing");
        foreach (var gone in row.Successors.Where(s => !ids.Contains(s.SuccessorId)).ToList())
        {
            row.Successors.Remove(gone);
            db.UnitSuccessions.Remove(gone);
        }
        foreach (var successor in input.Successors.DistinctBy(s => s.Unit.Id))
        {
            var held = row.Successors.Find(s => s.SuccessorId == successor.Unit.Id);
            if (held is null) row.Successors.Add(held = new UnitSuccession { SuccessorId = successor.Unit.Id });
            held.On = PartialDateChecks.Read(successor.On);
        }
    }

    private static string Key(CodeInput code) => MunicipalityCode.IdentityKey(code.System.Trim(), code.Code.Trim());
}
