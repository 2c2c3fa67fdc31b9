using System.Text.RegularExpressions;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Programmes;

/// <summary>Makes programmes, copies them and keeps their details.</summary>
public sealed partial class ProgrammeService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    // An address of the list itself, so never a programme's.
    private const string ReservedCode = "new";

    /// <summary>Makes a programme; a coordinator who makes one keeps it from then on.</summary>
    public async Task<string> AddAsync(Actor actor, NewProgramme input, CancellationToken ct)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var checks = await CheckCodeAsync(db, input.Code, ct);
        Check(checks, input.Name, input.Country, input.TimeZone);
        var row = new Programme
        {
            Code = input.Code.Trim(), Language = input.Language, Country = input.Country.Trim().ToUpperInvariant(), TimeZone = input.TimeZone,
            Name = input.Name,
        };
        row.ParentId = await ParentIdAsync(db, actor, input.Parent, null, checks, ct);
        checks.Throw();
        row.SearchKey = KeyOf(row);
        await AddWithAccessAsync(db, actor, row, AuditActions.ProgrammeAdded, ct);
        await transaction.CommitAsync(ct);
        return row.Code;
    }

    /// <summary>Saves the details; refused where somebody saved in between.</summary>
    public async Task SaveAsync(Actor actor, string code, ProgrammeDetails input, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Programmes.VisibleTo(actor).SingleOrDefaultAsync(p => p.Code == code, ct) ?? throw new MissingException();
        if (!actor.Coordinates(row.Id)) throw new ForbiddenException();
        var (from, to) = (Date(input.StartsOn), Date(input.EndsOn));
        var checks = Check(new Checks(), input.Name, input.Country, input.TimeZone).Text(input.ShortName, "ShortName", 100, required: false)
            .Require(from.Valid, "StartsOn", "NotADate").Require(to.Valid, "EndsOn", "NotADate")
            .Require(from.Value?.Earliest is not { } start || to.Value?.Latest is not { } end || end >= start, "EndsOn", "EndBeforeStart")
            .Require(input.DurationMonths is null or (> 0 and <= 600), "DurationMonths", "Range", 1, 600)
            .Text(input.ContractNumber, "ContractNumber", 60, required: false)
            .Require(
                string.IsNullOrWhiteSpace(input.SectorCode) || input.SectorCode.Trim() is { Length: 5 } sector && sector.All(char.IsAsciiDigit),
                "SectorCode", "FiveDigits")
            .Require(input.FullDay is > 0 and <= 100, "FullDay", "Range", 1, 100)
            .Require(input.HalfDay > 0 && input.HalfDay <= input.FullDay, "HalfDay", "Range", 1, input.FullDay)
            .Require(input.Completion is > 0 and <= 100, "Completion", "Range", 1, 100);
        var parent = await ParentIdAsync(db, actor, input.Parent, row, checks, ct);
        checks.Throw();
        row.NextVersion(input.Version);
        (row.Name, row.ShortName, row.Summary, row.State, row.ParentId) = (input.Name, input.ShortName.TrimToNull(), input.Summary, input.State, parent);
        (row.Language, row.Country, row.TimeZone) = (input.Language, input.Country.Trim().ToUpperInvariant(), input.TimeZone);
        (row.StartsOn, row.EndsOn, row.DurationMonths, row.SectorCode, row.ContractNumber, row.DonorSeesNames) = (
            from.Value, to.Value, input.DurationMonths, input.SectorCode.TrimToNull(), input.ContractNumber.TrimToNull(), input.DonorSeesNames);
        (row.FullDayShare, row.HalfDayShare, row.CompletionShare) = (input.FullDay / 100m, input.HalfDay / 100m, input.Completion / 100m);
        row.SearchKey = KeyOf(row);
        db.Audit(actor, clock, AuditActions.ProgrammeChanged, row.Id, "programme", row.Id);
        await db.SaveAsync(ct);
    }

    /// <summary>
    /// Copies a programme's structure to a new code: objectives, activities, groups, topics and their matrix, units,
    /// organisations, steps and themes; no events, people, marks, memoranda or statements.
    /// </summary>
    public async Task<string> CopyAsync(Actor actor, string code, string newCode, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var from =
            await db
                .Programmes.VisibleTo(actor)
                .AsNoTrackingWithIdentityResolution()
                .Include(p => p.Organisations)
                .Include(p => p.Objectives)
                .Include(p => p.Activities)
                .Include(p => p.Steps)
                .Include(p => p.Themes)
                .Include(p => p.Units)
                .Include(p => p.TargetGroups)
                    .ThenInclude(g => g.Specialisms)
                .Include(p => p.Topics)
                    .ThenInclude(t => t.Audience)
                .Include(p => p.Topics)
                    .ThenInclude(t => t.Activities)
                .AsSplitQuery()
                .SingleOrDefaultAsync(p => p.Code == code, ct)
            ?? throw new MissingException();
        if (!actor.Coordinates(from.Id))
            throw new ForbiddenException();
        (await CheckCodeAsync(db, newCode, ct)).Throw();
        var copy = ProgrammeCopy.Of(from, newCode.Trim());
        await AddWithAccessAsync(db, actor, copy, AuditActions.ProgrammeCopied, ct, from.Code);
        await transaction.CommitAsync(ct);
        return copy.Code;
    }

    private async Task AddWithAccessAsync(AppDbContext db, Actor actor, Programme row, AuditAction action, CancellationToken ct, string? detail = null)
    {
        db.Programmes.Add(row);
        await db.SaveAsync(ct);
        if (!actor.IsAdministrator && actor.UserId is { } user)
            db.ProgrammeAccess.Add(
                new ProgrammeAccess
                {
                    UserId = user, ProgrammeId = row.Id, Role = AccessRole.Coordinator,
                }
            );
        db.Audit(actor, clock, action, row.Id, "programme", row.Id, detail);
        await db.SaveAsync(ct);
    }

    private static async Task<Checks> CheckCodeAsync(AppDbContext db, string code, CancellationToken ct)
    {
        code = code.Trim();
        return new Checks().Require(CodePattern().IsMatch(code) && code.Length <= 64, "Code", "Code")
            .Require(code != ReservedCode && !await db.Programmes.AnyAsync(p => p.Code == code, ct), "Code", "Taken", code);
    }

    private static Checks Check(Checks checks, LocalizedText name, string country, string zone) =>
        checks
            .Require(!name.IsEmpty, "Name", "Required")
            .Require(name.Texts.Values.All(t => t.Length <= 400), "Name", "TooLong", 400)
            .Require(CountryPattern().IsMatch(country.Trim()), "Country", "CountryCode")
            .Require(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), "TimeZone", "Choose");

    // A programme must not come to stand under itself.
    private static async Task<int?> ParentIdAsync(AppDbContext db, Actor actor, string? code, Programme? self, Checks checks, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(code)) return null;
        var parent = await db.Programmes.Where(p => p.Code == code).Select(p => new { p.Id, p.ParentId }).SingleOrDefaultAsync(ct);
        var mayStay = parent is not null && self?.ParentId == parent.Id;
        checks.Require(parent is not null && (mayStay || actor.Coordinates(parent.Id)), "Parent", "Choose");
        for (var above = parent; above is not null && self is not null;)
        {
            if (above.Id == self.Id)
            {
                checks.Require(false, "Parent", "UnderItself");
                break;
            }
            var next = above.ParentId;
            above = next is null ? null : await db.Programmes.Where(p => p.Id == next).Select(p => new { p.Id, p.ParentId }).SingleAsync(ct);
        }
        return parent?.Id;
    }

    private static (bool Valid, PartialDate? Value) Date(string? text) =>
        string.IsNullOrWhiteSpace(text) ? (true, null) : PartialDate.TryParse(text, out var date) ? (true, date) : (false, null);

    private static string KeyOf(Programme p) => SearchKey.Of(p.Name.Texts.Values.Append(p.ShortName).Append(p.Code));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex CodePattern();

    [GeneratedRegex("^[A-Za-z]{2}$")]
    private static partial Regex CountryPattern();
}
