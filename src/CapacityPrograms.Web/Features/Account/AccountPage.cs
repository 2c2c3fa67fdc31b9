using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>A page of one's own account: without a circuit, since cookies are written.</summary>
public abstract class AccountPage : ComponentBase
{
    /// <summary>The request.</summary>
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    /// <summary>Reads and writes accounts.</summary>
    [Inject] protected UserManager<AppUser> Users { get; set; } = null!;

    /// <summary>Goes to pages.</summary>
    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    [Inject] private SignInSessions Sessions { get; set; } = null!;

    /// <summary>Words.</summary>
    [Inject] protected IStringLocalizer<AccountTexts> T { get; set; } = null!;

    /// <summary>Whose account it is; null where it is gone and the browser is being sent away.</summary>
    protected AppUser? Account { get; private set; }

    /// <summary>What was wrong, in words.</summary>
    protected IReadOnlyList<string> Errors { get; set; } = [];

    /// <summary>Text key of what was done before this page was shown again.</summary>
    [SupplyParameterFromQuery] protected string? Done { get; set; }

    /// <summary>True where the page changes what signs the account in: then the password or a passkey was given a moment ago, or is asked for.</summary>
    protected virtual bool ChangesFactors => false;

    /// <summary>Reads the account.</summary>
    protected override async Task OnInitializedAsync()
    {
        if (ChangesFactors && !Sessions.IsFresh(Http.User))
        {
            Navigation.NavigateTo($"/account/confirm?returnUrl={Uri.EscapeDataString(Http.Request.Path)}");
            return;
        }
        Account = await Users.GetUserAsync(Http.User);
        if (Account is null) Navigation.NavigateTo("/account/logout");
        else await LoadAsync(Account);
    }

    /// <summary>Reads what the page shows.</summary>
    protected virtual Task LoadAsync(AppUser account) => Task.CompletedTask;
}
