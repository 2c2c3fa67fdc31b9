using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Events;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Events;

/// <summary>A list of many: pasted, looked over, then added as a whole or not at all.</summary>
public sealed class PasteDialogTests : PageContext
{
    private const string List = """
        Mira Jovanović; Trnovo; sekretar; mira@example.org
        Іван Петренко; Atlantida
        Sama
        Mira Jovanović
        """;

    private int _saved;

    private static string Word(string key, params object[] of) => Texts.Of<EventTexts>()[key, of].Value;

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("pl")]
    [InlineData("bg")]
    public async Task An_empty_list_is_refused_at_its_field(string language)
    {
        SignIn(language);
        await OpenAsync();

        await SaveAsync(Dialogs);

        Assert.Equal(Refusal("Required"), WaitForWrong(Dialogs, Word("PasteLabel")));
        await FollowRefusalsAsync(Dialogs);
    }

    [Theory]
    [InlineData("en", "Add 2 people", "Add 1 person")]
    [InlineData("sr-Latn", "Dodaj 2 osobe", "Dodaj 1 osobu")]
    [InlineData("pl", "Dodaj 2 osoby", "Dodaj 1 osobę")]
    [InlineData("uk", "Додати 2 особи", "Додати 1 особу")]
    [InlineData("bg", "Добави 2 лица", "Добави 1 лице")]
    public async Task Each_line_says_how_it_was_understood_and_what_is_in_its_way(string language, string two, string one)
    {
        SignIn(language);
        await PreviewAsync(List);

        Assert.Equal(
            ["Mira Jovanović", "Іван Петренко", "Sama", "Mira Jovanović"],
            Dialogs.FindAll("tbody td b").Select(b => b.TextContent.Trim()));
        Assert.Equal(
            [Refusal("PastedNoUnit"), Refusal("PastedNoName"), Refusal("PastedTwice")],
            Dialogs.FindAll("tbody .gap-line").Select(p => p.TextContent.Trim()));
        var boxes = Dialogs.FindAll("tbody input[type=checkbox]");
        Assert.Equal([Word("AddLine", 1), Word("AddLine", 2), Word("AddLine", 3), Word("AddLine", 4)], boxes.Select(Name));
        // Who has one name only is no mistake, and comes in where somebody says so.
        Assert.Equal([true, true, false, false], boxes.Select(b => b.HasAttribute("checked")));
        Assert.All(boxes, b => Assert.False(b.HasAttribute("disabled")));
        Assert.Contains(
            Word("UnitUnknown", "Atlantida"), Dialogs.FindAll("tbody [role=combobox]").Select(b => b.GetAttribute("value")));
        Button(Dialogs, two);
        await boxes[1].ChangeAsync(false);
        Dialogs.WaitForAssertion(() => Button(Dialogs, one));
        await Dialogs.FindAll("tbody input[type=checkbox]")[0].ChangeAsync(false);
        Dialogs.WaitForAssertion(() => Assert.True(Dialogs.FindAll("[role=dialog] button")[^1].HasAttribute("disabled")));
    }

    [Fact]
    public async Task The_list_is_added_as_it_was_understood_and_the_next_one_begins_empty()
    {
        SignIn("bs");
        var dialog = await PreviewAsync(List);

        await Button(Dialogs, "Dodaj 2 osobe").ClickAsync(new());

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _saved));
        await using var db = Small.Open();
        var rows = await db.Registrations.Include(r => r.Person).OrderBy(r => r.Number).ToListAsync();
        Assert.Equal(["Jovanović", "Петренко"], rows.Select(r => r.Person!.FamilyName));
        Assert.Equal([Small.Units[0], null], rows.Select(r => r.ProgrammeUnitId));
        Assert.Equal(("sekretar", "mira@example.org", Small.GroupId), (rows[0].Position, rows[0].Person!.Email, rows[0].TargetGroupId));
        await dialog.InvokeAsync(dialog.Instance.ShowAsync);
        Dialogs.WaitForAssertion(() => Assert.Equal("", Field(Dialogs, Word("PasteLabel")).TextContent));
    }

    [Fact]
    public async Task Who_has_one_name_only_is_added_where_the_line_is_ticked()
    {
        SignIn("bs");
        await PreviewAsync("Sama\n; Trnovo");
        Assert.Equal([false, true], Dialogs.FindAll("tbody input[type=checkbox]").Select(b => b.HasAttribute("disabled")));

        await Dialogs.FindAll("tbody input[type=checkbox]")[0].ChangeAsync(true);
        await Button(Dialogs, "Dodaj 1 osobu").ClickAsync(new());

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _saved));
        await using var db = Small.Open();
        var person = (await db.Registrations.Include(r => r.Person).SingleAsync()).Person!;
        Assert.Equal(("", "Sama"), (person.GivenName, person.FamilyName));
    }

    [Fact]
    public async Task A_list_with_the_family_name_first_is_switched_as_a_whole_and_saved_as_it_is_shown()
    {
        SignIn("en");
        await PreviewAsync("Jovanović Mira\nKos Ana Marija");
        Assert.Equal([("Jovanović Mira", "Mira"), ("Kos Ana Marija", "Marija")], Names());

        await Box(Dialogs, Word("FamilyFirst")).ChangeAsync(true);

        Dialogs.WaitForAssertion(() => Assert.Equal([("Mira Jovanović", "Jovanović"), ("Ana Marija Kos", "Kos")], Names()));
        await Button(Dialogs, "Add 2 people").ClickAsync(new());
        Dialogs.WaitForAssertion(() => Assert.Equal(1, _saved));
        await using var db = Small.Open();
        Assert.Equal(
            [("Mira", "Jovanović"), ("Ana Marija", "Kos")],
            (await db.Registrations.OrderBy(r => r.Number).Select(r => new { r.Person!.GivenName, r.Person.FamilyName }).ToListAsync())
                .Select(p => (p.GivenName, p.FamilyName)));

        // The whole name, and the part of it that is the family name.
        List<(string, string)> Names() => [.. Dialogs.FindAll("tbody tr").Select(row => row.QuerySelector("td b")!).Select(b => (
            b.TextContent.Trim(),
            b.TextContent.Split(' ').Single(part => b.ParentElement!.QuerySelector(".two")!.TextContent.Trim().StartsWith(
                Word("NameParts", part), StringComparison.Ordinal))))];
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("bg")]
    public async Task Where_one_line_is_refused_nobody_is_added_the_line_says_why_and_the_text_is_still_there(string language)
    {
        SignIn(language);
        await using (var db = Small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 1));
        await PreviewAsync("Mira Jovanović\nSanja Kos");

        await Dialogs.FindAll("[role=dialog] button")[^1].ClickAsync(new());

        Dialogs.WaitForAssertion(() => Assert.Equal(Refusal("EventFull", 1), Dialogs.FindAll("tbody tr")[1].QuerySelector(".c-danger")?.TextContent));
        Assert.Null(Dialogs.FindAll("tbody tr")[0].QuerySelector(".c-danger"));
        WaitForRefusal(Dialogs, "EventFull", 1);
        await using (var db = Small.Open()) Assert.Empty(await db.Registrations.ToListAsync());
        await Button(Dialogs, Common("Back")).ClickAsync(new());
        Dialogs.WaitForAssertion(() => Assert.Contains("Sanja Kos", Typed(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_be_known_is_asked_and_can_be_somebody_new_of_the_same_name()
    {
        SignIn("en");
        await PreviewAsync("Tarik Vodić");
        // A name alone makes nobody somebody: who it is is asked, and why it may be somebody known is said.
        Assert.Equal(Word("WhoIsIt"), Understood());
        Assert.NotEmpty(Dialogs.FindAll("tbody .reasons li"));
        await Button(Dialogs, "Add 1 person").ClickAsync(new());
        Dialogs.WaitForAssertion(() => Assert.Equal(Refusal("WhoIsIt"), Dialogs.Find("tbody .c-danger").TextContent));

        await Dialogs.FindAll("tbody [role=combobox]")[^1].MouseDownAsync(new());
        await Popovers.WaitForElements("[role=option]", 3)[1].ClickAsync(new());
        Dialogs.WaitForAssertion(() => Assert.Equal(Word("AsNewPerson"), Understood()));
        await Button(Dialogs, "Add 1 person").ClickAsync(new());

        Dialogs.WaitForAssertion(() => Assert.Equal(1, _saved));
        await using var db = Small.Open();
        Assert.NotEqual(Small.Trainers[0], (await db.Registrations.SingleAsync()).PersonId);
        Assert.Equal(3, await db.People.CountAsync());
    }

    [Theory]
    [InlineData("bs")]
    [InlineData("pl")]
    [InlineData("bg")]
    public async Task Who_only_reads_adds_nobody(string language)
    {
        SignIn(language, Small.Donor);
        await OpenAsync();
        await Dialogs.Find("#paste-text").InputAsync("Sanja Kos");

        await SaveAsync(Dialogs);

        WaitForRefusal(Dialogs, "Forbidden");
        Assert.Equal("Sanja Kos", Typed());
    }

    private string Name(AngleSharp.Dom.IElement box) => Dialogs.Find($"#{box.GetAttribute("aria-labelledby")}").TextContent;

    private string Typed() => Dialogs.Find("#paste-text").GetAttribute("value") ?? Dialogs.Find("#paste-text").TextContent;

    private string? Understood() => Dialogs.FindAll("tbody [role=combobox]")[^1].GetAttribute("value");

    private async Task<IRenderedComponent<PasteDialog>> OpenAsync()
    {
        var view = await Small.Reading.ReadAsync(Small.Coordinator, Small.EventId, default);
        var list = await Small.Participants.ListAsync(Small.Coordinator, Small.EventId, default);
        var dialog = Render<PasteDialog>(p => p.Add(d => d.EventId, Small.EventId).Add(d => d.View, view).Add(d => d.List, list)
            .Add(d => d.OnSaved, () => _saved++));
        await dialog.InvokeAsync(dialog.Instance.ShowAsync);
        Dialogs.WaitForElement("form.form");
        return dialog;
    }

    private async Task<IRenderedComponent<PasteDialog>> PreviewAsync(string text)
    {
        var dialog = await OpenAsync();
        await Dialogs.Find("#paste-text").InputAsync(text);
        await SaveAsync(Dialogs);
        Dialogs.WaitForElement("tbody tr");
        return dialog;
    }
}
