using System.Globalization;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>How many attempts are let through; section <c>RateLimits</c> of the configuration.</summary>
public sealed class AccountLimitOptions
{
    public int FailedSignInsPerAccount { get; set; } = 15;
    public int FailedSignInsPerAddress { get; set; } = 60;
    public int ResetsPerAccount { get; set; } = 5;
    public int ResetsPerAddress { get; set; } = 30;
    public int SetupsPerAddress { get; set; } = 20;
}

/// <summary>Limits guesses at accounts, by the address they come from and by the account they are for.</summary>
public sealed class AccountLimits(RateLimit limits, IOptions<AccountLimitOptions> options, IStringLocalizer<AccountTexts> texts)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Counts an attempt to sign in; the sentence to show where it is one too many, and the answer is then 429.</summary>
    public Task<string?> SignInAsync(HttpContext http, string? account) =>
        AcquireAsync(http, "sign-in", account, options.Value.FailedSignInsPerAddress, options.Value.FailedSignInsPerAccount);

    /// <summary>Takes a good sign-in back, so that only failures count.</summary>
    public async Task SignedInAsync(HttpContext http, string? account)
    {
        await limits.ReleaseAsync("sign-in.address", Address(http), Window, http.RequestAborted);
        if (account is not null) await limits.ReleaseAsync("sign-in.account", Folded(account), Window, http.RequestAborted);
    }

    /// <summary>Counts a request for a new password.</summary>
    public Task<string?> ResetAsync(HttpContext http, string? account) =>
        AcquireAsync(http, "reset", account, options.Value.ResetsPerAddress, options.Value.ResetsPerAccount);

    /// <summary>Counts a use of the set-up page.</summary>
    public Task<string?> SetupAsync(HttpContext http) => AcquireAsync(http, "setup", null, options.Value.SetupsPerAddress, 0);

    private async Task<string?> AcquireAsync(HttpContext http, string what, string? account, int perAddress, int perAccount)
    {
        var wait = await limits.AcquireAsync(what + ".address", Address(http), perAddress, Window, http.RequestAborted);
        if (!string.IsNullOrWhiteSpace(account))
            wait = await limits.AcquireAsync(what + ".account", Folded(account), perAccount, Window, http.RequestAborted) ?? wait;
        if (wait is not { } rest) return null;
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = Math.Ceiling(rest.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return texts.Plural("TooMany", (long)Math.Max(1, Math.Ceiling(rest.TotalMinutes)));
    }

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static string Folded(string account) => account.Trim().ToUpperInvariant();
}
