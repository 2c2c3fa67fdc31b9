using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>Corrects what is known of people; registrations keep their snapshot, so that no figure changes with it.</summary>
public sealed class PeopleService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int MostLines = 30;
    private const int EarliestBirth = 1900;

    /// <summary>
    /// Saves a person whom the actor keeps, or adds one; as long as somebody new stands in no programme, every coordinator keeps them.
    /// </summary>
    /// <returns>The person's number.</returns>
    /// <exception cref="RefusedException">Input is wrong, or somebody saved in between.</exception>
    public async Task<int> SaveAsync(Actor actor, PersonInput input, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        // A line that was added and left empty says nothing, and must not keep the rest from being saved.
        input.Spellings.RemoveAll(s => s.IsBlank);
        input.Affiliations.RemoveAll(a => a.IsBlank);
        input.Absences.RemoveAll(a => a.IsBlank);
        Check(input, clock.GetUtcNow().Year);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = input.Id == 0 ? db.People.Add(new Person { GivenName = "", FamilyName = "" }).Entity : await HeldAsync(db, actor, input, ct);
        (row.GivenName, row.FamilyName, row.NameLanguage) = (
            input.HasOneName ? "" : input.GivenName.Trim(), input.FamilyName.Trim(), input.Language.TrimToNull());
        (row.Sex, row.BirthYear, row.Disability, row.Email, row.Phone) = (
            input.Sex, input.BirthYear, input.Disability, input.Email.TrimToNull(), input.Phone.TrimToNull());
        (row.IsTrainer, row.TrainingLanguages, row.TrainingTopics) = input.IsTrainer
            ? (true, TrainerLanguages.Write(input.TrainingLanguages), input.TrainingTopics.TrimToNull())
            : (false, null, null);
        ApplyAbsences(db, row, input);
        ApplySpellings(db, row, input);
        await ApplyAffiliationsAsync(db, row, input, ct);
        await db.SaveAsync(ct);
        await PersonKeys.WriteAsync(db, row, ct);
        db.Audit(actor, clock, input.Id == 0 ? AuditActions.PersonAdded : AuditActions.PersonChanged, null, "person", row.Id);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return row.Id;
    }

    private static async Task<Person> HeldAsync(AppDbContext db, Actor actor, PersonInput input, CancellationToken ct)
    {
        if (!await db.PeopleKeptBy(actor).AnyAsync(p => p.Id == input.Id, ct)) throw new MissingException();
        var row = await db.People.Include(p => p.Names).Include(p => p.Affiliations).Include(p => p.Absences).AsSplitQuery()
            .SingleAsync(p => p.Id == input.Id, ct);
        row.NextVersion(input.Version);
        if (row.ErasedAt is not null) throw new RefusedException("", "PersonErased");
        if (row.RestrictedAt is not null) throw new RefusedException("", "PersonRestricted");
        return row;
    }

    private static void Check(PersonInput input, int year)
    {
        var checks = new Checks()
            .Text(input.GivenName, "GivenName", 100, required: !input.HasOneName).Text(input.FamilyName, "FamilyName", 100)
            .Text(input.Language, "Language", 16, required: false)
            .Require(Enum.IsDefined(input.Sex), "Sex", "Choose").Require(Enum.IsDefined(input.Disability), "Disability", "Choose")
            .Require(input.BirthYear is null || (input.BirthYear >= EarliestBirth && input.BirthYear <= year), "BirthYear", "Range", EarliestBirth, year)
            .Email(input.Email, "Email")
            .Text(input.Phone, "Phone", 60, required: false)
            .Require(input.Spellings.Count <= MostLines, "Spellings", "TooManyLines", MostLines)
            .Require(input.Affiliations.Count <= MostLines, "Affiliations", "TooManyLines", MostLines)
            .Text(input.TrainingTopics, "TrainingTopics", required: false)
            .Require(input.TrainingLanguages.All(TrainerLanguages.All.Contains), "TrainingLanguages", "Choose")
            .Require(input.Absences.Count <= MostLines, "Absences", "TooManyLines", MostLines);
        foreach (var (i, absence) in input.Absences.Index())
            checks
                .Require(absence.From is not null, $"Absences[{i}].From", "Required")
                .Require(absence.To is null || absence.From is null || absence.To >= absence.From, $"Absences[{i}].To", "EndBeforeStart");
        foreach (var (spelling, i) in input.Spellings.Select((s, i) => (s, i)))
            checks
                .Text(spelling.GivenName, $"Spellings[{i}].GivenName", 100, required: !input.HasOneName)
                .Text(spelling.FamilyName, $"Spellings[{i}].FamilyName", 100)
                .Text(spelling.Language, $"Spellings[{i}].Language", 16);
        foreach (var (affiliation, i) in input.Affiliations.Select((a, i) => (a, i)))
        {
            checks
                .Require(
                    affiliation.Organisation is not null || affiliation.Unit is not null || !string.IsNullOrWhiteSpace(affiliation.Position),
                    $"Affiliations[{i}].Organisation", "Choose")
                .Text(affiliation.Position, $"Affiliations[{i}].Position", required: false)
                .Require(Enum.IsDefined(affiliation.Group), $"Affiliations[{i}].Group", "Choose")
                .PartialDate(affiliation.From, $"Affiliations[{i}].From")
                .Period(affiliation.From, affiliation.To, $"Affiliations[{i}].To");
        }
        checks.Throw();
    }

    private static void ApplyAbsences(AppDbContext db, Person row, PersonInput input)
    {
        foreach (var gone in row.Absences.Where(a => !input.IsTrainer || input.Absences.All(i => i.Id != a.Id)).ToList())
        {
            row.Absences.Remove(gone);
            db.TrainerAbsences.Remove(gone);
        }
        if (!input.IsTrainer) return;
        foreach (var absence in input.Absences)
        {
            var held = absence.Id == 0 ? null : row.Absences.Find(a => a.Id == absence.Id);
            if (held is null) row.Absences.Add(held = new TrainerAbsence());
            // One day is stated by its first alone.
            (held.From, held.To) = (absence.From!.Value, absence.To ?? absence.From.Value);
        }
    }

    private static void ApplySpellings(AppDbContext db, Person row, PersonInput input)
    {
        foreach (var gone in row.Names.Where(n => input.Spellings.All(s => s.Id != n.Id)).ToList())
        {
            row.Names.Remove(gone);
            db.PersonNames.Remove(gone);
        }
        foreach (var spelling in input.Spellings)
        {
            var held = spelling.Id == 0 ? null : row.Names.Find(n => n.Id == spelling.Id);
            if (held is null) row.Names.Add(held = new PersonName { GivenName = "", FamilyName = "", Language = "" });
            (held.GivenName, held.FamilyName, held.Language) = (
                input.HasOneName ? "" : spelling.GivenName.Trim(), spelling.FamilyName.Trim(), spelling.Language.Trim());
        }
    }

    private static async Task ApplyAffiliationsAsync(AppDbContext db, Person row, PersonInput input, CancellationToken ct)
    {
        var organisationIds = input.Affiliations.Select(a => a.Organisation?.Id).OfType<int>().Distinct().ToList();
        var unitIds = input.Affiliations.Select(a => a.Unit?.Id).OfType<int>().Distinct().ToList();
        if (
            await db.Organisations.CountAsync(o => organisationIds.Contains(o.Id), ct) != organisationIds.Count
            || await db.Units.CountAsync(u => unitIds.Contains(u.Id), ct) != unitIds.Count)
            throw new RefusedException("Affiliations", "Missing");
        foreach (var gone in row.Affiliations.Where(a => input.Affiliations.All(i => i.Id != a.Id)).ToList())
        {
            row.Affiliations.Remove(gone);
            db.Affiliations.Remove(gone);
        }
        foreach (var affiliation in input.Affiliations)
        {
            var held = affiliation.Id == 0 ? null : row.Affiliations.Find(a => a.Id == affiliation.Id);
            if (held is null)
                row.Affiliations.Add(held = new Affiliation());
            (held.OrganisationId, held.UnitId, held.Position, held.PositionGroup) = (
                affiliation.Organisation?.Id, affiliation.Unit?.Id, affiliation.Position.TrimToNull(), affiliation.Group);
            (held.From, held.To) = (PartialDateChecks.Read(affiliation.From), PartialDateChecks.Read(affiliation.To));
        }
    }
}
