using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Features.Events;
using Microsoft.AspNetCore.Components;

namespace CapacityPrograms.Tests.Components.Ui;

/// <summary>What is entered and not saved comes back whole after a reload.</summary>
public sealed class FormDraftTests
{
    [Fact]
    public async Task An_events_form_comes_back_as_it_was_entered()
    {
        var entered = new EventInput
        {
            ProgrammeId = 3, Title = LocalizedText.Of("bg", "Общинска собственост").With("en", "Municipal property"), Capacity = 25, TimeZone = "Europe/Sofia",
            Venue = new(4, "Зала „Родопи“"), NewVenue = "Читалище",
            Sessions = [new() { Day = new(2027, 1, 12), StartsAt = new(9, 30), TopicIds = [2, 5], Trainers = [new(0, "Ана Нова"), new(7, "Иван", "bg")] }],
        };
        EventInput? back = null;
        var draft = FormDraft.Of(new Page(), () => back ?? entered, input => back = input);
        var text = draft.Write();

        Assert.True(await draft.Read(text));

        Assert.Equal(text, draft.Write());
        Assert.Equal(entered.Title, back!.Title);
        Assert.Equal((new DateOnly(2027, 1, 12), new TimeOnly(9, 30), 2), (back.Sessions[0].Day, back.Sessions[0].StartsAt, back.Sessions[0].TopicIds.Count));
        Assert.Equal(entered.Sessions[0].Trainers, back.Sessions[0].Trainers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"Sessions\": 3}")]
    [InlineData("[]")]
    public async Task A_text_of_another_form_is_left_alone(string text)
    {
        EventInput? back = null;
        Assert.False(await FormDraft.Of(new Page(), () => new EventInput(), input => back = input).Read(text));
        Assert.Null(back);
    }

    private sealed class Page : IHandleEvent
    {
        public Task HandleEventAsync(EventCallbackWorkItem item, object? arg) => item.InvokeAsync(arg);
    }
}
