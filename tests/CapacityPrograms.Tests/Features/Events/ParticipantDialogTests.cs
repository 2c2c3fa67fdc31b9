using Bunit;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Events;

/// <summary>Somebody is registered, or a registration changed, in a dialog beside the list.</summary>
public sealed class ParticipantDialogTests : PageContext
{
    private int _saved;

    private static string Word(string key) => Texts.Of<EventTexts>()[key].Value;

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("pl")]
    [InlineData("uk")]
    [InlineData("bg")]
    public async Task What_is_missing_is_said_at_its_field_and_what_was_typed_stays(string language)
    {
        SignIn(language);
        await AddAsync("Łucja");
        await Field(Dialogs, Word("Email")).ChangeAsync("lucja");

        await SaveAsync(Dialogs);

        await FollowRefusalsAsync(Dialogs);
        Assert.Equal(Refusal("Required"), Wrong(Dialogs, Field(Dialogs, Word("GivenName"))));
        Assert.Equal(Refusal("NotAnEmail"), Wrong(Dialogs, Field(Dialogs, Word("Email"))));
        Assert.Null(Wrong(Dialogs, Field(Dialogs, Word("FamilyName"))));
        Assert.Equal("Łucja", Field(Dialogs, Word("FamilyName")).GetAttribute("value"));
        Assert.Equal("lucja", Field(Dialogs, Word("Email")).GetAttribute("value"));
        Assert.Equal(0, _saved);
    }

    [Theory]
    [InlineData("bs")]
    [InlineData("bg")]
    public async Task Somebody_new_is_saved_as_typed(string language)
    {
        SignIn(language);
        await AddAsync("Живка Ђорђевић-Šarić");
        Assert.Equal("Живка", Field(Dialogs, Word("GivenName")).GetAttribute("value"));
        await ChooseAsync(Dialogs, Word("Sex"), Common("Sex.Female"));
        await Field(Dialogs, Word("Email")).ChangeAsync(" zivka@example.org ");
        await Field(Dialogs, Word("Phone")).ChangeAsync("+387 61 000 111");
        await ChooseAsync(Dialogs, Word("Behalf"), "Ilidža");
        await Field(Dialogs, Common("Position")).ChangeAsync("načelnica");
        await ChooseAsync(Dialogs, Common("Role"), Common("ParticipantRole.Observer"));
        await ChooseAsync(Dialogs, Common("State"), Common("RegistrationState.Invited"));

        await SaveAsync(Dialogs);

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _saved));
        Assert.Empty(Dialogs.FindAll("[role=dialog]"));
        await using var db = Small.Open();
        var row = await db.Registrations.Include(r => r.Person).SingleAsync();
        Assert.Equal(
            ("Живка", "Ђорђевић-Šarić", Sex.Female, "zivka@example.org", "+387 61 000 111"),
            (row.Person!.GivenName, row.Person.FamilyName, row.Person.Sex, row.Person.Email, row.Person.Phone));
        Assert.Equal(
            (Small.Units[1], Small.GroupId, "načelnica", ParticipantRole.Observer, RegistrationState.Invited),
            (row.ProgrammeUnitId, row.TargetGroupId, row.Position, row.Role, row.State));
    }

    [Fact]
    public async Task Who_is_known_already_is_shown_while_the_name_is_typed_and_taken_in_place_of_somebody_new()
    {
        SignIn("en");
        await AddAsync("Tarik Vodić");

        var take = Dialogs.WaitForElement("[role=dialog] ul.stack button");
        Assert.Contains("Tarik Vodić", take.TextContent, StringComparison.Ordinal);
        await take.ClickAsync(new());
        Dialogs.WaitForAssertion(() => Assert.Equal("Tarik Vodić", Dialogs.Find("[role=dialog] h2").TextContent));
        Assert.DoesNotContain(Dialogs.FindAll("label.lab"), l => l.TextContent.StartsWith(Word("GivenName"), StringComparison.Ordinal));
        await SaveAsync(Dialogs);

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _saved));
        await using var db = Small.Open();
        Assert.Equal(Small.Trainers[0], (await db.Registrations.SingleAsync()).PersonId);
        Assert.Equal(2, await db.People.CountAsync());
    }

    [Fact]
    public async Task A_line_that_nobody_can_read_is_kept_without_a_person()
    {
        SignIn("en");
        await AddAsync("");
        await Box(Dialogs, Word("CannotRead")).ChangeAsync(true);
        Dialogs.WaitForAssertion(() => Field(Dialogs, Word("WhichLine")));
        await Field(Dialogs, Word("WhichLine")).ChangeAsync("Red 14, potpis");

        await SaveAsync(Dialogs);

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _saved));
        await using var db = Small.Open();
        var row = await db.Registrations.SingleAsync();
        Assert.Equal((null, "Red 14, potpis"), (row.PersonId, row.UnidentifiedNote));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task Where_no_place_is_free_the_state_says_so_and_a_reserve_is_taken(string language)
    {
        SignIn(language);
        await Small.RegisterAsync("Mira", "Jovanović");
        await using (var db = Small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 1));
        await AddAsync("Sanja Kos");

        await SaveAsync(Dialogs);

        Assert.Equal(Refusal("EventFull", 1), WaitForWrong(Dialogs, Common("State")));
        await ChooseAsync(Dialogs, Common("State"), Common("RegistrationState.Reserve"));
        await SaveAsync(Dialogs);
        Dialogs.WaitForAssertion(() => Assert.Equal(1, _saved));
        await using var after = Small.Open();
        Assert.Equal(RegistrationState.Reserve, (await after.Registrations.OrderBy(r => r.Id).LastAsync()).State);
    }

    [Fact]
    public async Task A_registration_is_changed_and_a_change_in_between_is_not_overwritten()
    {
        SignIn("en");
        var id = await Small.RegisterAsync("Mira", "Jovanović", Small.Units[0]);
        var dialog = await DialogAsync();
        var row = dialog.Instance.List.Rows[0];
        await dialog.InvokeAsync(() => dialog.Instance.EditAsync(row));
        Dialogs.WaitForElement("form.form");
        Assert.Equal("Mira Jovanović", Dialogs.Find("[role=dialog] h2").TextContent);
        await Field(Dialogs, Common("Position")).ChangeAsync("sekretar");
        await using (var db = Small.Open()) await db.Registrations.ExecuteUpdateAsync(s => s.SetProperty(r => r.Version, r => r.Version + 1));

        await SaveAsync(Dialogs);

        WaitForRefusal(Dialogs, "ChangedMeanwhile");
        Assert.Equal("sekretar", Field(Dialogs, Common("Position")).GetAttribute("value"));
        await using (var db = Small.Open()) await db.Registrations.ExecuteUpdateAsync(s => s.SetProperty(r => r.Version, row.Version));
        await SaveAsync(Dialogs);
        Dialogs.WaitForAssertion(() => Assert.Equal(1, _saved));
        await using var after = Small.Open();
        var saved = await after.Registrations.SingleAsync(r => r.Id == id);
        Assert.Equal(("sekretar", Small.Units[0], 1), (saved.Position, saved.ProgrammeUnitId, saved.Number));
    }

    [Theory]
    [InlineData("bs", true, "Forbidden")]
    [InlineData("pl", true, "Forbidden")]
    [InlineData("bg", false, "EventClosed")]
    [InlineData("uk", false, "EventClosed")]
    public async Task Who_may_not_and_what_is_over_is_refused_and_nothing_is_saved(string language, bool asDonor, string why)
    {
        SignIn(language, asDonor ? Small.Donor : Small.Coordinator);
        if (!asDonor)
            await using (var db = Small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EventState.Closed));
        await AddAsync("Sanja Kos");

        await SaveAsync(Dialogs);

        WaitForRefusal(Dialogs, why);
        Assert.Equal("Kos", Field(Dialogs, Word("FamilyName")).GetAttribute("value"));
        await using var after = Small.Open();
        Assert.Empty(await after.Registrations.ToListAsync());
    }

    private async Task<IRenderedComponent<ParticipantDialog>> DialogAsync()
    {
        var view = await Small.Reading.ReadAsync(Small.Coordinator, Small.EventId, default);
        var list = await Small.Participants.ListAsync(Small.Coordinator, Small.EventId, default);
        return Render<ParticipantDialog>(p => p.Add(d => d.View, view).Add(d => d.List, list).Add(d => d.OnSaved, () => _saved++));
    }

    private async Task AddAsync(string typed, Found? person = null)
    {
        var dialog = await DialogAsync();
        await dialog.InvokeAsync(() => dialog.Instance.AddAsync(person, typed));
        Dialogs.WaitForElement("form.form");
    }
}
