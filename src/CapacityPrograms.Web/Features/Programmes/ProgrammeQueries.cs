using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Programmes;

/// <summary>Reads the overview of a programme, what is missing in it, and what its forms begin with.</summary>
public sealed class ProgrammeQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int NextEvents = 5;

    /// <summary>The overview.</summary>
    /// <exception cref="MissingException">No such programme for this actor.</exception>
    public async Task<ProgrammeView> ReadAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var facts = await FactsAsync(db, actor, code, ct);
        var programme = facts.Programme;
        var (coordinates, sees) = (actor.Coordinates(programme.Id), actor.SeesProgress(programme.Id));
        var known = await KnownAsync(db, actor, facts, ct);
        var rows = StatedRows.Of(facts, known, sees);
        var tiles = Tiles(facts, known);
        var stated = FigureSource.StatedUnits(facts.Children.Prepend(programme).SelectMany(p => p.Statements), facts.Ids);
        var next = await NextAsync(db, actor, facts, ct);
        var events = await db.Events.VisibleTo(actor).CountAsync(e => facts.Ids.Contains(e.ProgrammeId), ct);
        var gaps = coordinates ? (await GapFinder.FindAsync(db, actor, facts, rows, clock, ct)).Count : (int?)null;
        return new ProgrammeView(facts, rows, tiles, stated, Unnamed(facts, tiles), next, events, coordinates, sees, gaps);
    }

    /// <summary>The way to the first event of a programme; nothing once there is one.</summary>
    /// <exception cref="MissingException">No such programme that the actor coordinates.</exception>
    public async Task<IReadOnlyList<SetupStep>> SetupAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var held = await db.Programmes.VisibleTo(actor).AsNoTracking().Where(p => p.Code == code).Select(p => new
        {
            p.Id, HasDates = p.StartsOn != null && p.EndsOn != null, HasFunder = p.Organisations.Any(o => o.Role == OrganisationRole.Funder),
            HasUnits = p.Units.Any(), HasGroups = p.TargetGroups.Any(), HasNumbers = p.TargetGroups.Any() && p.TargetGroups.All(g => g.StatedQuantity != null),
            HasEvents = db.Events.Any(e => e.ProgrammeId == p.Id || e.Programme!.ParentId == p.Id),
        }).SingleOrDefaultAsync(ct);
        if (held is null || !actor.Coordinates(held.Id)) throw new MissingException();
        if (held.HasEvents) return [];
        return
        [
            new(SetupKind.What, held.HasDates, $"/programmes/{code}/edit"), new(SetupKind.Funders, held.HasFunder, $"/programmes/{code}/organisations"),
            new(SetupKind.Municipalities, held.HasUnits, $"/programmes/{code}/units"),
            new(SetupKind.Groups, held.HasGroups, $"/programmes/{code}/groups"), new(SetupKind.Numbers, held.HasNumbers, $"/programmes/{code}/groups"),
            new(SetupKind.Event, false, $"/events/new?programme={code}"),
        ];
    }

    /// <summary>Everything that is missing, for who can fill it in.</summary>
    public async Task<(Programme Programme, IReadOnlyList<MissingItem> Items)> MissingAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var facts = await FactsAsync(db, actor, code, ct);
        if (!actor.Coordinates(facts.Programme.Id)) throw new MissingException();
        var rows = StatedRows.Of(facts, await KnownAsync(db, actor, facts, ct), seesFigures: true);
        return (facts.Programme, await GapFinder.FindAsync(db, actor, facts, rows, clock, ct));
    }

    /// <summary>Programmes a form may name as parent: those the actor keeps.</summary>
    public async Task<IReadOnlyList<(string Code, LocalizedText Name, string Language)>> ParentsAsync(Actor actor, string? except, CancellationToken ct)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var kept = actor.ProgrammesAs(AccessRole.Coordinator);
        return (await db.Programmes.VisibleTo(actor).Where(p => (kept == null || kept.Contains(p.Id)) && p.Code != except).InAlphabet(Language.Current.Tag)
            .Select(p => new { p.Code, p.Name, p.Language }).ToListAsync(ct)).Select(p => (p.Code, p.Name, p.Language)).ToList();
    }

    /// <summary>The form of the details.</summary>
    public async Task<(ProgrammeDetails Details, LocalizedText Name)> DetailsAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var p =
            await db.Programmes.VisibleTo(actor).AsNoTracking().Include(x => x.Parent).SingleOrDefaultAsync(x => x.Code == code, ct)
            ?? throw new MissingException();
        if (!actor.Coordinates(p.Id))
            throw new MissingException();
        return (
            new ProgrammeDetails
            {
                Version = p.Version, Name = p.Name, ShortName = p.ShortName, Summary = p.Summary, State = p.State, Language = p.Language,
                Country = p.Country, TimeZone = p.TimeZone, Parent = p.Parent?.Code, StartsOn = p.StartsOn?.ToString(), EndsOn = p.EndsOn?.ToString(),
                DurationMonths = p.DurationMonths, SectorCode = p.SectorCode, ContractNumber = p.ContractNumber, DonorSeesNames = p.DonorSeesNames,
                FullDay = Percent(p.FullDayShare), HalfDay = Percent(p.HalfDayShare), Completion = Percent(p.CompletionShare),
            },
            p.Name);
    }

    private static async Task<ProgrammeFacts> FactsAsync(AppDbContext db, Actor actor, string code, CancellationToken ct)
    {
        var own = await Whole(db.Programmes.VisibleTo(actor).Where(p => p.Code == code)).SingleOrDefaultAsync(ct) ?? throw new MissingException();
        var children = await Whole(db.Programmes.VisibleTo(actor).Where(p => p.ParentId == own.Id)).OrderBy(p => p.Id).ToListAsync(ct);
        return new ProgrammeFacts(own, children);
    }

    private static IQueryable<Programme> Whole(IQueryable<Programme> programmes) => programmes.AsNoTracking()
        .Include(p => p.Parent).Include(p => p.Organisations).ThenInclude(o => o.Organisation).Include(p => p.Objectives).Include(p => p.Activities)
        .Include(p => p.Steps).Include(p => p.Themes).Include(p => p.Units).ThenInclude(u => u.Unit!.Parent)
        .Include(p => p.Memoranda).ThenInclude(m => m.Organisation).Include(p => p.Memoranda).ThenInclude(m => m.Unit)
        .Include(p => p.TargetGroups).ThenInclude(g => g.Specialisms).Include(p => p.Topics).ThenInclude(t => t.Audience)
        .Include(p => p.Topics).ThenInclude(t => t.Activities).Include(p => p.Statements).AsSplitQuery();

    private async Task<KnownNumbers> KnownAsync(AppDbContext db, Actor actor, ProgrammeFacts facts, CancellationToken ct)
    {
        var heads = facts.Children.Prepend(facts.Programme).Select(p => FigureSource.Head(p, facts.Programme.Id)).ToList();
        // Who sees no figures is told of the events that are theirs.
        var figures = await FigureSource.ReadAsync(
            db, heads, null, null, clock.GetUtcNow().UtcDateTime, ct, actor.SeesProgress(facts.Programme.Id) ? null : actor);
        var came = figures.Counting.Participations.Select(p => p.Registration.Id).ToHashSet();
        var (ids, events) = (facts.Ids, figures.Events.Keys.ToList());
        var behalf = (await db.Registrations.AsNoTracking().Where(r => events.Contains(r.EventId)).Select(r => new
        {
            r.Id, Behalf = new OnBehalf(r.ProgrammeUnitId, r.UnitId, r.OrganisationId, r.Organisation == null ? null : r.Organisation.Kind),
        }).ToListAsync(ct)).Where(r => came.Contains(r.Id)).Select(r => r.Behalf).ToList();
        // Who only receives what is published does not take part, so a recipient's role alone names nobody that a source counts.
        var units = facts.Of(p => p.Units).SelectMany(u => new[] { u.UnitId, u.Unit?.ParentId }).OfType<int>().Distinct().ToList();
        var organisations = await db.Organisations.AsNoTracking().Where(o => (o.UnitId != null && units.Contains(o.UnitId.Value))
                || db.ProgrammeOrganisations.Any(p => p.OrganisationId == o.Id && ids.Contains(p.ProgrammeId) && p.Role != OrganisationRole.Recipient))
            .Select(o => new NamedOrganisation(o.Id, o.Kind)).ToListAsync(ct);
        return new KnownNumbers(
            figures, await FigureSource.GroupsAsync(db, figures, ct), await FigureSource.PlacesAsync(db, figures, figures.Counting.Participations, ct),
            await Municipalities.ReadAsync(db, facts.Children.Prepend(facts.Programme).SelectMany(p => p.Units).Select(u => u.UnitId).OfType<int>(), ct),
            behalf, organisations);
    }

    // Of all that is listed, by the programme and by its projects; what only its people brought in is no tile.
    private static IReadOnlyList<UnitTile> Tiles(ProgrammeFacts facts, KnownNumbers known) =>
        facts.Children.Prepend(facts.Programme).SelectMany(p => p.Units).Where(u => u.Role is UnitRole.Beneficiary or UnitRole.Partner)
            .OrderBy(u => u.Role)
            .ThenBy(u => u.Order)
            .ThenBy(u => u.Id)
            .Select(u => (Unit: u, Place: known.PlaceOf(u)!))
            .DistinctBy(u => u.Place.Id)
            .Select(u => new UnitTile(
                u.Unit.Id, u.Place.IsNamed ? u.Place.Id : null, u.Place.Name, u.Unit.Role, u.Unit.Cohort, u.Place.Region, u.Place.People))
            .ToList();

    // What is stated of beneficiaries and stands in no list, and the same of partners: one cannot make up for the other.
    private static int Unnamed(ProgrammeFacts facts, IReadOnlyList<UnitTile> tiles)
    {
        int Missing(ComparedWith with, UnitRole role) =>
            Math.Max(0, (facts.Of(p => p.Statements.Where(s => s.Quantity is not null && s.ComparedWith == with)).Max(s => s.Quantity) ?? 0)
                - tiles.Count(t => t.Role == role));
        return Missing(ComparedWith.Beneficiaries, UnitRole.Beneficiary) + Missing(ComparedWith.Partners, UnitRole.Partner);
    }

    private async Task<IReadOnlyList<NextEvent>> NextAsync(AppDbContext db, Actor actor, ProgrammeFacts facts, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return (
            await db
                .Events.VisibleTo(actor)
                .AsNoTracking()
                .Where(e => facts.Ids.Contains(e.ProgrammeId) && e.LastDay >= today && e.State != EventState.Cancelled)
                .OrderBy(e => e.FirstDay)
                .ThenBy(e => e.Id)
                .Take(NextEvents)
                .Select(e => new
                {
                    e.Id, e.Title, Language = e.Language ?? e.Programme!.Language, e.FirstDay, Unit = e.Unit!.Name, VenueUnit = e.Venue!.Unit!.Name,
                    e.State,
                })
                .ToListAsync(ct)
        ).Select(e => new NextEvent(e.Id, e.Title, e.Language, e.FirstDay!.Value, e.Unit ?? e.VenueUnit, e.State)).ToList();
    }

    private static int Percent(decimal share) => (int)Math.Round(share * 100);
}
