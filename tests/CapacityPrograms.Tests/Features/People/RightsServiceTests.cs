using System.Text.Json;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.People;

/// <summary>What a person may ask for: to agree and withdraw, to have their data left alone, to see and take it.</summary>
public sealed class RightsServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_consent_keeps_its_text_and_stays_with_its_record_over_a_merge_and_its_undo(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (stays, goes) = (await PersonAsync(small, "Đorđe", "Jovanović"), await PersonAsync(small, "Ђорђе", "Јовановић"));
        var (rights, own) = Services(small);
        await rights.ConsentAsync(small.Coordinator, goes, Consent(ConsentPurpose.Photographs), default);
        await rights.ConsentAsync(small.Coordinator, stays, Consent(ConsentPurpose.NameToDonor), default);
        var merging = new MergeService(small.Database.Factory, small.Clock);
        await merging.MergeAsync(small.Coordinator, new MergeInput(stays, 0, goes, 0, new HashSet<PersonField>()), default);
        var both = await own.ConsentsAsync(small.Coordinator, stays, default);
        Assert.Equal([ConsentPurpose.Photographs, ConsentPurpose.NameToDonor], both.Select(c => c.Purpose).Order());
        var photos = both.Single(c => c.Purpose == ConsentPurpose.Photographs);
        Assert.Equal(("2026-02", "bs", ConsentChannel.Paper, null), (photos.TextVersion, photos.Language, photos.Channel, photos.WithdrawnOn));

        await rights.WithdrawAsync(small.Coordinator, stays, photos.Id, default);
        Assert.Equal("ChangedMeanwhile", await RefusedAsync(() => rights.WithdrawAsync(small.Coordinator, stays, photos.Id, default)));
        await using (var db = small.Open()) await merging.UndoAsync(small.Coordinator, (await db.PersonMerges.SingleAsync()).Id, default);
        Assert.Equal(ConsentPurpose.NameToDonor, Assert.Single(await own.ConsentsAsync(small.Coordinator, stays, default)).Purpose);
        Assert.Equal(
            DateOnly.FromDateTime(small.Clock.GetUtcNow().UtcDateTime),
            Assert.Single(await own.ConsentsAsync(small.Coordinator, goes, default)).WithdrawnOn);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Wrong_consents_are_refused_with_their_fields_and_who_may_not_writes_none(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var id = await PersonAsync(small, "Amra", "Kovač");
        var (rights, own) = Services(small);
        var wrong = new ConsentInput
        {
            Purpose = (ConsentPurpose)99, TextVersion = " ", Language = "",
            GivenOn = DateOnly.FromDateTime(small.Clock.GetUtcNow().UtcDateTime).AddDays(2),
        };
        var refused = await Assert.ThrowsAsync<RefusedException>(() => rights.ConsentAsync(small.Coordinator, id, wrong, default));
        Assert.Equal(["Purpose", "TextVersion", "TextLanguage", "GivenOn"], refused.Refusals.Select(r => r.Field));
        foreach (var actor in new[] { small.Donor, small.Trainer, Actor.Nobody })
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => rights.ConsentAsync(actor, id, Consent(ConsentPurpose.Materials), default));
            await Assert.ThrowsAsync<ForbiddenException>(() => rights.RestrictAsync(actor, id, 0, "spor", default));
            await Assert.ThrowsAsync<ForbiddenException>(() => own.ReadAsync(actor, id, default));
            await Assert.ThrowsAsync<ForbiddenException>(() => own.WriteAsync(actor, id, default));
        }
        await Assert.ThrowsAsync<MissingException>(() => rights.ConsentAsync(small.Stranger, id, Consent(ConsentPurpose.Materials), default));
        await Assert.ThrowsAsync<MissingException>(() => rights.RestrictAsync(small.Stranger, id, 0, "spor", default));
        await Assert.ThrowsAsync<MissingException>(() => own.WriteAsync(small.Stranger, id, default));
        Assert.Empty(await own.ConsentsAsync(small.Coordinator, id, default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Restricted_data_is_counted_and_used_for_nothing_else_until_it_is_lifted(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using (var db = small.Open()) await db.Programmes.ExecuteUpdateAsync(s => s.SetProperty(p => p.DonorSeesNames, true));
        var id = await PersonAsync(small, "Ivana", "Sporna");
        var (rights, _) = Services(small);
        var lookup = new LookupQueries(small.Database.Factory, Texts.Of<CommonTexts>());
        Assert.Single(await lookup.FindAsync(small.Coordinator, LookupKind.Person, "sporna", default));
        Assert.Contains((await small.Participants.ListAsync(small.Donor, small.EventId, default)).Rows, r => r.Name == "Ivana Sporna");
        var reached = await ReachedAsync(small);

        Assert.Equal("Required", await RefusedAsync(() => rights.RestrictAsync(small.Coordinator, id, 0, " ", default)));
        await rights.RestrictAsync(small.Coordinator, id, 0, "traži ispravku", default);
        Assert.Equal("ChangedMeanwhile", await RefusedAsync(() => rights.RestrictAsync(small.Coordinator, id, 0, "opet", default)));
        Assert.Equal(reached, await ReachedAsync(small));
        Assert.Empty(await lookup.FindAsync(small.Coordinator, LookupKind.Person, "sporna", default));
        Assert.DoesNotContain(
            (await small.Participants.ListAsync(small.Donor, small.EventId, default)).Rows,
            r => r.Name is not null && r.Name.Contains("Sporna", StringComparison.Ordinal));
        Assert.Contains((await small.Participants.ListAsync(small.Coordinator, small.EventId, default)).Rows, r => r.Name == "Ivana Sporna");
        var people = new PeopleQueries(small.Database.Factory, small.Clock);
        var form = await people.FormAsync(small.Coordinator, id, default);
        Assert.Equal(
            "PersonRestricted",
            await RefusedAsync(() => new PeopleService(small.Database.Factory, small.Clock).SaveAsync(small.Coordinator, form, default)));
        var other = await PersonAsync(small, "Ivana", "Druga");
        Assert.Equal(
            "PersonRestricted",
            await RefusedAsync(() =>
                new MergeService(small.Database.Factory, small.Clock).MergeAsync(
                    small.Coordinator, new MergeInput(other, 0, id, form.Version, new HashSet<PersonField>()), default)));
        var again = await small.Events.SaveAsync(
            small.Coordinator, small.NewEvent(new TimeOnly(9, 0), new TimeOnly(10, 0), SmallProgramme.FirstDay.AddDays(7)), new HashSet<string>(),
            default);
        var registration = new RegistrationInput
        {
            EventId = again.Id!.Value, PersonId = id, State = RegistrationState.Confirmed,
        };
        Assert.Equal("PersonRestricted", await RefusedAsync(() => small.Registrations.SaveAsync(small.Coordinator, registration, default)));

        await rights.RestrictAsync(small.Coordinator, id, form.Version, null, default);
        Assert.True(await small.Registrations.SaveAsync(small.Coordinator, registration, default) > 0);
        Assert.Single(await lookup.FindAsync(small.Coordinator, LookupKind.Person, "sporna", default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Own_data_holds_what_stands_under_every_record_and_says_what_others_keep(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (stays, goes) = (await PersonAsync(small, "Đorđe", "Jovanović"), await PersonAsync(small, "Ђорђе", "Јовановић"));
        var (rights, own) = Services(small);
        await rights.ConsentAsync(small.Coordinator, goes, Consent(ConsentPurpose.Invitations), default);
        await new MergeService(small.Database.Factory, small.Clock).MergeAsync(
            small.Coordinator, new MergeInput(stays, 0, goes, 0, new HashSet<PersonField>()), default);
        await using (var db = small.Open())
        {
            var elsewhere = new LearningEvent { ProgrammeId = small.OtherProgrammeId, Title = LocalizedText.Of("bs", "Tuđi"), TimeZone = "Europe/Sarajevo" };
            elsewhere.Registrations.Add(new Registration { PersonId = stays, Number = 1, State = RegistrationState.Confirmed });
            db.Events.Add(elsewhere);
            await db.SaveChangesAsync();
        }

        var data = await own.ReadAsync(small.Coordinator, goes, default);
        Assert.Equal([stays, goes], data.Numbers);
        Assert.Equal(("Đorđe", "Jovanović", 1), (data.GivenName, data.FamilyName, data.EventsElsewhere));
        Assert.Contains(data.Spellings, s => s.FamilyName == "Јовановић");
        Assert.Equal(2, data.Participations.Count);
        Assert.All(data.Participations, p => Assert.Equal(AttendanceValue.Present, Assert.Single(p.Marks).Value));

        var text = System.Text.Encoding.UTF8.GetString(await own.WriteAsync(small.Coordinator, stays, default));
        Assert.Contains("Ђорђе", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal("Jovanović", json.RootElement.GetProperty("familyName").GetString());
        Assert.Equal("Invitations", json.RootElement.GetProperty("consents")[0].GetProperty("purpose").GetString());
        Assert.Equal("2026-05-12", json.RootElement.GetProperty("participations")[0].GetProperty("marks")[0].GetProperty("day").GetString());
        Assert.DoesNotContain("Tuđi", text, StringComparison.Ordinal);
        await using var read = small.Open();
        Assert.True(await read.AuditEntries.AnyAsync(a => a.Action == "export.person" && a.SubjectId == stays));
    }

    private static (RightsService Rights, OwnDataQueries Own) Services(SmallProgramme small) =>
        (new(small.Database.Factory, small.Clock), new(small.Database.Factory, small.Clock));

    private static ConsentInput Consent(ConsentPurpose purpose) =>
        new()
        {
            Purpose = purpose, Channel = ConsentChannel.Paper, TextVersion = "2026-02", Language = "bs", GivenOn = SmallProgramme.FirstDay,
        };

    private static async Task<int> ReachedAsync(SmallProgramme small) =>
        (await new ProgressQueries(small.Database.Factory, small.Clock).ReadAsync(small.Donor, "mali", null, null, default)).Reached;

    private static async Task<int> PersonAsync(SmallProgramme small, string given, string family)
    {
        var registration = await small.RegisterAsync(given, family, small.Units[0]);
        Assert.True(
            (
                await small.Marks.MarkAsync(
                    small.Trainer,
                    new MarkInput(
                        Guid.CreateVersion7(), registration, small.Sessions[0], 0, AttendanceValue.Present, null, DateTime.UnixEpoch,
                        EntrySource.Sheet),
                    default)
            ).Saved);
        await using var db = small.Open();
        return (await db.Registrations.SingleAsync(r => r.Id == registration)).PersonId!.Value;
    }

    private static async Task<string> RefusedAsync(Func<Task> act) => Assert.Single((await Assert.ThrowsAsync<RefusedException>(act)).Refusals).Key;
}
