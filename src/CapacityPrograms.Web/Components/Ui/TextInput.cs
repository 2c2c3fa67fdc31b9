using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CapacityPrograms.Web.Components.Ui;

/// <summary>A field for a text or a number, tied to the <see cref="Field"/> around it.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public sealed class TextInput<T> : MudTextField<T>
{
    /// <summary>The field around it.</summary>
    [CascadingParameter] public Field? Owner { get; set; }

    /// <inheritdoc />
    public override Task SetParametersAsync(ParameterView parameters)
    {
        if (parameters.TryGetValue<Field>(nameof(Owner), out var field)) Owner = field;
        return base.SetParametersAsync(FieldLink.Link(parameters, Owner));
    }
}
