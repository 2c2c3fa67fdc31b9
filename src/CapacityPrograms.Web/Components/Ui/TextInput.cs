using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CapacityPrograms.Web.Components.Ui;

/// <summary>A field for a text, tied to the <see cref="Field"/> around it.</summary>
public sealed class TextInput : MudTextField<string>
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
