using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>Reads files into plans, and past imports; writes nothing.</summary>
public sealed class ImportQueries(IDbContextFactory<AppDbContext> contexts, IdentityCheck identities, TimeProvider clock)
{
    private const int MostPast = 50;

    /// <summary>What the page needs before a file is chosen.</summary>
    /// <param name="eventId">The event that participants are for.</param>
    /// <exception cref="MissingException">The actor does not see the event.</exception>
    public async Task<ImportStart> StartAsync(Actor actor, int? eventId, CancellationToken ct)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var head = eventId is null
            ? null
            : await db
                .Events.VisibleTo(actor)
                .AsNoTracking()
                .Where(e => e.Id == eventId)
                .Select(e => new
                {
                    e.Title, e.ProgrammeId, e.Programme!.Language,
                })
                .SingleOrDefaultAsync(ct)
                ?? throw new MissingException();
        if (head is not null && !actor.Coordinates(head.ProgrammeId))
            throw new ForbiddenException();
        var groups = head is null
            ? []
            : await db
                .TargetGroups.AsNoTracking()
                .Where(g => g.ProgrammeId == head.ProgrammeId)
                .OrderBy(g => g.Order)
                .Select(g => new { g.Id, g.Name })
                .ToListAsync(ct);
        var programmes = actor.Programmes;
        var past = await db.ImportRuns.AsNoTracking()
            .Where(r => eventId == null || r.EventId == eventId)
            .Where(r => r.ProgrammeId == null || programmes == null || programmes.Contains(r.ProgrammeId.Value))
            .OrderByDescending(r => r.Id).Take(MostPast)
            .Select(r => new
            {
                r.Id,
                r.Kind,
                r.EventId,
                r.ProgrammeId,
                r.At,
                r.UserId,
                r.Made,
                r.Filled,
                r.UndoneAt,
                Event = db.Events.Where(e => e.Id == r.EventId).Select(e => e.Title).FirstOrDefault(),
                By = db.Users.Where(u => u.Id == r.UserId).Select(u => u.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return new ImportStart(
            eventId, head?.Title, head?.Language, [.. groups.Select(g => (g.Id, g.Name))],
            [
                .. past.Select(r => new PastImport(
                    r.Id, r.Kind, r.EventId, r.Event, r.At, r.By, r.Made, r.Filled, r.UndoneAt,
                    r.UndoneAt is null && ImportService.MayUndo(actor, r.UserId, r.ProgrammeId))),
            ]);
    }

    /// <summary>Takes a file in, to be looked through as often as somebody changes a choice.</summary>
    /// <param name="content">The upload, from its beginning.</param>
    /// <returns>A temporary file that goes when it is disposed.</returns>
    /// <exception cref="RefusedException">The file is no table, in one sentence.</exception>
    public static async Task<TableFile> OpenAsync(Actor actor, Stream content, string fileName, CancellationToken ct)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
        try
        {
            return await TableFile.OpenAsync(content, fileName, TableLimits.Default, ct);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException([.. refused.Refusals.Select(r => r with { Field = "File" })]);
        }
    }

    /// <summary>Understands a file as what it would become, by what somebody has decided about it so far.</summary>
    /// <param name="progress">Told how many rows are read, now and then.</param>
    /// <exception cref="RefusedException">The file has no such table, in one sentence.</exception>
    public async Task<ImportPlan> PlanAsync(
        Actor actor, ImportOptions options, TableFile file, ImportChoices choices, IProgress<int>? progress, CancellationToken ct)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
        options = options with { Country = options.Country.Trim().ToUpperInvariant(), System = options.System.Trim() };
        await using var db = await contexts.CreateDbContextAsync(ct);
        await RememberedAsync(db, options, choices, ct);
        if (choices.Encoding is { } encoding) file.ReadAs(encoding, ct);
        var table = await Task.Run(() => new ImportTable(file, options.Kind, choices), ct);
        if (table.Faults.Count > 0) return new ImportPlan(options, file.Name, file.Encoding, choices, table.Columns, table.Faults, [], [], table.Passed);
        var places = await KnownUnits.ReadAsync(db, ct);
        var organisations = options.Kind == ImportKind.Municipalities ? null : await KnownOrganisations.ReadAsync(db, ct);
        var rows = options.Kind switch
        {
            ImportKind.Municipalities => await Task.Run(() => new UnitPlanner(places, options).Plan(table.Lines(), progress, ct), ct),
            ImportKind.Organisations => await Task.Run(() => new OrganisationPlanner(places, organisations!, options).Plan(table.Lines(), progress, ct), ct),
            _ => await ParticipantsAsync(db, actor, table, places, organisations!, options, progress, ct),
        };
        if (rows.Count == 0) throw new RefusedException("File", "ImportNoRows", file.Name);
        return new ImportPlan(options, file.Name, file.Encoding, choices, table.Columns, [], rows, table.Words, table.Passed);
    }

