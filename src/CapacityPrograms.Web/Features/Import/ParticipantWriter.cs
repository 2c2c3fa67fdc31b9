using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>Registers a list of participants inside the transaction of an import.</summary>
internal static class ParticipantWriter
{
    /// <summary>Writes what the plan says; people that were not known are added.</summary>
    /// <exception cref="RefusedException">The event is full, a municipality's seats are, or somebody is registered meanwhile.</exception>
    public static async Task WriteAsync(AppDbContext db, Actor actor, ImportRun run, ImportPlan plan, IProgress<int>? progress, CancellationToken ct)
    {
        var learningEvent = await RegistrationService.LockedAsync(db, actor, plan.Options.EventId ?? 0, ct);
        run.ProgrammeId = learningEvent.ProgrammeId;
        var rows = plan.Rows.OfType<PlannedParticipant>().Where(r => r.Outcome == RowOutcome.Add).ToList();
        ImportItem Item(ImportSubject subject, int id, int version) => new() { RunId = run.Id, Subject = subject, SubjectId = id, Version = version };
        try
        {
            await RegistrationBatch.AddAsync(db, actor, learningEvent, [.. rows.Select(Input)], run.At, async registrations =>
            {
                foreach (var registration in registrations)
                {
                    db.ImportItems.Add(Item(ImportSubject.Registration, registration.Id, registration.Version));
                    if (registration.Person is { } person) db.ImportItems.Add(Item(ImportSubject.Person, person.Id, person.Version));
                }
                await db.SaveAsync(ct);
                run.Made += registrations.Count;
                progress?.Report(run.Made);
            }, ct);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException([.. refused.Refusals.Select(r => r with { Field = "" })]);
        }
    }

    private static RegistrationInput Input(PlannedParticipant row) => new()
    {
        GivenName = row.Given, FamilyName = row.Family, HasOneName = row.Given.Length == 0,
        Email = row.Mail, Phone = row.Phone, Sex = row.Sex, BirthYear = row.BirthYear, Position = row.Position,
        PersonId = row.AnswerTo(QuestionSubject.Person) is { Kind: AnswerKind.Existing } known ? known.Id : null,
        ProgrammeUnitId = row.AnswerTo(QuestionSubject.Municipality)?.Id ?? row.ProgrammeUnitId,
        OrganisationId = row.AnswerTo(QuestionSubject.Organisation)?.Id ?? row.OrganisationId,
        TargetGroupId = row.TargetGroupId, State = RegistrationState.Confirmed,
    };
}
