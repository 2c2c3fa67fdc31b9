using System.Globalization;
using Bunit;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Features.Events;

/// <summary>The list of participants as it is drawn: its order, and what is offered to whom.</summary>
public sealed class ParticipantsGridTests : KitContext
{
    private static readonly ParticipantRow[] _rows =
    [
        Row(1, "Žarko Čolić", "bs"), Row(2, "Цвета Ангелова", "bg", RegistrationState.Reserve), Row(3, "Wanda Źrebiec", "pl"),
        Row(4, "Ђорђе Бојић", "sr", hasMarks: true),
    ];

    [Theory]
    [InlineData("en", "Цвета Ангелова", "Ђорђе Бојић", "Žarko Čolić", "Wanda Źrebiec")]
    [InlineData("bg", "Цвета Ангелова", "Ђорђе Бојић", "Wanda Źrebiec", "Žarko Čolić")]
    public void It_is_ordered_by_name_in_the_readers_alphabet(string language, params string[] names)
    {
        Speak(language);
        var grid = Draw();
        Assert.Equal(names, grid.FindAll("tbody a.ttl").Select(a => a.TextContent));
        Assert.Equal("ascending", grid.Find("th[aria-sort='ascending']").GetAttribute("aria-sort"));
    }

    [Fact]
    public void Another_column_and_a_filter_are_taken_from_the_address()
    {
        Speak("en");
        Services.GetRequiredService<NavigationManager>().NavigateTo("/events/7?sort=-no");
        Assert.Equal(["4", "3", "2", "1"], Draw().FindAll("tbody td.num").Select(cell => cell.TextContent.Trim()));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/events/7?q=colic");
        Assert.Equal(["Žarko Čolić"], Draw().FindAll("tbody a.ttl").Select(a => a.TextContent));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/events/7?state=Reserve");
        Assert.Equal(["Цвета Ангелова"], Draw().FindAll("tbody a.ttl").Select(a => a.TextContent));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/events/7?q=nobody");
        Assert.NotEmpty(Draw().FindAll(".empty"));
    }

    [Fact]
    public async Task Whoever_is_selected_brings_the_bar_and_what_is_chosen_there_is_asked_for()
    {
        Speak("en");
        (SelectionChange Change, IReadOnlyList<ParticipantRow> Rows)? asked = null;
        var grid = Draw(p => p.Add(g => g.OnChange, a => asked = a));
        Assert.Empty(grid.FindAll(".bulk button"));

        await Box(grid, "Select Žarko Čolić").ChangeAsync(true);
        Assert.Equal("1 selected", grid.Find(".bulk [role=status]").TextContent);
        await Box(grid, "Select all").ChangeAsync(true);
        Assert.Equal("4 selected", grid.Find(".bulk [role=status]").TextContent);
        await Box(grid, "Select Ђорђе Бојић").ChangeAsync(false);
        await grid.FindAll(".bulk button").Single(b => b.TextContent.Trim() == "Set state").ClickAsync(new());
        await Offered("cancelled").ClickAsync(new());

        grid.WaitForAssertion(() => Assert.Equal(SelectionChange.To(RegistrationState.Cancelled), asked?.Change));
        Assert.Equal(3, asked?.Rows.Count);
        await grid.FindAll(".bulk button").Single(b => b.TextContent.Trim() == "Clear selection").ClickAsync(new());
        Assert.Empty(grid.FindAll(".bulk button"));
    }

    [Fact]
    public async Task Whoever_only_has_marks_selected_is_not_offered_to_remove_them()
    {
        Speak("en");
        var grid = Draw();
        await Box(grid, "Select Ђорђе Бојић").ChangeAsync(true);
        Assert.True(grid.FindAll(".bulk button").Single(b => b.TextContent.Trim() == "Remove").HasAttribute("disabled"));
        await Box(grid, "Select Wanda Źrebiec").ChangeAsync(true);
        Assert.False(grid.FindAll(".bulk button").Single(b => b.TextContent.Trim() == "Remove").HasAttribute("disabled"));
    }

    [Theory]
    [InlineData(false, EventState.Confirmed)]
    [InlineData(true, EventState.Closed)]
    [InlineData(true, EventState.Cancelled)]
    public void Whoever_only_reads_or_reads_what_is_over_selects_nobody(bool canEdit, EventState state)
    {
        Speak("en");
        Assert.Empty(Draw(canEdit: canEdit, state: state).FindAll("input[type=checkbox]"));
    }

    private static AngleSharp.Dom.IElement Box(IRenderedComponent<ParticipantsGrid> grid, string name) =>
        grid.FindAll("input[type=checkbox]").Single(b => (b.GetAttribute("aria-label") ?? b.ParentElement!.TextContent.Trim()) == name);

    private static void Speak(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "bg" ? "bg-BG" : "en-GB");

    private IRenderedComponent<ParticipantsGrid> Draw(
        Action<ComponentParameterCollectionBuilder<ParticipantsGrid>>? more = null, bool canEdit = true, EventState state = EventState.Confirmed) =>
        Render<ParticipantsGrid>(p =>
        {
            p.Add(g => g.View, View(canEdit, state)).Add(g => g.List, new ParticipantList(_rows, [], [], [], null, _rows.Length, []));
            more?.Invoke(p);
        });

    private static EventView View(bool canEdit, EventState state) => new(
        7, 0, 1, "mali", LocalizedText.Of("bs", "Mali program"), "bs", EventKind.Training, state, Delivery.CrossMunicipal, LocalizedText.Of("bs", "Trening"),
        "Europe/Sarajevo", "bs", null, null, null, null, null, null, null, null, null, false, [], [], [], [], canEdit, false, true);

    private static ParticipantRow Row(
        int number, string name, string language, RegistrationState state = RegistrationState.Confirmed, bool hasMarks = false) => new(
        number, 0, number, number, name, string.Join(' ', name.Split(' ').Reverse()), language, null, null, null, null, null, null, PositionGroup.NotStated,
        null, null, null, ParticipantRole.Participant, state, false, null, hasMarks);
}
