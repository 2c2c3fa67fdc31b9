using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using CapacityPrograms.Web.Components;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace CapacityPrograms.Tests.Support;

/// <summary>Draws parts of the kit as a page has them: with the texts, MudBlazor and its places for lists and dialogs.</summary>
public abstract class KitContext : BunitContext, IAsyncLifetime
{
    // A page reads a database; the library waits for a second, which is short on a busy machine.
    static KitContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    /// <param name="more">Adds what a whole page needs beside the kit.</param>
    protected KitContext(Action<IServiceCollection>? more = null)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Frame = JSInterop.SetupModule("./js/frame.js");
        Frame.Mode = JSRuntimeMode.Loose;
        Services.AddLogging();
        Services.AddLanguages();
        Services.AddKit();
        more?.Invoke(Services);
        Account = AddAuthorization();
        Popovers = Render<MudPopoverProvider>();
        Dialogs = Render<MudDialogProvider>();
    }

    /// <summary>Who looks at it; nobody at first.</summary>
    protected BunitAuthorizationContext Account { get; }

    /// <summary>Where lists open.</summary>
    protected IRenderedComponent<MudPopoverProvider> Popovers { get; }

    /// <summary>Where questions are asked.</summary>
    protected IRenderedComponent<MudDialogProvider> Dialogs { get; }

    /// <summary>The script that puts the focus.</summary>
    protected BunitJSModuleInterop Frame { get; }

    public virtual Task InitializeAsync() => Task.CompletedTask;

    // Services of MudBlazor can be disposed of asynchronously only.
    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    /// <summary>The line of an open menu or list with this text, once it is drawn.</summary>
    protected IElement Offered(string text)
    {
        IElement? line = null;
        Popovers.WaitForAssertion(() => line = Popovers.FindAll("[role^=menuitem]").Last(l => l.TextContent.Trim() == text));
        return line!;
    }

    /// <summary>An input under a label, bound to a value as a page binds it.</summary>
    protected IRenderedComponent<Holder<T>> Draw<TInput, T>(T value, Dictionary<string, object?>? more = null) where TInput : IComponent =>
        Render<Holder<T>>(p => p.Add(h => h.Value, value).Add(h => h.Body, holder => builder =>
        {
            builder.OpenComponent<Field>(0);
            builder.AddComponentParameter(1, nameof(Field.Label), "Label");
            builder.AddComponentParameter(2, nameof(Field.For), "input");
            builder.AddComponentParameter(3, nameof(Field.ChildContent), holder.Bound<TInput>(more ?? []));
            builder.CloseComponent();
        }));
}

/// <summary>Holds a value as a page does, and draws anew when it changes.</summary>
public sealed class Holder<T> : ComponentBase
{
    /// <summary>What is held.</summary>
    [Parameter] public T Value { get; set; } = default!;

    /// <summary>What is drawn with it.</summary>
    [Parameter, EditorRequired] public required Func<Holder<T>, RenderFragment> Body { get; set; }

    /// <summary>How often the value was set.</summary>
    public int Changes { get; private set; }

    /// <summary>An input that is bound to the value.</summary>
    public RenderFragment Bound<TInput>(Dictionary<string, object?> more) where TInput : IComponent => builder =>
    {
        builder.OpenComponent<TInput>(0);
        builder.AddComponentParameter(1, "Value", Value);
        builder.AddComponentParameter(2, "ValueChanged", EventCallback.Factory.Create<T>(this, Set));
        builder.AddMultipleAttributes(3, more!);
        builder.CloseComponent();
    };

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder) => Body(this)(builder);

    private void Set(T value) => (Value, Changes) = (value, Changes + 1);
}
