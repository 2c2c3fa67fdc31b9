using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CapacityPrograms.Web.Components.Ui;

/// <summary>Ties an input of the kit to the <see cref="Field"/> around it, and gives it our one look.</summary>
internal static class FieldLink
{
    /// <summary>What the page says of the input, and what the field around it adds: id, error and hint.</summary>
    /// <param name="parameters">What the page says; it prevails.</param>
    /// <param name="field">The field around the input, where there is one.</param>
    public static ParameterView Link(ParameterView parameters, Field? field)
    {
        var all = parameters.ToDictionary().ToDictionary(p => p.Key, p => (object?)p.Value, StringComparer.OrdinalIgnoreCase);
        // It is no parameter of the kit's, which would write it out as an attribute.
        all.Remove(nameof(TextInput.Owner));
        all.TryAdd(nameof(MudTextField<>.Variant), Variant.Outlined);
        all.TryAdd(nameof(MudTextField<>.Margin), Margin.Dense);
        if (field is null) return ParameterView.FromDictionary(all);
        all.TryAdd(nameof(MudTextField<>.InputId), field.For);
        all.TryAdd(nameof(MudTextField<>.Error), field.Wrong is not null);
        // The kit would name a text of its own, which is empty: ours stands in the field, where all can see it.
        all.TryAdd("aria-describedby", field.DescribedBy);
        return ParameterView.FromDictionary(all);
    }
}
