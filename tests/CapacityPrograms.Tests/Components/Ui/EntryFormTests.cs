using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class EntryFormTests : KitContext
{
    private readonly BunitNavigationManager _navigation;

    public EntryFormTests()
    {
        Language.Of("en").Use();
        _navigation = (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();
    }

    [Fact]
    public async Task What_is_typed_well_is_saved()
    {
        var page = Render<Stay>();
        await page.Find("#from").ChangeAsync("12.1.27");

        await page.Find("form").SubmitAsync();

        Assert.Equal((1, new DateOnly(2027, 1, 12)), (page.Instance.Saved, page.Instance.From));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task A_text_that_is_none_of_its_kind_keeps_the_form_from_being_saved_and_is_listed_with_a_way_to_it()
    {
        var page = Render<Stay>();
        await page.Find("#to").ChangeAsync("31.02.2027");
        Assert.Empty(page.FindAll("[role=alert]"));

        await page.Find("form").SubmitAsync();

        Assert.Equal(0, page.Instance.Saved);
        var alert = page.Find("[role=alert]");
        Assert.Equal(alert.Id, Frame.Invocations["focusOn"][^1].Arguments[0]);
        var line = Assert.Single(page.FindAll("[role=alert] li"));
        Assert.StartsWith("To: ", line.TextContent.Trim(), StringComparison.Ordinal);
        await line.QuerySelector("button")!.ClickAsync(new());
        Assert.Equal("to", Frame.Invocations["focusOn"][^1].Arguments[0]);

        await page.Find("#to").ChangeAsync("28.02.2027");
        await page.Find("form").SubmitAsync();
        Assert.Equal(1, page.Instance.Saved);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task What_holds_a_form_back_stands_beside_its_buttons_and_leads_to_itself()
    {
        var form = Render<EntryForm>(p => p.Add(f => f.Buttons, "<button type=\"submit\">Save</button>").Add(f => f.HeldText, "1 clash"));
        Assert.Single(form.FindAll(".form-acts button"));

        form.Render(p => p.Add(f => f.Held, "clashes"));

        await form.FindAll(".form-acts button").Single(b => b.TextContent.Trim() == "1 clash").ClickAsync(new());
        Assert.Equal("clashes", Frame.Invocations["focusOn"][^1].Arguments[0]);
    }

    [Fact]
    public async Task What_was_refused_is_listed_by_field_also_where_two_are_refused_in_the_same_words()
    {
        var page = Render<Stay>(p => p.Add(s => s.Refusals, [("From", "Must not be empty."), ("To", "Must not be empty."), ("", "Somebody saved.")]));

        await page.Find("form").SubmitAsync();

        Assert.Equal(
            ["From: Must not be empty.", "To: Must not be empty.", "Somebody saved."],
            page.FindAll("[role=alert] li").Select(l => l.TextContent.Trim()));
        Assert.Equal(page.Find("[role=alert]").Id, Frame.Invocations["focusOn"][^1].Arguments[0]);
        await page.FindAll("[role=alert] button")[1].ClickAsync(new());
        Assert.Equal("to", Frame.Invocations["focusOn"][^1].Arguments[0]);
    }

    [Fact]
    public void A_page_on_which_nothing_was_entered_is_left_at_once()
    {
        Render<Stay>();

        _navigation.NavigateTo("/elsewhere");

        Assert.EndsWith("/elsewhere", _navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_what_was_entered_is_asked_about()
    {
        var page = Render<Stay>();
        await page.Find("#from").ChangeAsync("12.1.27");

        _navigation.NavigateTo("/elsewhere");
        Assert.DoesNotContain("elsewhere", _navigation.Uri, StringComparison.Ordinal);
        Assert.Contains(Texts.Of<CommonTexts>()["LeaveFormTitle"], Dialogs.WaitForElement("[role=dialog]").TextContent, StringComparison.Ordinal);
        await Press("LeaveFormNo");
        Assert.DoesNotContain("elsewhere", _navigation.Uri, StringComparison.Ordinal);

        _navigation.NavigateTo("/elsewhere");
        await Press("LeaveFormYes");
        page.WaitForAssertion(() => Assert.EndsWith("/elsewhere", _navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_saved_is_left_without_a_question()
    {
        var page = Render<Stay>();
        await page.Find("#from").ChangeAsync("12.1.27");
        await page.Find("form").SubmitAsync();

        _navigation.NavigateTo("/elsewhere");

        Assert.EndsWith("/elsewhere", _navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_is_not_left_without_a_question_however_often_somebody_stays()
    {
        var page = Render<Stay>(p => p.Add(s => s.Refusals, [("To", "Must not be empty.")]));
        await page.Find("#from").ChangeAsync("12.1.27");
        await page.Find("form").SubmitAsync();

        for (var tries = 0; tries < 2; tries++)
        {
            _navigation.NavigateTo("/elsewhere");
            await Press("LeaveFormNo");
        }

        Assert.DoesNotContain("elsewhere", _navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_letter_that_is_typed_is_a_change()
    {
        var page = Render<Stay>();

        await page.Find("form").InputAsync("1");

        Assert.True(page.FindComponent<EntryForm>().Instance.IsChanged);
    }

    [Fact]
    public async Task What_a_button_of_the_form_changes_is_kept_and_asked_about()
    {
        var page = Render<Kept>();

        await page.Find("#add").ClickAsync(new());

        Assert.Contains("\"Rows\":[\"new\"]", (string)Frame.Invocations["keepDraft"][^1].Arguments[1]!, StringComparison.Ordinal);
        _navigation.NavigateTo("/elsewhere");
        Assert.DoesNotContain("elsewhere", _navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_entered_before_a_restart_is_offered_and_taken_back_and_then_asked_about()
    {
        Frame.Setup<string?>("draft", _ => true).SetResult("{\"Rows\":[\"one\",\"two\"]}");
        var page = Render<Kept>();
        Assert.Equal([], page.Instance.Input.Rows);

        await page.FindAll("button").Single(b => b.TextContent.Trim() == Texts.Of<CommonTexts>()["DraftTake"].Value).ClickAsync(new());

        Assert.Equal(["one", "two"], page.Instance.Input.Rows);
        Assert.Equal(["one", "two"], page.FindAll("li").Select(l => l.TextContent));
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Trim() == Texts.Of<CommonTexts>()["DraftTake"].Value);
        _navigation.NavigateTo("/elsewhere");
        Assert.DoesNotContain("elsewhere", _navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_nobody_wants_is_dropped()
    {
        Frame.Setup<string?>("draft", _ => true).SetResult("{\"Rows\":[\"one\"]}");
        var page = Render<Kept>();

        await page.FindAll("button").Single(b => b.TextContent.Trim() == Texts.Of<CommonTexts>()["DraftDrop"].Value).ClickAsync(new());

        Assert.Single(Frame.Invocations["dropDraft"]);
        Assert.Equal([], page.Instance.Input.Rows);
        _navigation.NavigateTo("/elsewhere");
        Assert.EndsWith("/elsewhere", _navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_anew_is_nobodys_change()
    {
        var page = Render<Kept>();
        await page.Find("#add").ClickAsync(new());

        await page.Find("#read").ClickAsync(new());

        _navigation.NavigateTo("/elsewhere");
        Assert.EndsWith("/elsewhere", _navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_goes_on_to_another_row_keeps_it_under_its_own_address()
    {
        var page = Render<Kept>();
        _navigation.NavigateTo("/rows/2");
        await page.Find("#read").ClickAsync(new());

        await page.Find("#add").ClickAsync(new());

        Assert.EndsWith("/rows/2", (string)Frame.Invocations["keepDraft"][^1].Arguments[0]!, StringComparison.Ordinal);
    }

    // The dialog answers when it is drawn, and goes when it was answered.
    private async Task Press(string word)
    {
        var text = Texts.Of<CommonTexts>()[word].Value;
        Dialogs.WaitForAssertion(() => Assert.Contains(Dialogs.FindAll("button"), b => b.TextContent.Trim() == text));
        await Dialogs.FindAll("button").Single(b => b.TextContent.Trim() == text).ClickAsync(new());
        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[role=dialog]")));
    }

    /// <summary>A page that saves when somebody stays.</summary>
    private sealed class Stay : ComponentBase
    {
        private bool _tried;

        [Parameter] public (string Field, string Text)[] Refusals { get; set; } = [];

        public int Saved { get; private set; }
        public DateOnly? From { get; private set; }
        public DateOnly? To { get; private set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<EntryForm>(0);
            builder.AddComponentParameter(1, nameof(EntryForm.OnSave), EventCallback.Factory.Create(this, Save));
            builder.AddComponentParameter(2, nameof(EntryForm.Errors), _tried ? Refusals.AsEnumerable() : []);
            builder.AddComponentParameter(3, nameof(EntryForm.ChildContent), (RenderFragment)(fields =>
            {
                fields.AddContent(0, Day("From", "from", From, day => From = day));
                fields.AddContent(1, Day("To", "to", To, day => To = day));
            }));
            builder.AddComponentParameter(4, nameof(EntryForm.Buttons), (RenderFragment)(buttons => buttons.AddMarkupContent(0, "<button>Save</button>")));
            builder.CloseComponent();
        }

        private RenderFragment Day(string label, string id, DateOnly? value, Action<DateOnly?> set) => builder =>
        {
            builder.OpenComponent<Field>(0);
            builder.AddComponentParameter(1, nameof(Field.Label), label);
            builder.AddComponentParameter(2, nameof(Field.For), id);
            builder.AddComponentParameter(3, nameof(Field.Error), _tried ? Refusals.FirstOrDefault(r => r.Field == label).Text : null);
            builder.AddComponentParameter(4, nameof(Field.ChildContent), (RenderFragment)(input =>
            {
                input.OpenComponent<DateInput>(0);
                input.AddComponentParameter(1, nameof(DateInput.Value), value);
                input.AddComponentParameter(2, nameof(DateInput.ValueChanged), EventCallback.Factory.Create(this, set));
                input.CloseComponent();
            }));
            builder.CloseComponent();
        };

        private void Save()
        {
            _tried = true;
            if (Refusals.Length == 0) Saved++;
        }
    }

    /// <summary>A page whose form is kept.</summary>
    private sealed class Kept : ComponentBase
    {
        public Entered Input { get; private set; } = new();

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<EntryForm>(0);
            builder.AddComponentParameter(1, nameof(EntryForm.OnSave), EventCallback.Factory.Create(this, () => { }));
            builder.AddComponentParameter(2, nameof(EntryForm.Draft), FormDraft.Of(this, () => Input, input => Input = input));
            builder.AddComponentParameter(3, nameof(EntryForm.ChildContent), (RenderFragment)(fields =>
            {
                foreach (var row in Input.Rows) fields.AddMarkupContent(0, $"<li>{row}</li>");
                Button(fields, "add", () => Input.Rows.Add("new"));
                Button(fields, "read", () => Input = new() { Rows = ["read"] });
            }));
            builder.CloseComponent();
        }

        private void Button(RenderTreeBuilder builder, string id, Action press)
        {
            builder.OpenElement(1, "button");
            builder.AddAttribute(2, "type", "button");
            builder.AddAttribute(3, "id", id);
            builder.AddAttribute(4, "onclick", EventCallback.Factory.Create(this, press));
            builder.CloseElement();
        }
    }

    private sealed class Entered
    {
        public List<string> Rows { get; set; } = [];
    }
}
