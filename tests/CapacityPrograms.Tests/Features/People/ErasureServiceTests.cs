using System.Text;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.People;

public sealed class ErasureServiceTests
{
    // What must not be found anywhere afterwards, as written and as folded for searching.
    private static readonly string[] _traces = ["Zaboravka", "Заборавка", "Nestajkić", "zaboravka", "nestajkic", "nestajka@example.org", "061 777"];

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task No_trace_of_the_name_is_left_and_no_figure_changes(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (stays, goes) = (
            await RegisterAsync(small, "Zaboravka", "Nestajkić", "nestajka@example.org"),
            await RegisterAsync(small, "Заборавка", "Nestajkić-Prva", null));
        await new MergeService(small.Database.Factory, small.Clock).MergeAsync(
            small.Coordinator, new MergeInput(stays, 0, goes, 0, new HashSet<PersonField> { PersonField.Name }), default);
        await using (var db = small.Open())
        {
            db.PersonNames.Add(
                new PersonName
                {
                    PersonId = stays, GivenName = "Zaboravka", FamilyName = "Udata", Language = "bs",
                }
            );
            db.OutgoingMails.Add(
                new OutgoingMail
                {
                    To = "nestajka@example.org", Subject = "Poziv", Body = "Zaboravka Nestajkić", DueAt = DateTime.UnixEpoch,
                }
            );
            db.OutgoingMails.Add(
                new OutgoingMail
                {
                    To = "ured@example.org", Subject = "Poziv", Body = "Dolazi Nestajkić Zaboravka.", DueAt = DateTime.UnixEpoch,
                }
            );
            db.SheetCounts.Add(
                new SheetCount
                {
                    EventId = small.EventId, Day = SmallProgramme.FirstDay, Count = 1, Note = "Fali Zaboravka Nestajkić",
                }
            );
            db.Indicators.Add(
                new Indicator
                {
                    ProgrammeId = small.ProgrammeId, Name = LocalizedText.Of("bs", "Osobe"),
                    Periods =
                    [
                        new IndicatorPeriod
                        {
                            From = SmallProgramme.FirstDay, To = SmallProgramme.FirstDay, Comment = "Bez: Zaboravka Nestajkić",
                            Changes = [new TargetChange { Reason = "Otišla Nestajkić Zaboravka" }],
                        },
                    ],
                }
            );
            db.SubmittedReports.Add(
                new SubmittedReport
                {
                    ProgrammeId = small.ProgrammeId, Number = 1, Note = "Zaboravka Nestajkić",
                    Figures = [new ReportFigure { Name = LocalizedText.Of("bs", "Osobe"), AdjustmentNote = "Zaboravka Nestajkić" }],
                }
            );
            await db.SaveChangesAsync();
            await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Notes, "Soba za: Zaboravka Nestajkić"));
            await db.People.Where(p => p.Id == stays).ExecuteUpdateAsync(s => s.SetProperty(p => p.RestrictionReason, "Tužba: Nestajkić Zaboravka"));
            await db.People.Where(p => p.Id == stays).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsTrainer, true));
            await db.People.Where(p => p.Id == stays || p.FamilyName == "Vodić")
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.TrainingTopics, "Kao Zaboravka Nestajkić"));
            db.TrainerAbsences.Add(new TrainerAbsence { PersonId = stays, From = SmallProgramme.FirstDay, To = SmallProgramme.FirstDay });
            await db.SaveChangesAsync();
            await db.AttendanceEntries.ExecuteUpdateAsync(s => s.SetProperty(e => e.Note, "Zaboravka je kasnila"));
            // What waits for a decision, what a scan is called, and notes in whatever spelling.
            db.WaitingActs.Add(
                new WaitingAct
                {
                    OperationId = Guid.CreateVersion7(), EventId = small.EventId, UserId = small.Trainer.UserId!.Value, ReceivedAt = DateTime.UnixEpoch,
                    Act = System.Text.Json.JsonSerializer.Serialize(
                        new { kind = 1, given = "Zaboravka", family = "Nestajkić", note = "NESTAJKIĆ  zaboravka" }),
                });
            db.Evidence.Add(
                new Evidence
                {
                    EventId = small.EventId, Day = SmallProgramme.FirstDay, FileName = "Nestajkić_Zaboravka.pdf", MediaType = "application/pdf", Hash = "",
                });
            db.EventStateChanges.Add(
                new EventStateChange { EventId = small.EventId, Reason = "Otkazala  заборавка   NESTAJKIC", At = DateTime.UnixEpoch });
            // What is written of the programme and its parts.
            var programme = await db.Programmes.Include(p => p.TargetGroups).Include(p => p.Activities).SingleAsync(p => p.Id == small.ProgrammeId);
            programme.Summary = LocalizedText.Of("bs", "Vodi ga Zaboravka Nestajkić.").With("sr-Cyrl", "Води га  Нестајкић Заборавка.");
            programme.TargetGroups[0].Note = "Javlja se: nestajkic ZABORAVKA";
            programme.Activities.Add(new Activity { Title = LocalizedText.Of("bs", "Seminar"), Note = "Mjesto drži Zaboravka Nestajkić" });
            programme.Steps.Add(new ProgrammeStep { Name = LocalizedText.Of("bs", "Faza"), Note = "Zaboravka Nestajkić, pa drugi" });
            programme.Statements.Add(new SourceStatement
            {
                Document = "d", Language = "bs", Subject = LocalizedText.Of("bs", "Ko"), Value = LocalizedText.Of("bs", "Zaboravka Nestajkić"),
            });
            await db.SaveChangesAsync();
        }
        var figures = await FiguresAsync(small);
        Assert.NotEmpty(await FoundAsync(small));

        var people = new PeopleQueries(small.Database.Factory, small.Clock);
        var version = (await people.ReadAsync(small.Coordinator, stays, default)).Version;
        await new ErasureService(small.Database.Factory, small.Clock).EraseAsync(small.Coordinator, stays, version, default);
        Assert.Equal([], await FoundAsync(small));
        Assert.Equal(figures, await FiguresAsync(small));
        var view = await people.ReadAsync(small.Coordinator, goes, default);
        Assert.Equal(("", $"№ {stays}", Sex.Female, 3), (view.GivenName, view.FamilyName, view.Sex, Assert.Single(view.Events).Present));
        Assert.Null(view.Trainer);
        await using (var db = small.Open())
        {
            Assert.False(await db.TrainerAbsences.AnyAsync());
            // What stands around a name stays.
            Assert.Equal($"Vodi ga № {stays}.", (await db.Programmes.SingleAsync(p => p.Id == small.ProgrammeId)).Summary.Texts["bs"]);
            Assert.Equal($"Javlja se: № {stays}", await db.TargetGroups.Select(g => g.Note).SingleAsync());
            Assert.Equal($"№ {stays}, pa drugi", await db.ProgrammeSteps.Select(s => s.Note).SingleAsync());
        }
        if (provider == DatabaseProvider.Sqlite) Assert.Equal([], InFiles(small));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_may_not_erases_nobody_and_an_erased_person_is_not_edited_back(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var erasure = new ErasureService(small.Database.Factory, small.Clock);
        var id = await RegisterAsync(small, "Zaboravka", "Nestajkić", null);
        foreach (var actor in new[] { small.Donor, small.Trainer, Actor.Nobody })
            await Assert.ThrowsAsync<ForbiddenException>(() => erasure.EraseAsync(actor, id, 0, default));
        await Assert.ThrowsAsync<MissingException>(() => erasure.EraseAsync(small.Stranger, id, 0, default));
        Assert.Equal("ChangedMeanwhile", await RefusedAsync(() => erasure.EraseAsync(small.Coordinator, id, 9, default)));
        await using (var db = small.Open()) await db.Users.Where(u => u.DisplayName == "donator").ExecuteUpdateAsync(s => s.SetProperty(u => u.PersonId, id));
        Assert.Equal("ErasureAccount", await RefusedAsync(() => erasure.EraseAsync(small.Coordinator, id, 0, default)));
        await using (var db = small.Open())
        {
            await db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.PersonId, (int?)null));
            Assert.Equal("Zaboravka", (await db.People.SingleAsync(p => p.Id == id)).GivenName);
            await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.ProgrammeId, small.OtherProgrammeId));
        }
        await Assert.ThrowsAsync<MissingException>(() => erasure.EraseAsync(small.Coordinator, id, 0, default));
        await using (var db = small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.ProgrammeId, small.ProgrammeId));

        await erasure.EraseAsync(small.Coordinator, id, 0, default);
        var people = new PeopleQueries(small.Database.Factory, small.Clock);
        var form = await people.FormAsync(small.Coordinator, id, default);
        form.GivenName = "Opet";
        Assert.Equal(
            "PersonErased",
            await RefusedAsync(() => new PeopleService(small.Database.Factory, small.Clock).SaveAsync(small.Coordinator, form, default)));
        Assert.Equal("PersonErased", await RefusedAsync(() => erasure.EraseAsync(small.Coordinator, id, form.Version, default)));
    }

    private static async Task<int> RegisterAsync(SmallProgramme small, string given, string family, string? email)
    {
        var registration = await small.Registrations.SaveAsync(
            small.Coordinator,
            new RegistrationInput
            {
                EventId = small.EventId, GivenName = given, FamilyName = family, Email = email, Phone = "061 777", Sex = Sex.Female,
                Position = $"pomoćnica, {given}", TargetGroupId = small.GroupId, ProgrammeUnitId = small.Units[0],
                State = RegistrationState.Confirmed,
            },
            default);
        foreach (var session in email is null ? small.Sessions.Skip(2).Take(1) : small.Sessions.Take(2))
            Assert.True(
                (
                    await small.Marks.MarkAsync(
                        small.Trainer,
                        new MarkInput(
                            Guid.CreateVersion7(), registration, session, 0, AttendanceValue.Present, null, DateTime.UnixEpoch, EntrySource.Sheet),
                        default)
                ).Saved);
        await using var db = small.Open();
        return (await db.Registrations.SingleAsync(r => r.Id == registration)).PersonId!.Value;
    }

    private static async Task<string> FiguresAsync(SmallProgramme small)
    {
        var view = await new ProgressQueries(small.Database.Factory, small.Clock).ReadAsync(small.Donor, "mali", null, null, default);
        return $"{view.Reached} {view.Attendances} {view.PersonDays} {string.Join(';', view.By(Dimension.Sex).Breakdown.Rows)} "
            + string.Join(';', view.By(Dimension.Place).Breakdown.Rows);
    }

    // Every text of every table, without knowing which there are.
    private static async Task<List<string>> FoundAsync(SmallProgramme small)
    {
        await using var db = small.Open();
        var found = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !t.IsMappedToJson()))
        {
            foreach (
                var column in type.GetProperties()
                    .Where(p => (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) == typeof(string))
                    .Select(p => p.GetColumnName()))
            {
                await db.Database.OpenConnectionAsync();
                await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names are the model's own.
                command.CommandText = $"SELECT \"{column}\" FROM \"{type.GetTableName()}\" WHERE \"{column}\" IS NOT NULL";
#pragma warning restore CA2100
                await using var rows = await command.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                {
                    if (_traces.Any(rows.GetString(0).Contains)) found.Add($"{type.GetTableName()}.{column}: {rows.GetString(0)}");
                }
            }
        }
        return found;
    }

    private static List<string> InFiles(SmallProgramme small)
    {
        using var db = small.Open();
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        var found = new List<string>();
        foreach (var part in new[] { file, file + "-wal" }.Where(File.Exists))
        {
            using var stream = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            found.AddRange(
                _traces
                    .Where(trace => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(trace)) >= 0)
                    .Select(trace => $"{Path.GetExtension(part)}: {trace}"));
        }
        return found;
    }

    private static async Task<string> RefusedAsync(Func<Task> act) => Assert.Single((await Assert.ThrowsAsync<RefusedException>(act)).Refusals).Key;
}
