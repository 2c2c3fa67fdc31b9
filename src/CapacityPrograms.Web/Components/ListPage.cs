using CapacityPrograms.Web.Platform.Database;
using Microsoft.AspNetCore.Components;

namespace CapacityPrograms.Web.Components;

/// <summary>A page that is a list: its filters, its order and its page stand in the address.</summary>
public abstract class ListPage : PageBase
{
    [Inject] private ListPreferenceQueries Preferences { get; set; } = null!;
    [Inject] private ListPreferenceService PreferenceService { get; set; } = null!;

    /// <summary>Page of the list.</summary>
    [SupplyParameterFromQuery] public string? Page { get; set; }

    /// <summary>Column that orders the list; with a minus before it the other way round.</summary>
    [SupplyParameterFromQuery] public string? Sort { get; set; }

    /// <summary>What the address asks for.</summary>
    protected ListAsk Asked => ListAsk.Read(Page, Sort);

    /// <summary>Names of the columns that the reader leaves out.</summary>
    protected IReadOnlySet<string> Hidden { get; private set; } = new HashSet<string>();

    private string List => new Uri(Navigation.Uri).AbsolutePath;

    /// <summary>Reads how somebody wants to see the list, before its rows are read.</summary>
    protected override async Task OnInitializedAsync() => Hidden = await Preferences.HiddenAsync(await ActorAsync(), List, Stopping);

    /// <summary>Leaves these columns out from now on.</summary>
    protected Task HideAsync(IReadOnlySet<string> columns)
    {
        Hidden = columns;
        // In turn, and what is wanted by then: the last of two quick presses stays.
        return ReadInTurnAsync(actor => PreferenceService.HideAsync(actor, List, Hidden, Stopping));
    }

    /// <summary>Goes to the list's first page with other filters, in the same order. What is empty is left out of the address.</summary>
    protected void Narrow(params IEnumerable<(string Name, object? Value)> filters)
    {
        var values = filters.ToDictionary(f => f.Name, f => f.Value is string text ? text.Trim() is { Length: > 0 } words ? words : null : f.Value);
        values["page"] = null;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(values));
    }
}
