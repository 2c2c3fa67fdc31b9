using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Features.Programmes;
using CapacityPrograms.Web.Features.Programmes.Sections;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Programmes;

/// <summary>Writing programmes and their parts, on every database that runs beside the tests.</summary>
public sealed class ProgrammeWritingTests(ClassDatabases databases) : IClassFixture<ClassDatabases>
{
    private static readonly CancellationToken _none = CancellationToken.None;

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_coordinator_who_makes_a_programme_keeps_it(DatabaseProvider provider)
    {
        var (database, programmes, _) = await OpenAsync(provider);
        int user;
        await using (var db = database.Open())
        {
            var row = db.Users.Add(new AppUser { DisplayName = "Coordinator", UserName = Guid.NewGuid().ToString(), SecurityStamp = "s" }).Entity;
            await db.SaveChangesAsync();
            user = row.Id;
        }
        var actor = new Actor(user, "", false, null, new Dictionary<int, AccessRole> { [-1] = AccessRole.Coordinator });
        var code = await programmes.AddAsync(actor, New(), _none);
        await using var check = database.Open();
        var programme = await check.Programmes.SingleAsync(p => p.Code == code);
        Assert.Equal(AccessRole.Coordinator, (await check.ProgrammeAccess.SingleAsync(a => a.UserId == user && a.ProgrammeId == programme.Id)).Role);
        Assert.True(await check.AuditEntries.AnyAsync(a => a.ProgrammeId == programme.Id && a.Action == "programme.added"));

        var again = New();
        again.Code = code;
        Assert.Equal("Taken", Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => programmes.AddAsync(actor, again, _none))).Refusals).Key);
        again.Code = "Not a code";
        Assert.Equal("Code", Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => programmes.AddAsync(actor, again, _none))).Refusals).Key);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nobody_but_its_coordinator_writes(DatabaseProvider provider)
    {
        var (database, programmes, sections) = await OpenAsync(provider);
        var code = await programmes.AddAsync(Actor.System, New(), _none);
        var id = await IdAsync(database, code);
        var topic = await sections.SaveAsync(Actor.System, code, "topic", 0, null, Row("topic", "Topic"), _none);
        var (details, _) = await Reading(database).DetailsAsync(Actor.System, code, _none);
        var matrix = new MatrixService(database.Factory, TimeProvider.System);
        Actor As(AccessRole role, int programme) => new(null, "", false, null, new Dictionary<int, AccessRole> { [programme] = role });

        foreach (var actor in new[] { As(AccessRole.Donor, id), As(AccessRole.Trainer, id), As(AccessRole.Coordinator, id + 100_000), Actor.Nobody })
        {
            var stranger = !actor.Sees(id);
            async Task Refused(Func<Task> write)
            {
                var thrown = await Record.ExceptionAsync(write);
                Assert.True(stranger ? thrown is MissingException : thrown is ForbiddenException, $"{thrown}");
            }
            await Refused(() => programmes.SaveAsync(actor, code, details, _none));
            await Refused(() => programmes.CopyAsync(actor, code, "copy-" + code, _none));
            await Refused(() => sections.SaveAsync(actor, code, "theme", 0, null, Row("theme", "Theme"), _none));
            await Refused(() => sections.RemoveAsync(actor, code, "topic", topic, _none));
            await Refused(() => sections.MoveAsync(actor, code, "topic", topic, true, _none));
            await Refused(() => sections.AddSlotsAsync(actor, code, UnitRole.Beneficiary, 2, "Slot", null, _none));
            await Refused(() => Listing(database).ListAsync(actor, code, "topic", _none));
            await Refused(() => matrix.AnswerAsync(actor, code, topic, 1, AudienceAnswer.Yes, LocalizedText.Empty, _none));
            await Refused(() => matrix.LinkAsync(actor, code, topic, 1, true, _none));
            if (!actor.CoordinatesAny) await Assert.ThrowsAsync<ForbiddenException>(() => programmes.AddAsync(actor, New(), _none));
        }
        await using var db = database.Open();
        Assert.Equal((1, 0), (await db.Topics.CountAsync(t => t.ProgrammeId == id), await db.ProgrammeUnits.CountAsync(u => u.ProgrammeId == id)));
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_slot_that_gets_its_name_keeps_its_registrations(DatabaseProvider provider)
    {
        var (database, programmes, sections) = await OpenAsync(provider);
        var code = await programmes.AddAsync(Actor.System, New(), _none);
        var id = await IdAsync(database, code);
        await sections.AddSlotsAsync(Actor.System, code, UnitRole.Beneficiary, 3, "Slot {0}", null, _none);
        int slot, unit, other;
        await using (var db = database.Open())
        {
            slot = (await db.ProgrammeUnits.OrderBy(u => u.Order).FirstAsync(u => u.ProgrammeId == id)).Id;
            var named = db.Units.Add(new TerritorialUnit { Country = "BG", Name = LocalizedText.Of("bg", "Девин") }).Entity;
            var second = db.Units.Add(new TerritorialUnit { Country = "BG", Name = LocalizedText.Of("bg", "Баните") }).Entity;
            db.Registrations.Add(
                new Registration
                {
                    Event = new LearningEvent { ProgrammeId = id, TimeZone = "UTC" }, UnidentifiedNote = "line 1", ProgrammeUnitId = slot,
                }
            );
            await db.SaveChangesAsync();
            (unit, other) = (named.Id, second.Id);
        }
        var row = (await Listing(database).ListAsync(Actor.System, code, "unit", _none)).Rows.Single(r => r.Id == slot);
        Assert.Equal("Slot 1", ((LocalizedText)row.Values["SlotLabel"]!).Texts["bg"]);
        await sections.SaveAsync(
            Actor.System, code, "unit", slot, row.Seen, new Dictionary<string, object?>(row.Values) { ["UnitId"] = new Picked(unit, "", "") }, _none);
        await using (var db = database.Open())
        {
            Assert.Equal(unit, (await db.ProgrammeUnits.SingleAsync(u => u.Id == slot)).UnitId);
            Assert.Equal(unit, (await db.Registrations.SingleAsync(r => r.ProgrammeUnitId == slot)).UnitId);
            Assert.True(await db.AuditEntries.AnyAsync(a => a.ProgrammeId == id && a.Action == "unit.named" && a.SubjectId == slot));
        }
        Assert.Equal("ChangedMeanwhile", await RefusedAsync(() => sections.SaveAsync(Actor.System, code, "unit", slot, row.Seen, row.Values, _none)));
        row = (await Listing(database).ListAsync(Actor.System, code, "unit", _none)).Rows.Single(r => r.Id == slot);
        Assert.Equal(
            "RowUsed",
            await RefusedAsync(() =>
                sections.SaveAsync(
                    Actor.System, code, "unit", slot, row.Seen,
                    new Dictionary<string, object?>(row.Values) { ["UnitId"] = new Picked(other, "", "") }, _none)));
        Assert.Equal("RowUsed", await RefusedAsync(() => sections.RemoveAsync(Actor.System, code, "unit", slot, _none)));
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Details_saved_over_somebody_elses_are_refused(DatabaseProvider provider)
    {
        var (database, programmes, _) = await OpenAsync(provider);
        var code = await programmes.AddAsync(Actor.System, New(), _none);
        var (mine, _) = await Reading(database).DetailsAsync(Actor.System, code, _none);
        var (theirs, _) = await Reading(database).DetailsAsync(Actor.System, code, _none);
        theirs.StartsOn = "2011?-06";
        await programmes.SaveAsync(Actor.System, code, theirs, _none);
        Assert.Equal("ChangedMeanwhile", await RefusedAsync(() => programmes.SaveAsync(Actor.System, code, mine, _none)));
        var (now, _) = await Reading(database).DetailsAsync(Actor.System, code, _none);
        Assert.Equal("2011?-06", now.StartsOn);
        now.EndsOn = "2010";
        Assert.Equal("EndBeforeStart", await RefusedAsync(() => programmes.SaveAsync(Actor.System, code, now, _none)));
        now.EndsOn = "soon";
        Assert.Equal("NotADate", await RefusedAsync(() => programmes.SaveAsync(Actor.System, code, now, _none)));
        (now.EndsOn, now.Parent) = (null, code);
        Assert.Equal("UnderItself", await RefusedAsync(() => programmes.SaveAsync(Actor.System, code, now, _none)));
        await using var db = database.Open();
        Assert.Equal(1, (await db.Programmes.SingleAsync(p => p.Code == code)).Version);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_copy_has_the_structure_and_nothing_that_happened(DatabaseProvider provider)
    {
        var (database, programmes, sections) = await OpenAsync(provider);
        var code = await programmes.AddAsync(Actor.System, New(), _none);
        var objective = await sections.SaveAsync(Actor.System, code, "objective", 0, null, Row("objective", "Goal"), _none);
        await sections.SaveAsync(
            Actor.System, code, "objective", 0, null, new Dictionary<string, object?>(Row("objective", "Under it")) { ["ParentId"] = objective },
            _none);
        var activity = await sections.SaveAsync(
            Actor.System, code, "activity", 0, null, new Dictionary<string, object?>(Row("activity", "Training")) { ["ObjectiveId"] = objective },
            _none);
        var group = await sections.SaveAsync(Actor.System, code, "group", 0, null, Row("group", "Councillors"), _none);
        var topic = await sections.SaveAsync(Actor.System, code, "topic", 0, null, Row("topic", "Topic"), _none);
        await sections.SaveAsync(
            Actor.System, code, "statement", 0, null,
            new Dictionary<string, object?>(Row("statement", "Number"))
            {
                ["Document"] = "Source", ["Language"] = "bg", ["Quantity"] = 5,
            },
            _none);
        await sections.AddSlotsAsync(Actor.System, code, UnitRole.Partner, 2, "Slot", "new", _none);
        var matrix = new MatrixService(database.Factory, TimeProvider.System);
        await matrix.AnswerAsync(Actor.System, code, topic, group, AudienceAnswer.Yes, LocalizedText.Of("bg", "За тях"), _none);
        await matrix.LinkAsync(Actor.System, code, topic, activity, true, _none);
        Assert.Equal("RowUsed", await RefusedAsync(() => sections.RemoveAsync(Actor.System, code, "objective", objective, _none)));

        var copy = await programmes.CopyAsync(Actor.System, code, code + "-2", _none);
        await using var db = database.Open();
        var id = await IdAsync(database, copy);
        Assert.Equal(
            (2, 1, 1, 2, 0),
            (
                await db.Objectives.CountAsync(o => o.ProgrammeId == id), await db.Activities.CountAsync(a => a.ProgrammeId == id),
                await db.Topics.CountAsync(t => t.ProgrammeId == id),
                await db.ProgrammeUnits.CountAsync(u => u.ProgrammeId == id && u.Cohort == "new"),
                await db.SourceStatements.CountAsync(s => s.ProgrammeId == id)));
        var cell = await db.TopicAudiences.Include(a => a.TargetGroup).SingleAsync(a => a.Topic!.ProgrammeId == id);
        Assert.Equal((AudienceAnswer.Yes, id), (cell.Answer, cell.TargetGroup!.ProgrammeId));
        Assert.Equal(id, (await db.TopicActivities.Include(t => t.Activity).SingleAsync(t => t.Topic!.ProgrammeId == id)).Activity!.ProgrammeId);
        Assert.Single(await db.Objectives.Where(o => o.ProgrammeId == id && o.Parent!.ProgrammeId == id).ToListAsync());

        await sections.RemoveAsync(Actor.System, code, "topic", topic, _none);
        Assert.False(await db.TopicAudiences.AnyAsync(a => a.TopicId == topic));
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Rows_keep_to_their_programme_and_their_order(DatabaseProvider provider)
    {
        var (database, programmes, sections) = await OpenAsync(provider);
        var (code, strange) = (await programmes.AddAsync(Actor.System, New(), _none), await programmes.AddAsync(Actor.System, New(), _none));
        var first = await sections.SaveAsync(Actor.System, code, "objective", 0, null, Row("objective", "First"), _none);
        var second = await sections.SaveAsync(
            Actor.System, code, "objective", 0, null, new Dictionary<string, object?>(Row("objective", "Second")) { ["ParentId"] = first }, _none);
        await sections.MoveAsync(Actor.System, code, "objective", second, up: true, _none);
        var rows = (await Listing(database).ListAsync(Actor.System, code, "objective", _none)).Rows;
        Assert.Equal([second, first], rows.Select(r => r.Id));
        Assert.Equal(
            "UnderItself",
            await RefusedAsync(() =>
                sections.SaveAsync(
                    Actor.System, code, "objective", first, rows[1].Seen, new Dictionary<string, object?>(rows[1].Values) { ["ParentId"] = second },
                    _none)));
        Assert.Equal(
            "Choose",
            await RefusedAsync(() =>
                sections.SaveAsync(
                    Actor.System, strange, "objective", 0, null, new Dictionary<string, object?>(Row("objective", "Third")) { ["ParentId"] = first },
                    _none)));
        Assert.Equal("Required", await RefusedAsync(() => sections.SaveAsync(Actor.System, code, "topic", 0, null, Row("topic", " "), _none)));
        await Assert.ThrowsAsync<MissingException>(() => sections.RemoveAsync(Actor.System, strange, "objective", first, _none));
    }

    private static ProgrammeQueries Reading(TestDatabase database) => new(database.Factory, TimeProvider.System);

    private static SectionQueries Listing(TestDatabase database) => new(database.Factory);

    private async Task<(TestDatabase, ProgrammeService, SectionService)> OpenAsync(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);
        return (database, new ProgrammeService(database.Factory, TimeProvider.System), new SectionService(database.Factory, TimeProvider.System));
    }

    private static NewProgramme New() =>
        new()
        {
            Code = $"p-{Guid.NewGuid():n}", Name = LocalizedText.Of("bg", "Програма"), Language = "bg", Country = "bg", TimeZone = "Europe/Sofia",
        };

    private static Dictionary<string, object?> Row(string section, string text)
    {
        var fields = ProgrammeSections.Of(section).Fields;
        var row = fields.Where(f => f is { Kind: FieldKind.Choice, Required: true }).ToDictionary(f => f.Name, f => Enum.GetValues(f.Words!).GetValue(0));
        row[fields.First(f => f.Kind is FieldKind.Names).Name] = LocalizedText.Of("bg", text);
        return row;
    }

    private static async Task<int> IdAsync(TestDatabase database, string code)
    {
        await using var db = database.Open();
        return await db.Programmes.Where(p => p.Code == code).Select(p => p.Id).SingleAsync();
    }

    private static async Task<string> RefusedAsync(Func<Task> write) => Assert.Single((await Assert.ThrowsAsync<RefusedException>(write)).Refusals).Key;
}
