using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CapacityPrograms.Web.Components.Ui;

/// <summary>A field for a text or a number, tied to the <see cref="Field"/> around it.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public sealed class TextInput<T> : MudTextField<T>
{
    // The page's value while a text stands here that is none.
    private T? _kept;

    /// <summary>The field around it.</summary>
    [CascadingParameter] public Field? Owner { get; set; }

    /// <inheritdoc />
    public override Task SetParametersAsync(ParameterView parameters)
    {
        if (parameters.TryGetValue<Field>(nameof(Owner), out var field)) Owner = field;
        return base.SetParametersAsync(FieldLink.Link(parameters, Owner));
    }

    /// <summary>A text that is no such number stays as it was typed, and the field says so: else the form would be saved without it.</summary>
    protected override Task UpdateValuePropertyAsync(bool updateText)
    {
        ConvertGet(ReadText);
        if (ConversionError)
        {
            _kept = ReadValue;
            Owner?.Typed(ConversionErrorMessage);
            return Task.CompletedTask;
        }
        if (Owner is { IsUntyped: true }) Owner.Typed();
        return base.UpdateValuePropertyAsync(updateText);
    }

    /// <summary>Another value that the page gives takes the place of a text that was none.</summary>
    protected override async Task UpdateTextPropertyAsync(bool updateValue)
    {
        if (ConversionError && EqualityComparer<T?>.Default.Equals(_kept, ReadValue)) return;
        await base.UpdateTextPropertyAsync(updateValue);
        if (!ConversionError) return;
        ConvertGet(ReadText);
        Owner?.Typed();
    }
}
