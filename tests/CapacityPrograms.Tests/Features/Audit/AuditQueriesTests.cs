using System.Globalization;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Audit;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Tests.Features.Audit;

public sealed class AuditQueriesTests
{
    private static readonly Actor Administrator = new(null, "Admin", true, null, new Dictionary<int, AccessRole>());
    private static readonly DateTime Noon = new(2026, 5, 12, 12, 0, 0, DateTimeKind.Utc);
    private static readonly ResourceManagerStringLocalizerFactory Words = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_newest_comes_first_and_every_filter_leaves_what_it_says(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await FillAsync(small);
        var service = Service(small);
        var donor = small.Donor.UserId!.Value;

        Assert.Equal(["retention.deleted", "sign-in.failed", "export.results", "person.changed", "progress.opened", "sign-in"], await ActionsAsync(service));
        Assert.Equal(["export.results", "progress.opened", "sign-in"], await ActionsAsync(service, user: $"{donor}"));
        Assert.Equal(["retention.deleted", "sign-in.failed"], await ActionsAsync(service, user: "0"));
        Assert.Equal(["export.results", "progress.opened"], await ActionsAsync(service, programme: "mali"));
        Assert.Equal(["sign-in.failed", "sign-in"], await ActionsAsync(service, kind: "SignedIn"));
        Assert.Equal(["retention.deleted", "person.changed"], await ActionsAsync(service, kind: "changed"));
        Assert.Equal(["progress.opened"], await ActionsAsync(service, kind: "Saw"));
        Assert.Equal(["export.results"], await ActionsAsync(service, kind: "Exported"));
        Assert.Equal(["progress.opened", "sign-in"], await ActionsAsync(service, from: "2026-05-11", to: "2026-05-12"));
        Assert.Equal(["retention.deleted", "sign-in.failed", "export.results", "person.changed"], await ActionsAsync(service, from: "2026-05-13"));
        // By the words that are read, by the detail, by the number.
        Assert.Equal(["progress.opened"], await ActionsAsync(service, text: "behind a FIGURE"));
        Assert.Equal(["progress.opened"], await ActionsAsync(service, text: "completed"));
        Assert.Equal(["person.changed"], await ActionsAsync(service, text: "4711"));
        Assert.Equal(["progress.opened"], await ActionsAsync(service, text: "списък зад", language: "bg-BG"));
        // What is no value in the address is no filter.
        Assert.Equal(6, (await ActionsAsync(service, user: "x'--", kind: "7", from: "0000-00-00")).Count);
        Assert.Empty(await ActionsAsync(service, text: "%_'"));
        Assert.Empty(await ActionsAsync(service, text: "a\0\ud800b", programme: "mali\0"));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Accounts_and_programmes_have_names_a_person_is_a_number(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await FillAsync(small);
        Language.Of("bs").Use();
        var rows = (await Service(small).ListAsync(Administrator, AuditFilter.Read(null, null, null, null, null, null), new ListAsk(), default)).Items;
        var texts = new StringLocalizer<AuditTexts>(Words);

        var figure = rows.Single(r => r.Action == "progress.opened");
        Assert.Equal(("donator", "Mali program", "bs"), (texts.Who(figure), figure.Programme, figure.ProgrammeLang));
        var person = rows.Single(r => r.Action == "person.changed");
        Assert.Equal(("Osoba br. 4711", "/people/4711"), (texts.Subject(person), person.Href));
        Assert.Equal("Osoba: promijenjeno", texts.Action(person));
        Assert.Equal("nepoznato", texts.Who(rows.Single(r => r.Action == "sign-in.failed")));
        Assert.Equal("sistem", texts.Who(rows[0]));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Pages_hold_twenty_five_and_only_who_keeps_something_reads_them(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using (var db = small.Open())
        {
            db.AuditEntries.AddRange(Enumerable.Range(1, 120).Select(i => new AuditEntry { At = Noon.AddMinutes(i), Action = "sign-in", SubjectId = i }));
            await db.SaveChangesAsync();
        }
        var service = Service(small);
        var all = AuditFilter.Read(null, null, null, null, null, null);
        var last = await service.ListAsync(Administrator, all, new ListAsk(99), default);
        Assert.Equal((120, 5, 20), (last.Total, last.Number, last.Items.Count));
        Assert.Equal(1, last.Items[^1].SubjectId);
        Assert.Equal(1, (await service.ListAsync(Administrator, all, ListAsk.Read(null, "when"), default)).Items[0].SubjectId);
        foreach (var actor in new[] { small.Trainer, small.Donor, Actor.Nobody })
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => service.ListAsync(actor, all, new ListAsk(), default));
            await Assert.ThrowsAsync<ForbiddenException>(() => service.ChoicesAsync(actor, default));
            await Assert.ThrowsAsync<ForbiddenException>(() => Workbook(small).WriteAsync(actor, all, Stream.Null, default));
        }
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_workbook_holds_what_the_page_is_filtered_to_and_is_audited_itself(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await FillAsync(small);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        await using var stream = new MemoryStream();
        await Workbook(small).WriteAsync(Administrator, AuditFilter.Read($"{small.Donor.UserId}", null, null, null, null, null), stream, default);
        Workbooks.Valid(stream);
        var rows = Workbooks.Read(stream).Tables["Audit"]!.Rows;
        Assert.Equal(["What", "Results exported", "List behind a figure opened", "Signed in"], rows.Cast<System.Data.DataRow>().Select(r => r[3].ToString()));
        await using var db = small.Open();
        Assert.Equal("3", (await db.AuditEntries.SingleAsync(a => a.Action == "export.audit")).Detail);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_coordinator_reads_what_was_changed_in_own_programmes_from_what_to_what(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        Language.Of("en").Use();
        var form = (await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default)).Input;
        var (title, capacity, day) = (form.Title.ForReader().Text, form.Capacity, form.Sessions[0].Day!.Value);
        form.Capacity = 25;
        form.Notes = "Ivan Fiktić calls";
        form.Sessions[0].Day = day.AddDays(-1);
        await small.Events.SaveAsync(small.Coordinator, form, new HashSet<string>(), default);
        await using (var db = small.Open())
        {
            db.AuditEntries.Add(
                new AuditEntry { At = Noon, Action = "event.changed", ProgrammeId = small.OtherProgrammeId, SubjectKind = "event", SubjectId = 999 });
            db.AuditEntries.Add(new AuditEntry { At = Noon, Action = "sign-in" });
            await db.SaveChangesAsync();
            Assert.DoesNotContain("Fiktić", (await db.AuditEntries.SingleAsync(a => a.Action == "event.changed" && a.SubjectId == small.EventId)).Changes);
        }
        var all = AuditFilter.Read(null, null, null, null, null, null);
        var rows = (await Service(small).ListAsync(small.Coordinator, all, new ListAsk(), default)).Items;
        var row = Assert.Single(rows, r => r.Action == "event.changed");
        Assert.All(rows, r => Assert.Equal("mali", r.ProgrammeCode));
        var changes = new StringLocalizer<AuditTexts>(Words).Changes(new StringLocalizer<CommonTexts>(Words), row);
        Assert.Contains($"Places: {capacity?.ToString(CultureInfo.InvariantCulture) ?? "–"} → 25", changes);
        Assert.Contains($"Day of a session: {day.Compact()} → {day.AddDays(-1).Compact()}", changes);
        Assert.Contains("Notes: changed", changes);
        Assert.Equal((title, $"/events/{small.EventId}"), (row.Subject, row.Href));
        // By the clock of the programme.
        Assert.Equal(TimeZoneInfo.ConvertTimeFromUtc(row.At, TimeZoneInfo.FindSystemTimeZoneById("Europe/Sarajevo")), row.Local);
        Assert.Equal(["mali"], (await Service(small).ChoicesAsync(small.Coordinator, default)).Programmes.Select(p => p.Code));
    }

    private static async Task FillAsync(SmallProgramme small)
    {
        await using var db = small.Open();
        var (donor, programme) = (small.Donor.UserId, small.ProgrammeId);
        db.AuditEntries.AddRange(
            new AuditEntry
            {
                At = Noon.AddDays(-1), UserId = donor, Action = "sign-in", Detail = "password",
            },
            new AuditEntry
            {
                At = Noon, UserId = donor, Action = "progress.opened", ProgrammeId = programme, SubjectKind = "figure", Detail = "Completed",
            },
            new AuditEntry
            {
                At = Noon.AddDays(1), UserId = small.Coordinator.UserId, Action = "person.changed", SubjectKind = "person", SubjectId = 4711,
            },
            new AuditEntry
            {
                At = Noon.AddDays(2), UserId = donor, Action = "export.results", ProgrammeId = programme, SubjectKind = "programme",
                SubjectId = programme,
            },
            new AuditEntry
            {
                At = Noon.AddDays(3), Action = "sign-in.failed", Detail = "password",
            },
            new AuditEntry { At = Noon.AddDays(4), Action = "retention.deleted" }
        );
        await db.SaveChangesAsync();
    }

    private static AuditQueries Service(SmallProgramme small) => new(small.Database.Factory, new StringLocalizer<AuditTexts>(Words), small.Clock);

    private static AuditWorkbook Workbook(SmallProgramme small) =>
        new(small.Database.Factory, Service(small), small.Clock, new StringLocalizer<AuditTexts>(Words), new StringLocalizer<CommonTexts>(Words));

    private static async Task<IReadOnlyList<string>> ActionsAsync(
        AuditQueries service, string? user = null, string? programme = null, string? kind = null, string? text = null, string? from = null,
        string? to = null, string language = "en-GB")
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var filter = AuditFilter.Read(user, programme, kind, text, from, to);
        return [.. (await service.ListAsync(Administrator, filter, new ListAsk(), default)).Items.Select(r => r.Action)];
    }
}
