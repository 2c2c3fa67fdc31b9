using System.Globalization;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>How many attempts are let through; section <c>RateLimits</c> of the configuration.</summary>
public sealed class AccountLimitOptions
{
    /// <summary>Wrong passwords of one account from one address, or on one known device.</summary>
    public int FailedSignInsHere { get; set; } = 5;
    /// <summary>Wrong codes of one account, after the right password.</summary>
    public int FailedCodes { get; set; } = 5;
    /// <summary>Wrong passwords of one account from all addresses; a known device is not counted.</summary>
    public int FailedSignInsPerAccount { get; set; } = 15;
    public int FailedSignInsPerAddress { get; set; } = 60;
    public int ResetsPerAccount { get; set; } = 5;
    public int ResetsPerAddress { get; set; } = 30;
    public int SetupsPerAddress { get; set; } = 20;
}

/// <summary>
/// Limits guesses at accounts, by the address they come from and by the account they are for, and the same for accounts
/// that do not exist. Whoever guesses locks out the own address and, by many guesses, other strange ones; a device in
/// which the account was signed in before has a count of its own, and a passkey none.
/// </summary>
public sealed class AccountLimits(RateLimit limits, KnownDevice devices, IOptions<AccountLimitOptions> options, IStringLocalizer<AccountTexts> texts)
{
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(10);

    /// <summary>Counts an attempt to sign in; the sentence to show where it is one too many, and the answer is then 429.</summary>
    public Task<string?> SignInAsync(HttpContext http, string? account) =>
        devices.Of(http, account) is { } device
            ? AnswerAsync(http, ("sign-in.device", device, options.Value.FailedSignInsPerAccount))
            : AnswerAsync(
                http, ("sign-in.address", Address(http), options.Value.FailedSignInsPerAddress),
                ("sign-in.account", Folded(account), options.Value.FailedSignInsPerAccount));

    /// <summary>Takes a good sign-in back, so that only failures count.</summary>
    public async Task SignedInAsync(HttpContext http, string? account)
    {
        if (devices.Of(http, account) is { } device)
        {
            await limits.ReleaseAsync("sign-in.device", device, _window, http.RequestAborted);
            return;
        }
        await limits.ReleaseAsync("sign-in.address", Address(http), _window, http.RequestAborted);
        await limits.ReleaseAsync("sign-in.account", Folded(account), _window, http.RequestAborted);
    }

    /// <summary>Tries a password where not too many wrong ones were typed from here; the last that is let through says so.</summary>
    public Task<SignInOutcome> PasswordAsync(HttpContext http, string? account, Func<Task<SignInOutcome>> attempt) =>
        CountedAsync(
            "sign-in.here", devices.Of(http, account) ?? $"{Address(http)} {Folded(account)}", options.Value.FailedSignInsHere, attempt, http.RequestAborted);

    /// <summary>The same of the second step, wherever it comes from: who stands there knows the password.</summary>
    public Task<SignInOutcome> CodeAsync(HttpContext http, string? account, Func<Task<SignInOutcome>> attempt) =>
        CountedAsync("sign-in.code", Folded(account), options.Value.FailedCodes, attempt, http.RequestAborted);

    /// <summary>Counts a request for a new password.</summary>
    public Task<string?> ResetAsync(HttpContext http, string? account) =>
        string.IsNullOrWhiteSpace(account)
            ? AnswerAsync(http, ("reset.address", Address(http), options.Value.ResetsPerAddress))
            : AnswerAsync(
                http, ("reset.address", Address(http), options.Value.ResetsPerAddress), ("reset.account", Folded(account), options.Value.ResetsPerAccount));

    /// <summary>Counts a use of the set-up page.</summary>
    public Task<string?> SetupAsync(HttpContext http) => AnswerAsync(http, ("setup.address", Address(http), options.Value.SetupsPerAddress));

    // What one count refuses is not counted by the next: a flood from one address writes no row for each name that it tries.
    private async Task<string?> AnswerAsync(HttpContext http, params (string What, string Who, int Most)[] counts)
    {
        foreach (var (what, who, most) in counts)
        {
            if (await limits.AcquireAsync(what, who, most, _window, http.RequestAborted) is not { } rest) continue;
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = Math.Ceiling(rest.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return texts.Plural("TooMany", (long)Math.Max(1, Math.Ceiling(rest.TotalMinutes)));
        }
        return null;
    }

    private async Task<SignInOutcome> CountedAsync(string what, string who, int most, Func<Task<SignInOutcome>> attempt, CancellationToken ct)
    {
        if (await limits.AcquireAsync(what, who, most, _window, ct) is not null) return SignInOutcome.Locked;
        var outcome = await attempt();
        if (outcome is SignInOutcome.Done or SignInOutcome.SecondStep) await limits.ResetAsync(what, who, _window, ct);
        return outcome == SignInOutcome.Wrong && await limits.IsSpentAsync(what, who, most, _window, ct) ? SignInOutcome.Locked : outcome;
    }

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    internal static string Folded(string? account) => (account ?? "").Trim().ToUpperInvariant();
}
