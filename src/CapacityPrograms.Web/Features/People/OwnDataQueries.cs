using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>Gathers what is kept of a person, for the person: read on a page, or taken along as a file.</summary>
public sealed class OwnDataQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        // Names are read by people: letters stand as they are.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Everything that is kept, for the page.</summary>
    /// <exception cref="MissingException">No such person whom the actor keeps.</exception>
    public async Task<OwnData> ReadAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var data = await ReadAsync(db, actor, id, ct);
        db.Audit(actor, clock, AuditActions.PersonOpened, null, "person", data.Numbers[0]);
        await db.SaveAsync(ct);
        return data;
    }

    /// <summary>What the person agreed to, oldest first.</summary>
    /// <exception cref="MissingException">No such person whom the actor keeps.</exception>
    public async Task<IReadOnlyList<ConsentView>> ConsentsAsync(Actor actor, int id, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.PeopleKeptBy(actor).AnyAsync(p => p.Id == id, ct)) throw new MissingException();
        return await ConsentsAsync(db, await db.People.Where(x => x.Id == id || x.CanonicalId == id).Select(x => x.Id).ToListAsync(ct), ct);
    }

    private static Task<List<ConsentView>> ConsentsAsync(AppDbContext db, List<int> records, CancellationToken ct) =>
        db.Consents.AsNoTracking().Where(c => records.Contains(c.PersonId)).OrderBy(c => c.GivenOn).ThenBy(c => c.Id)
            .Select(c => new ConsentView(c.Id, c.Purpose, c.TextVersion, c.Language, c.Channel, c.GivenOn, c.WithdrawnOn)).ToListAsync(ct);

    /// <summary>Everything that is kept as JSON in UTF-8: names of fields in English, dates by ISO 8601.</summary>
    /// <exception cref="MissingException">No such person whom the actor keeps.</exception>
    public async Task<byte[]> WriteAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var data = await ReadAsync(db, actor, id, ct);
        db.Audit(actor, clock, AuditActions.ExportPerson, null, "person", data.Numbers[0]);
        await db.SaveAsync(ct);
        return JsonSerializer.SerializeToUtf8Bytes(data, _json);
    }

    private static async Task<OwnData> ReadAsync(AppDbContext db, Actor actor, int id, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        id = await db.People.Where(x => x.Id == id).Select(x => x.CanonicalId).SingleOrDefaultAsync(ct) ?? id;
        var p = await db.PeopleKeptBy(actor).AsNoTracking().Include(x => x.Absences).SingleOrDefaultAsync(x => x.Id == id, ct)
            ?? throw new MissingException();
        var merged = await db.People.AsNoTracking().Where(x => x.CanonicalId == id).OrderBy(x => x.Id).ToListAsync(ct);
        List<int> records = [id, .. merged.Select(m => m.Id)];
        var spellings = await db
            .PersonNames.AsNoTracking()
            .Where(n => records.Contains(n.PersonId))
            .OrderBy(n => n.Id)
            .Select(n => new SpelledAs(n.GivenName, n.FamilyName, n.Language))
            .ToListAsync(ct);
        var affiliations = await db
            .Affiliations.AsNoTracking()
            .Include(a => a.Organisation)
            .Include(a => a.Unit)
            .Where(a => records.Contains(a.PersonId))
            .OrderBy(a => a.Id)
            .ToListAsync(ct);
        var consents = await ConsentsAsync(db, records, ct);
        var addresses = merged.Append(p).Select(x => x.Email).OfType<string>().Distinct().ToList();
        var letters = await db
            .OutgoingMails.AsNoTracking()
            .Where(m => addresses.Contains(m.To))
            .OrderBy(m => m.Id)
            .Select(m => new OwnLetter(m.CreatedAt, m.Subject))
            .ToListAsync(ct);
        // What stands in programmes of others is theirs to give out; that there is some is said.
        var visible = db.Events.VisibleTo(actor);
        var elsewhere = await db.Events.CountAsync(
            e =>
                !visible.Any(v => v.Id == e.Id)
                && (
                    e.Registrations.Any(r => r.PersonId != null && records.Contains(r.PersonId.Value))
                    || e.Sessions.Any(s => s.Trainers.Any(t => records.Contains(t.PersonId)))),
            ct);
        var trainings = (
            await db
                .SessionTrainers.AsNoTracking()
                .Where(t => records.Contains(t.PersonId) && visible.Any(e => e.Id == t.Session!.EventId))
                .OrderBy(t => t.Session!.Day)
                .Select(t => new
                {
                    Programme = t.Session!.Event!.Programme!.Name, t.Session.Event.Title,
                    Language = t.Session.Event.Language ?? t.Session.Event.Programme.Language, t.Session.Day,
                })
                .ToListAsync(ct)
        ).Select(t => new OwnTraining(Original(t.Programme, t.Language)!, Original(t.Title, t.Language)!, t.Language, t.Day)).ToList();
        return new OwnData(
            records, p.GivenName, p.FamilyName, p.NameLanguage,
            [.. spellings, .. merged.Select(m => new SpelledAs(m.GivenName, m.FamilyName, m.NameLanguage))], p.Sex, p.BirthYear, p.Disability,
            p.Email, p.Phone,
            affiliations
                .Select(a => new OwnAffiliation(
                    Original(a.Organisation?.Name, p.NameLanguage), Original(a.Unit?.Name, p.NameLanguage), a.Position, a.PositionGroup,
                    a.From?.ToString(), a.To?.ToString()))
                .ToList(),
            await ParticipationsAsync(db, actor, records, ct), trainings, TrainerProfile.Of(p, DateOnly.MinValue), elsewhere, consents,
            letters, p.RestrictedAt, p.RestrictionReason, p.Version, p.ErasedAt);
    }

    private static async Task<List<OwnParticipation>> ParticipationsAsync(AppDbContext db, Actor actor, List<int> records, CancellationToken ct)
    {
        var visible = db.Events.VisibleTo(actor);
        var rows = await db
            .Registrations.AsNoTracking()
            .Where(r => r.PersonId != null && records.Contains(r.PersonId.Value) && visible.Any(e => e.Id == r.EventId))
            .OrderBy(r => r.Event!.FirstDay)
            .ThenBy(r => r.Id)
            .Select(r => new
            {
                r.Id, Programme = r.Event!.Programme!.Name, r.Event.Title, Language = r.Event.Language ?? r.Event.Programme.Language, r.Role, r.State,
                Organisation = r.Organisation!.Name, Unit = r.Unit!.Name, r.Position, r.PositionGroup, Group = r.TargetGroup!.Name,
            })
            .ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToList();
        var marks = (
            await db
                .AttendanceMarks.AsNoTracking()
                .Where(m => ids.Contains(m.RegistrationId))
                .OrderBy(m => m.Session!.Day)
                .ThenBy(m => m.Session!.Order)
                .Select(m => new
                {
                    m.RegistrationId, Mark = new OwnMark(m.Session!.Day, m.Session.StartsAt, m.Session.EndsAt, m.Value, m.Minutes, m.RecordedAt),
                })
                .ToListAsync(ct)
        ).ToLookup(m => m.RegistrationId, m => m.Mark);
        return rows.Select(r => new OwnParticipation(
                Original(r.Programme, r.Language)!, Original(r.Title, r.Language)!, r.Language, r.Role, r.State, Original(r.Organisation, r.Language),
                Original(r.Unit, r.Language), r.Position, r.PositionGroup, Original(r.Group, r.Language), marks[r.Id].ToList()))
            .ToList();
    }

    private static string? Original(LocalizedText? text, string? language) => text?.For(language ?? "", language).Text;
}
