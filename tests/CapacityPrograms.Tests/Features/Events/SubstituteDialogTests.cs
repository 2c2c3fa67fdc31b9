using Bunit;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Events;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Events;

/// <summary>Somebody comes instead of another: who, and in which sessions.</summary>
public sealed class SubstituteDialogTests : PageContext
{
    private int _saved;

    private static string Word(string key) => Texts.Of<EventTexts>()[key].Value;

    [Theory]
    [InlineData("en", "Instead of Mira Jovanović", "Tue 12 May 2026 09:00")]
    [InlineData("pl", "Zamiast: Mira Jovanović", "wt. 12 maja 2026 09:00")]
    [InlineData("bg", "Вместо: Mira Jovanović", "вт 12 май 2026\u202fг. 09:00")]
    public async Task It_says_who_is_missing_and_each_session_as_the_reader_writes_days(string language, string title, string first)
    {
        SignIn(language);
        await OpenAsync();

        Assert.Equal(title, Dialogs.Find("[role=dialog] h2").TextContent);
        var sessions = Dialogs.FindAll("fieldset label.mud-checkbox").Select(l => l.TextContent.Trim()).ToList();
        Assert.Equal(4, sessions.Count);
        Assert.Equal(first, sessions[0]);
        Assert.All(Dialogs.FindAll("fieldset input"), box => Assert.True(box.HasAttribute("checked")));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("uk")]
    public async Task Nobody_is_refused_at_the_names_and_what_was_typed_stays(string language)
    {
        SignIn(language);
        await OpenAsync();
        await Field(Dialogs, Word("GivenName")).ChangeAsync("Ђурђа");

        await SaveAsync(Dialogs);

        await FollowRefusalsAsync(Dialogs);
        Assert.Equal(Refusal("Required"), Wrong(Dialogs, Field(Dialogs, Word("FamilyName"))));
        Assert.Equal("Ђурђа", Field(Dialogs, Word("GivenName")).GetAttribute("value"));
        Assert.Equal(0, _saved);
    }

    [Fact]
    public async Task Who_comes_is_saved_for_the_sessions_that_were_left_and_without_any_there_is_nothing_to_save()
    {
        SignIn("bs");
        await using (var db = Small.Open())
        {
            db.Seats.Add(new Seat { EventId = Small.EventId, ProgrammeUnitId = Small.Units[0] });
            await db.SaveChangesAsync();
        }
        var mira = await OpenAsync();
        await Field(Dialogs, Word("GivenName")).ChangeAsync("Amra");
        await Field(Dialogs, Word("FamilyName")).ChangeAsync("Džafić");
        for (var i = 0; i < 4; i++) await Dialogs.FindAll("fieldset input")[i].ChangeAsync(false);
        Dialogs.WaitForAssertion(() => Assert.True(Button(Dialogs, Common("Save")).HasAttribute("disabled")));
        await Dialogs.FindAll("fieldset input")[2].ChangeAsync(true);
        Dialogs.WaitForAssertion(() => Assert.False(Button(Dialogs, Common("Save")).HasAttribute("disabled")));

        await SaveAsync(Dialogs);

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _saved));
        await using var after = Small.Open();
        var amra = await after.Registrations.Include(r => r.Person).SingleAsync(r => r.SubstitutesId == mira);
        Assert.Equal(("Amra", "Džafić", Small.Units[0]), (amra.Person!.GivenName, amra.Person.FamilyName, amra.ProgrammeUnitId));
        Assert.Equal([Small.Sessions[2]], await after.SeatOccupancies.Where(o => o.RegistrationId == amra.Id).Select(o => o.SessionId).ToListAsync());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("bg")]
    public async Task Whose_data_may_not_be_used_is_refused_where_they_were_chosen_and_another_is_taken(string language)
    {
        SignIn(language);
        var mira = await OpenAsync();
        await LookUpAsync(Dialogs, Word("FindPerson"), "nevena", "Nevena Mentorić");
        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("#s-given")));
        await using (var db = Small.Open())
            await db.People.Where(p => p.Id == Small.Trainers[1]).ExecuteUpdateAsync(s => s.SetProperty(p => p.RestrictedAt, DateTime.UnixEpoch));

        await SaveAsync(Dialogs);

        Assert.Equal(Refusal("PersonRestricted"), WaitForWrong(Dialogs, Word("FindPerson")));
        await FollowRefusalsAsync(Dialogs);
        await Dialogs.FindAll("[role=dialog] button").First(b => b.InnerHtml.Contains("Nevena", StringComparison.Ordinal)).ClickAsync(new());
        await LookUpAsync(Dialogs, Word("FindPerson"), "tarik", "Tarik Vodić");
        await SaveAsync(Dialogs);
        Dialogs.WaitForAssertion(() => Assert.Equal(1, _saved));
        await using var after = Small.Open();
        Assert.Equal(Small.Trainers[0], (await after.Registrations.SingleAsync(r => r.SubstitutesId == mira)).PersonId);
    }

    [Fact]
    public async Task Nobody_comes_instead_of_themselves()
    {
        SignIn("pl");
        await OpenAsync();
        await LookUpAsync(Dialogs, Word("FindPerson"), "mira", "Mira Jovanović");

        await SaveAsync(Dialogs);

        Assert.Equal(Refusal("Choose"), WaitForWrong(Dialogs, Word("FindPerson")));
    }

    [Theory]
    [InlineData("bs", true, "Forbidden")]
    [InlineData("uk", false, "EventClosed")]
    public async Task Who_may_not_and_what_is_over_is_refused_and_nothing_is_saved(string language, bool asDonor, string why)
    {
        SignIn(language, asDonor ? Small.Donor : Small.Coordinator);
        await OpenAsync();
        if (!asDonor)
            await using (var db = Small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EventState.Closed));
        await Field(Dialogs, Word("GivenName")).ChangeAsync("Amra");
        await Field(Dialogs, Word("FamilyName")).ChangeAsync("Džafić");

        await SaveAsync(Dialogs);

        WaitForRefusal(Dialogs, why);
        Assert.Equal("Džafić", Field(Dialogs, Word("FamilyName")).GetAttribute("value"));
        await using var after = Small.Open();
        Assert.Equal(1, await after.Registrations.CountAsync());
    }

    // Instead of Mira, who is registered for a municipality; gives her registration.
    private async Task<int> OpenAsync()
    {
        var mira = await Small.RegisterAsync("Mira", "Jovanović", Small.Units[0]);
        var view = await Small.Reading.ReadAsync(Small.Coordinator, Small.EventId, default);
        var row = (await Small.Participants.ListAsync(Small.Coordinator, Small.EventId, default)).Rows.Single();
        var dialog = Render<SubstituteDialog>(p => p.Add(d => d.View, view).Add(d => d.OnSaved, () => _saved++));
        await dialog.InvokeAsync(() => dialog.Instance.ShowAsync(row));
        Dialogs.WaitForElement("form.form");
        return mira;
    }
}