    // What was said of a column of that heading the last time; what is said of it now prevails.
    private static async Task RememberedAsync(AppDbContext db, ImportOptions options, ImportChoices choices, CancellationToken ct)
    {
        var remembered = await db.ImportHeadings.AsNoTracking()
            .Where(h => h.Kind == options.Kind)
            .Where(h => options.EventId == null ? h.ProgrammeId == null : h.ProgrammeId == db.Events
                .Where(e => e.Id == options.EventId).Select(e => (int?)e.ProgrammeId).FirstOrDefault())
            .OrderByDescending(h => h.Id).Select(h => new { h.Heading, h.Field }).ToListAsync(ct);
        foreach (var heading in remembered) choices.Columns.TryAdd(heading.Heading, heading.Field);
    }

    private async Task<List<PlannedRow>> ParticipantsAsync(
        AppDbContext db, Actor actor, ImportTable table, KnownUnits places, KnownOrganisations organisations, ImportOptions options,
        IProgress<int>? progress, CancellationToken ct)
    {
        var head =
            await db
                .Events.VisibleTo(actor)
                .AsNoTracking()
                .Where(e => e.Id == options.EventId)
                .Select(e => new
                {
                    e.ProgrammeId, e.Programme!.Language, e.Programme.Country, e.State,
                })
                .SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        if (!actor.Coordinates(head.ProgrammeId))
            throw new ForbiddenException();
        if (!EventStates.AcceptsMarks(head.State))
            throw new RefusedException("", "EventClosed");
        var units = await db
            .ProgrammeUnits.AsNoTracking()
            .Where(u => u.ProgrammeId == head.ProgrammeId && u.Role != UnitRole.TargetArea)
            .OrderBy(u => u.Role)
            .ThenBy(u => u.Order)
            .Select(u => new OwnUnit(u.Id, u.UnitId, u.SlotLabel))
            .ToListAsync(ct);
        var groups = await db
            .TargetGroups.AsNoTracking()
            .Where(g => g.ProgrammeId == head.ProgrammeId)
            .Select(g => new { g.Id, g.Name })
            .ToListAsync(ct);
        var here = await db
            .Registrations.Where(r => r.EventId == options.EventId && r.PersonId != null)
            .Select(r => r.Person!.CanonicalId ?? r.PersonId!.Value)
            .ToListAsync(ct);
        var planner = new ParticipantPlanner(
            new OwnProgramme(head.Language, head.Country, units, [.. groups.Select(g => (g.Id, g.Name))], here.ToHashSet()), places, organisations,
            options, clock.GetUtcNow().Year);
        var rows = await Task.Run(() => planner.Read(table.Lines(), progress, ct), ct);
        var likely = await identities.FindAllAsync(actor, [.. rows.Select(r => planner.Typed(r.Row))], progress, ct);
        foreach (var ((row, line), found) in rows.Zip(likely)) planner.AskPerson(row, line, found);
        return [.. rows.Select(r => r.Row)];
    }
}
