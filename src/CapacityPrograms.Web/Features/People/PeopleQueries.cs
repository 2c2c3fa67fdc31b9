using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>Reads people for the list, the page and the form: only those whom the actor keeps.</summary>
public sealed class PeopleQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private static string Tag => Language.Current.Tag;

    /// <summary>One page of people, by <c>name</c> in the reader's alphabet, by <c>organisation</c> or by <c>unit</c>.</summary>
    public async Task<PageOf<PersonRow>> ListAsync(Actor actor, PeopleFilter filter, ListAsk asked, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RowsAsync(db, actor, PeopleOrder.Of(Filtered(db, actor, filter), asked, Tag), asked, ct);
    }

    /// <summary>The municipalities that people come from: what the list can be narrowed to.</summary>
    public async Task<IReadOnlyList<UnitChoice>> UnitsAsync(Actor actor, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        // Distinct numbers first: there are few of them, and asked of each unit whether somebody comes from it a database would look at everybody for each.
        var ids = await db.PeopleKeptBy(actor)
            .SelectMany(p => p.Affiliations)
            .Select(a => a.UnitId ?? a.Organisation!.UnitId)
            .Where(id => id != null)
            .Distinct()
            .ToListAsync(ct);
        var units = await db
            .Units.AsNoTracking()
            .Where(u => ids.Contains(u.Id))
            .Select(u => new
            {
                u.Id, u.Name, u.Country, u.Kind, u.ValidTo, Parent = u.Parent!.Name,
            })
            .ToListAsync(ct);
        return units
            .Select(u => new UnitChoice(
                u.Id, $"{u.Name.Shown()} ({string.Join(", ", new[] { u.Parent?.Shown(), u.Country }.Where(s => !string.IsNullOrEmpty(s)))})", u.Kind,
                u.ValidTo))
            .OrderBy(u => SortKey.For(Tag, u.Name), StringComparer.Ordinal)
            .ToList();
    }

    private static IQueryable<Person> Filtered(AppDbContext db, Actor actor, PeopleFilter filter)
    {
        var query = db.PeopleKeptBy(actor).AsNoTracking().Search(filter.Text, p => p.SearchKey);
        if (filter.UnitId is { } unit) query = query.Where(p => p.Affiliations.Any(a => a.UnitId == unit || a.Organisation!.UnitId == unit));
        if (filter.SexMissing) query = query.Where(p => p.Sex == Sex.NotStated);
        if (filter.Programme is not { Length: > 0 } code) return query;
        // Under any record merged into theirs; of programmes that the actor does not coordinate nobody is found.
        var programmes = db.Programmes.VisibleTo(actor).Where(p => p.Code == code).Select(p => p.Id);
        var lines = db.Registrations.Where(r => programmes.Contains(r.Event!.ProgrammeId));
        return query.Where(p => lines.Any(r => r.PersonId == p.Id) || db.People.Any(m => m.CanonicalId == p.Id && lines.Any(r => r.PersonId == m.Id)));
    }

    /// <summary>The programmes that the list can be narrowed to: those the actor coordinates.</summary>
    public async Task<IReadOnlyList<(string Code, LocalizedText Name, string Language)>> ProgrammesAsync(Actor actor, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Programmes.AsNoTracking().VisibleTo(actor).InAlphabet(Tag).Select(p => new { p.Id, p.Code, p.Name, p.Language }).ToListAsync(ct);
        return rows.Where(p => actor.Coordinates(p.Id)).Select(p => (p.Code, p.Name, p.Language)).ToList();
    }

    private static async Task<PageOf<PersonRow>> RowsAsync(AppDbContext db, Actor actor, IQueryable<Person> people, ListAsk asked, CancellationToken ct)
    {
        var page = await people
            .Select(p => new
            {
                p.Id, p.GivenName, p.FamilyName, p.NameLanguage,
                Last = p
                    .Affiliations.OrderByDescending(a => a.Id)
                    .Select(a => new
                    {
                        Organisation = a.Organisation!.Name, Unit = a.Unit!.Name, OrganisationUnit = a.Organisation.Unit!.Name, a.Position,
                    })
                    .FirstOrDefault(),
            })
            .PageAsync(asked, ct);
        var events = await EventCountsAsync(db, actor, page.Items.Select(p => p.Id).ToList(), ct);
        return new(
            page.Items.Select(p => new PersonRow(
                    p.Id, PersonLabel.Of(p.GivenName, p.FamilyName), p.NameLanguage ?? "", p.Last?.Organisation,
                    p.Last?.Unit ?? p.Last?.OrganisationUnit, p.Last?.Position, events.GetValueOrDefault(p.Id)))
                .ToList(),
            page.Total, page.Number, page.Size);
    }

    // Events that the actor sees each person at, under any record merged into theirs.
    private static async Task<Dictionary<int, int>> EventCountsAsync(AppDbContext db, Actor actor, List<int> ids, CancellationToken ct)
    {
        var roots = await db
            .People.Where(p => ids.Contains(p.Id) || (p.CanonicalId != null && ids.Contains(p.CanonicalId.Value)))
            .Select(p => new { p.Id, Root = p.CanonicalId ?? p.Id })
            .ToDictionaryAsync(p => p.Id, p => p.Root, ct);
        var records = roots.Keys.ToList();
        var visible = db.Events.VisibleTo(actor);
        var lines = await db
            .Registrations.Where(r => r.PersonId != null && records.Contains(r.PersonId.Value) && visible.Any(e => e.Id == r.EventId))
            .Select(r => new { PersonId = r.PersonId!.Value, r.EventId })
            .ToListAsync(ct);
        return lines.GroupBy(l => roots[l.PersonId]).ToDictionary(g => g.Key, g => g.Select(l => l.EventId).Distinct().Count());
    }

    /// <summary>Notes that the list was opened: it shows names and whom they work for.</summary>
    public async Task NoteOpenedAsync(Actor actor, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.Audit(actor, clock, AuditActions.PeopleOpened, null);
        await db.SaveAsync(ct);
    }

    /// <summary>The page of a person; events are those that the actor sees.</summary>
    /// <exception cref="MissingException">No such person whom the actor keeps.</exception>
    public async Task<PersonView> ReadAsync(Actor actor, int id, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        id = await db.People.Where(x => x.Id == id).Select(x => x.CanonicalId).SingleOrDefaultAsync(ct) ?? id;
        var p =
            await db.PeopleKeptBy(actor).AsNoTracking().Include(x => x.Names).Include(x => x.Absences).AsSplitQuery()
                .SingleOrDefaultAsync(x => x.Id == id, ct)
            ?? throw new MissingException();
        // A person's card holds contact data: who opened it can be asked.
        db.Audit(actor, clock, AuditActions.PersonOpened, null, "person", id);
        await db.SaveAsync(ct);
        var records = await db.People.Where(x => x.Id == id || x.CanonicalId == id).Select(x => x.Id).ToListAsync(ct);
        var affiliations = await db
            .Affiliations.AsNoTracking()
            .Include(a => a.Organisation)
            .Include(a => a.Unit)
            .Where(a => records.Contains(a.PersonId))
            .OrderByDescending(a => a.Id)
            .ToListAsync(ct);
        var merges = await db
            .PersonMerges.AsNoTracking()
            .Include(m => m.Merged)
            .Where(m => m.UndoneAt == null && records.Contains(m.SurvivorId))
            .OrderByDescending(m => m.Id)
            .ToListAsync(ct);
        var newest = merges.FirstOrDefault(m => m.SurvivorId == id)?.Id;
        return new PersonView(
            p.Id, p.GivenName, p.FamilyName, p.NameLanguage ?? "",
            p.Names.OrderBy(n => n.Id).Select(n => (Name: PersonLabel.Of(n.GivenName, n.FamilyName), n.Language)).ToList(), p.Sex, p.BirthYear,
            p.Disability, p.Email, p.Phone,
            affiliations
                .Select(a => new AffiliationView(
                    a.OrganisationId, a.Organisation?.Name, a.UnitId, a.Unit?.Name, a.Position, a.PositionGroup, a.From, a.To))
                .ToList(),
            await EventsAsync(db, actor, records, clock.GetUtcNow().UtcDateTime, ct), await TrainedAsync(db, actor, records, ct),
            TrainerProfile.Of(p, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
            merges.Select(m => new MergedRecord(m.Id, m.MergedId, m.Merged!.FullName, m.Merged.NameLanguage ?? "", m.At, m.Id == newest)).ToList(),
            p.Version, p.ErasedAt, p.RestrictedAt, p.RestrictionReason);
    }

    /// <summary>The form of a person.</summary>
    public async Task<PersonInput> FormAsync(Actor actor, int id, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var p =
            await db.PeopleKeptBy(actor)
                .AsNoTracking()
                .Include(x => x.Names)
                .Include(x => x.Absences)
                .Include(x => x.Affiliations)
                    .ThenInclude(a => a.Organisation)
                .Include(x => x.Affiliations)
                    .ThenInclude(a => a.Unit)
                .AsSplitQuery()
                .SingleOrDefaultAsync(x => x.Id == id, ct)
            ?? throw new MissingException();
        Found? Chosen(int? key, LocalizedText? name) =>
            key is { } known && name is not null ? new(known, name.Shown(p.NameLanguage), name.ShownTag(p.NameLanguage), "") : null;
        return new PersonInput
        {
            Id = p.Id, Version = p.Version, GivenName = p.GivenName, FamilyName = p.FamilyName, HasOneName = p.GivenName.Length == 0,
            Language = p.NameLanguage ?? "", Sex = p.Sex, BirthYear = p.BirthYear, Disability = p.Disability, Email = p.Email, Phone = p.Phone,
            IsTrainer = p.IsTrainer, TrainingLanguages = [.. TrainerLanguages.Read(p.TrainingLanguages)], TrainingTopics = p.TrainingTopics,
            Absences = p.Absences.OrderBy(a => a.From).Select(a => new AbsenceInput { Id = a.Id, From = a.From, To = a.To }).ToList(),
            Spellings = p
                .Names.OrderBy(n => n.Id)
                .Select(n => new SpellingInput
                {
                    Id = n.Id, GivenName = n.GivenName, FamilyName = n.FamilyName, Language = n.Language,
                })
                .ToList(),
            Affiliations = p
                .Affiliations.Where(a => a.OrganisationId is not null || a.UnitId is not null || a.Position is not null)
                .OrderBy(a => a.Id)
                .Select(a => new AffiliationInput
                {
                    Id = a.Id, Organisation = Chosen(a.OrganisationId, a.Organisation?.Name), Unit = Chosen(a.UnitId, a.Unit?.Name),
                    Position = a.Position, Group = a.PositionGroup, From = a.From?.ToString() ?? "", To = a.To?.ToString() ?? "",
                })
                .ToList(),
        };
    }

    internal static void Require(Actor actor)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
    }

    private static async Task<List<PersonEvent>> EventsAsync(
        AppDbContext db, Actor actor, List<int> records, DateTime now, CancellationToken ct)
    {
        var visible = db.Events.VisibleTo(actor);
        var registrations = await db
            .Registrations.AsNoTracking()
            .Where(r => r.PersonId != null && records.Contains(r.PersonId.Value) && visible.Any(e => e.Id == r.EventId))
            .OrderByDescending(r => r.Event!.FirstDay)
            .ThenByDescending(r => r.Id)
            .Select(r => new
            {
                r.Id,
                r.EventId,
                r.Role,
                r.State,
                r.Event!.Title,
                Language = r.Event.Language ?? r.Event.Programme!.Language,
                r.Event.FirstDay,
                r.Event.LastDay,
                EventState = r.Event.State,
                r.Event.Programme!.FullDayShare,
                r.Event.Programme.HalfDayShare,
                r.Event.TimeZone,
            }).ToListAsync(ct);
        var eventIds = registrations.Select(r => r.EventId).Distinct().ToList();
        var ids = registrations.Select(r => r.Id).ToList();
        var sessions = (await db.Sessions.AsNoTracking().Where(s => eventIds.Contains(s.EventId)).ToListAsync(ct)).ToLookup(s => s.EventId);
        var marks = (
            await db
                .AttendanceMarks.AsNoTracking()
                .Where(m => ids.Contains(m.RegistrationId))
                .Select(m => new CountedMark(m.RegistrationId, m.SessionId, m.Value, m.Minutes))
                .ToListAsync(ct)
        ).ToLookup(m => m.RegistrationId);
        // Two lines of one event are one participation, as in the figures.
        return registrations
            .GroupBy(r => r.EventId)
            .Select(lines =>
            {
                var r = lines.MinBy(l => l.Id)!;
                var best = Counting.Best(lines.SelectMany(l => marks[l.Id]));
                // Who is marked on a day that lies ahead has not come yet.
                var cells = sessions[r.EventId]
                    .Select(s => (s.Day, Cell: best.TryGetValue(s.Id, out var m) && LocalTime.HasCome(s.Day, r.TimeZone, now)
                        ? s.Counted.With(m.Value, m.Minutes) : s.Counted.With(AttendanceValue.Cleared, null)))
                    .ToList();
                var days = EventStates.Counts(r.EventState) && r.EventState is not EventState.Draft
                    ? cells.GroupBy(c => c.Day).Select(d => PersonDays.Of(d.Select(c => c.Cell).ToList(), r.FullDayShare, r.HalfDayShare)).ToList()
                    : [];
                return new PersonEvent(
                    r.EventId, r.Title, r.Language, r.FirstDay, r.LastDay, r.Role, r.State, cells.Count,
                    cells.Count(c => PersonDays.IsPresent(c.Cell.Value)), days.Sum(d => d.Value), days.Any(d => d.TimesUnknown));
            })
            .ToList();
    }

    private static async Task<List<PersonEvent>> TrainedAsync(AppDbContext db, Actor actor, List<int> records, CancellationToken ct) => (
            await db
                .Events.VisibleTo(actor)
                .AsNoTracking()
                .Where(e => e.Sessions.Any(s => s.Trainers.Any(t => records.Contains(t.PersonId))))
                .OrderByDescending(e => e.FirstDay)
                .ThenByDescending(e => e.Id)
                .Select(e => new
                {
                    e.Id, e.Title, Language = e.Language ?? e.Programme!.Language, e.FirstDay, e.LastDay,
                    Sessions = e.Sessions.Count(s => s.Trainers.Any(t => records.Contains(t.PersonId))),
                })
                .ToListAsync(ct)
        ).Select(e => new PersonEvent(e.Id, e.Title, e.Language, e.FirstDay, e.LastDay, null, null, e.Sessions, 0, 0, false)).ToList();
}
