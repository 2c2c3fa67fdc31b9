using Bunit;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Attendance;

/// <summary>Somebody comes who was not expected, or instead of another: a name is enough.</summary>
public sealed class WalkInDialogTests : PageContext
{
    private int _added;

    private static string Word(string key, params object[] of) => Texts.Of<AttendanceTexts>()[key, of].Value;

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("pl")]
    [InlineData("bg")]
    public async Task Nobody_is_refused_at_the_names_and_what_was_typed_stays(string language)
    {
        SignIn(language, Small.Trainer);
        await OpenAsync();
        await Field(Dialogs, Word("FamilyName")).ChangeAsync("Жив-Đokić");

        await SaveAsync(Dialogs);

        await FollowRefusalsAsync(Dialogs);
        Assert.Equal(Refusal("Required"), Wrong(Dialogs, Field(Dialogs, Word("GivenName"))));
        Assert.Equal("Жив-Đokić", Field(Dialogs, Word("FamilyName")).GetAttribute("value"));
        Assert.Equal(0, _added);
    }

    [Theory]
    [InlineData("sr-Latn")]
    [InlineData("uk")]
    public async Task A_trainer_adds_who_came_and_they_are_present_though_no_place_is_free(string language)
    {
        await Small.RegisterAsync("Mira", "Jovanović");
        await using (var db = Small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 1));
        SignIn(language, Small.Trainer);
        await OpenAsync();
        Assert.Equal(Word("AddWalkIn"), Dialogs.Find("[role=dialog] h2").TextContent);
        await Field(Dialogs, Word("GivenName")).ChangeAsync("Ёлка");
        await Field(Dialogs, Word("FamilyName")).ChangeAsync("Đokić");
        await ChooseAsync(Dialogs, Word("Behalf"), "Trnovo");
        await ChooseAsync(Dialogs, Common("TargetGroup"), "Koordinatori");

        await SaveAsync(Dialogs);

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _added));
        Assert.Empty(Dialogs.FindAll("[role=dialog]"));
        await using var after = Small.Open();
        var row = await after.Registrations.Include(r => r.Person).OrderBy(r => r.Id).LastAsync();
        Assert.Equal(("Ёлка", "Đokić"), (row.Person!.GivenName, row.Person.FamilyName));
        Assert.Equal((true, Small.Units[0], Small.GroupId), (row.IsWalkIn, row.ProgrammeUnitId, row.TargetGroupId));
        var mark = await after.AttendanceEntries.SingleAsync();
        Assert.Equal(
            (row.Id, Small.Sessions[0], AttendanceValue.Present, EntrySource.WalkIn), (mark.RegistrationId, mark.SessionId, mark.Value, mark.Source));
    }

    [Fact]
    public async Task Who_bears_one_name_only_is_added_with_it()
    {
        SignIn("uk", Small.Trainer);
        await OpenAsync();
        await Box(Dialogs, Common("HasOneName")).ChangeAsync(true);
        await Field(Dialogs, Common("OneName")).ChangeAsync("Сухарто");

        await SaveAsync(Dialogs);

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _added));
        await using var db = Small.Open();
        var person = (await db.Registrations.Include(r => r.Person).SingleAsync()).Person!;
        Assert.Equal(("", "Сухарто", "Сухарто"), (person.GivenName, person.FamilyName, person.FullName));
    }

    [Fact]
    public async Task Of_a_day_that_is_still_to_come_it_is_said_that_the_mark_waits_for_it()
    {
        SignIn("pl", Small.Trainer);
        var day = new DateOnly(2100, 5, 12);
        var dialog = Render<WalkInDialog>(p => p.Add(d => d.EventId, Small.EventId).Add(d => d.SessionId, Small.Sessions[0]).Add(d => d.Ahead, day));
        await dialog.InvokeAsync(() => dialog.Instance.ShowAsync());
        Dialogs.WaitForElement("form.form");
        Assert.Equal(Word("DayIsAhead", day.WithWeekday()), Dialogs.Find("form .note").TextContent.Trim());
    }

    [Fact]
    public async Task What_was_searched_for_is_the_name_of_who_is_not_found()
    {
        SignIn("en", Small.Trainer);
        await OpenAsync();
        await Field(Dialogs, Word("FindPerson")).FocusAsync(new());
        await Field(Dialogs, Word("FindPerson")).InputAsync("Ana Nova");

        Popovers.WaitForAssertion(() => Assert.Equal(Word("NobodyFound"), Popovers.Find("[role=option]").TextContent.Trim()));
        Dialogs.WaitForAssertion(() => Assert.Equal("Nova", Field(Dialogs, Word("FamilyName")).GetAttribute("value")));
        Assert.Equal("Ana", Field(Dialogs, Word("GivenName")).GetAttribute("value"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task Who_is_registered_already_is_said_where_they_were_chosen(string language)
    {
        SignIn(language, Small.Trainer);
        await Small.RegisterAsync("Mira", "Jovanović");
        await OpenAsync();
        await LookUpAsync(Dialogs, Word("FindPerson"), "mira", "Mira Jovanović");
        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("#w-given")));

        await SaveAsync(Dialogs);

        Assert.Equal(Refusal("AlreadyRegistered", "Mira Jovanović", 1), WaitForWrong(Dialogs, Word("FindPerson")));
        await FollowRefusalsAsync(Dialogs);
        await using var db = Small.Open();
        Assert.Empty(await db.AttendanceEntries.ToListAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_comes_instead_of_somebody_does_so_in_this_session_or_in_all(bool all)
    {
        var mira = await Small.RegisterAsync("Mira", "Jovanović", Small.Units[0]);
        // A trainer finds people of the programme: who comes instead trains there as well.
        await using (var known = Small.Open())
        {
            known.SessionTrainers.Add(new SessionTrainer { SessionId = Small.Sessions[3], PersonId = Small.Trainers[1] });
            await known.SaveChangesAsync();
        }
        SignIn("pl", Small.Trainer);
        await OpenAsync(mira);
        Assert.Equal(Word("InsteadOf", "Mira Jovanović"), Dialogs.Find("[role=dialog] h2").TextContent);
        await LookUpAsync(Dialogs, Word("FindPerson"), "nevena", "Nevena Mentorić");
        if (all) await Box(Dialogs, Word("ForAllSessions")).ChangeAsync(true);

        await SaveAsync(Dialogs);

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _added));
        var sheet = await Small.Sheets.ReadAsync(Small.Trainer, Small.EventId, default);
        Assert.Equal(
            all ? Small.Sessions : [Small.Sessions[1]], sheet.Rows.Single(r => r.RegistrationId == mira).ReplacedIn.Keys.Order());
        await using var db = Small.Open();
        Assert.Equal(Small.Trainers[1], (await db.Registrations.SingleAsync(r => r.SubstitutesId == mira)).PersonId);
    }

    [Theory]
    [InlineData("sr-Latn", true, "Forbidden")]
    [InlineData("bg", true, "Forbidden")]
    [InlineData("pl", false, "EventClosed")]
    public async Task Who_does_not_train_there_and_what_is_over_is_refused_and_nobody_is_added(string language, bool asDonor, string why)
    {
        SignIn(language, asDonor ? Small.Donor : Small.Trainer);
        await OpenAsync();
        if (!asDonor)
            await using (var db = Small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EventState.Closed));
        await Field(Dialogs, Word("GivenName")).ChangeAsync("Ana");
        await Field(Dialogs, Word("FamilyName")).ChangeAsync("Nova");

        await SaveAsync(Dialogs);

        WaitForRefusal(Dialogs, why);
        Assert.Equal("Nova", Field(Dialogs, Word("FamilyName")).GetAttribute("value"));
        await using var after = Small.Open();
        Assert.Empty(await after.Registrations.ToListAsync());
    }

    // Of a walk-in in the first session, or of who comes instead of somebody in the second.
    private async Task OpenAsync(int? instead = null)
    {
        var dialog = Render<WalkInDialog>(p => p.Add(d => d.EventId, Small.EventId).Add(d => d.SessionId, Small.Sessions[0])
            .Add(d => d.OnAdded, () => _added++));
        var row = instead is null
            ? null
            : (await Small.Sheets.ReadAsync(Small.Trainer, Small.EventId, default)).Rows.Single(r => r.RegistrationId == instead);
        await dialog.InvokeAsync(() => dialog.Instance.ShowAsync(row, Small.Sessions[1]));
        Dialogs.WaitForElement("form.form");
    }
}
