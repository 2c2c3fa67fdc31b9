using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Attendance.Paper;

/// <summary>Reads what a printed attendance sheet shows; that it was printed stands in the audit, for it has names.</summary>
public sealed class SignInSheetQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>The sheet of an event.</summary>
    /// <exception cref="MissingException">No such event in which the actor marks.</exception>
    public async Task<PaperSheet> ReadAsync(Actor actor, int eventId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var head = await RequireAsync(db, actor, eventId, ct);
        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(s => s.EventId == eventId)
            .OrderBy(s => s.Day)
            .ThenBy(s => s.Order)
            .Select(s => new
            {
                s.Order, s.Day, s.StartsAt, s.EndsAt,
                Trainers = s
                    .Trainers.Select(t => new
                    {
                        t.Person!.GivenName, t.Person.FamilyName, t.Person.NameLanguage,
                        Organisation = t.Person.Affiliations.Where(a => a.To == null).Select(a => a.Organisation!.Name).FirstOrDefault(),
                    })
                    .ToList(),
            })
            .ToListAsync(ct);
        var lines = (
            await db
                .Registrations.AsNoTracking()
                .Where(r =>
                    r.EventId == eventId
                    && (
                        r.State == RegistrationState.Invited
                        || r.State == RegistrationState.Nominated
                        || r.State == RegistrationState.Registered
                        || r.State == RegistrationState.Confirmed))
                .OrderBy(r => r.Number)
                .Select(r => new
                {
                    r.Number,
                    r.Person!.GivenName,
                    r.Person.FamilyName,
                    r.Person.NameLanguage,
                    r.UnidentifiedNote,
                    r.Position,
                    r.Role,
                    Organisation = r.Organisation!.Name,
                    Unit = r.ProgrammeUnit!.Unit!.Name,
                    r.ProgrammeUnit.SlotLabel,
                    Names = r
                        .Person.Names.Select(n => new
                        {
                            n.GivenName, n.FamilyName, n.Language,
                        })
                        .ToList(),
                })
                .ToListAsync(ct))
            .Select(r =>
            {
                var name = r.FamilyName is null ? null : PersonLabel.Of(r.GivenName, r.FamilyName);
                var spelled = r
                    .Names.Where(n => Script.TagOf(n.FamilyName) == "und-Latn")
                    .Select(n => PersonLabel.Of(n.GivenName, n.FamilyName))
                    .FirstOrDefault();
                return new PaperLine(
                    r.Number, name, r.NameLanguage ?? head.Language,
                    name is null || Script.TagOf(name) != "und-Cyrl" ? null : spelled ?? Romanisation.Of(name, r.NameLanguage ?? head.Language),
                    r.Organisation ?? r.Unit ?? r.SlotLabel, head.Language, r.Position, r.Role, r.UnidentifiedNote);
            })
            .ToList();
        var days = sessions
            .GroupBy(s => s.Day)
            .Select(
                (day, i) =>
                    new PaperDay(
                        day.Key, i + 1, FormattableString.Invariant($"{eventId}-{i + 1}"),
                        day.Select(s => new PaperSession(s.Order, s.StartsAt, s.EndsAt)).ToList(),
                        day.SelectMany(s => s.Trainers)
                            .Select(t => new PaperTrainer(PersonLabel.Of(t.GivenName, t.FamilyName), t.NameLanguage, t.Organisation))
                            .DistinctBy(t => t.Name)
                            .ToList()))
            .ToList();
        db.Audit(actor, clock, AuditActions.ExportSignInSheet, head.ProgrammeId, "event", eventId);
        await db.SaveAsync(ct);
        return new PaperSheet(eventId, head.Title, head.Language, head.Programme, head.ContractNumber, head.Kind, head.Venue, head.Place, days, lines);
    }

    private static async Task<Head> RequireAsync(AppDbContext db, Actor actor, int eventId, CancellationToken ct)
    {
        var head =
            await db
                .Events.VisibleTo(actor)
                .AsNoTracking()
                .Where(e => e.Id == eventId)
                .Select(e => new Head(
                    e.ProgrammeId, e.Title, e.Language ?? e.Programme!.Language, e.Programme!.Name, e.Programme.ContractNumber, e.Kind, e.Venue!.Name,
                    e.Unit!.Name))
                .SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        return actor.Coordinates(head.ProgrammeId) || await db.Sessions.MarkedBy(actor).AnyAsync(s => s.EventId == eventId, ct)
            ? head
            : throw new MissingException();
    }

    private sealed record Head(
        int ProgrammeId, LocalizedText Title, string Language, LocalizedText Programme, string? ContractNumber, EventKind Kind, string? Venue,
        LocalizedText? Place);
}
