using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Mail;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>Accounts: who signs in, and how.</summary>
public static class AccountServices
{
    /// <summary>Registers Identity, its cookie and the policies.</summary>
    public static void AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddIdentity<AppUser, IdentityRole<int>>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // Guesses are counted by AccountLimits, which locks out who guesses; this lock would be the owner's.
                options.Lockout.MaxFailedAccessAttempts = int.MaxValue;
                // Length is what makes a password strong; demands on its signs make it written down.
                options.Password = new PasswordOptions
                {
                    RequiredLength = 10, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
                };
            })
            .AddEntityFrameworkStores<AppDbContext>().AddDefaultTokenProviders().AddClaimsPrincipalFactory<AccessClaims>()
            .AddErrorDescriber<IdentityWords>().AddPasswordValidator<CommonPasswords>()
            .AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider);
        // A changed stamp (withdrawn access, new password) is told to every node at once; this is how long a node that
        // was cut off from the database may take.
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.OnRefreshingPrincipal = SignInSessions.KeepAsync;
        });
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // A passkey stands for both steps, so the device has to check who holds it.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.Configure<AccountLimitOptions>(configuration.GetSection("RateLimits"));
        services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/account/login";
            options.LogoutPath = "/account/logout";
            options.AccessDeniedPath = "/account/denied";
            options.ReturnUrlParameter = "returnUrl";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.Name = "cp.session";
            Guard(options.Cookie, configuration);
            options.ExpireTimeSpan = SignInSessions.Idle;
            options.SlidingExpiration = true;
            options.Events.OnValidatePrincipal = context => Sessions(context.HttpContext).ValidateAsync(context);
            // Who asks for data gets an answer, not a page.
            options.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized, "SignIn");
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.HttpContext.RequestServices.GetRequiredService<ILogger<SignInSessions>>()
                    .Refused(SignInSessions.IdOf(context.HttpContext.User), context.Request.Path);
                return AnswerAsync(context, StatusCodes.Status403Forbidden, "NoAccess");
            };
            options.Events.OnSigningIn = context => Sessions(context.HttpContext).StartAsync(context);
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "cp.form";
            Guard(options.Cookie, configuration);
        });
        foreach (var scheme in (ReadOnlySpan<string>)[IdentityConstants.TwoFactorUserIdScheme, IdentityConstants.TwoFactorRememberMeScheme])
        {
            services.Configure<CookieAuthenticationOptions>(scheme, options =>
            {
                options.Cookie.Name = scheme == IdentityConstants.TwoFactorUserIdScheme ? "cp.step" : "cp.known";
                Guard(options.Cookie, configuration);
            });
        }
        services.AddAuthorization(Policies.Add);
        services.AddCascadingAuthenticationState();
        services.AddScoped<SignInService>();
        services.AddScoped<DemoAccounts>();
        services.AddSingleton<KnownDevice>();
        services.AddScoped<AccountLimits>();
        services.AddScoped<AccountMails>();
        services.AddScoped<PasswordService>();
        services.AddScoped<PasskeyQueries>();
        services.AddScoped<PasskeyService>();
        services.AddScoped<TwoFactorService>();
        services.AddScoped<SetupService>();
        services.AddHostedService<SetupLink>();
    }

    // A browser keeps a cookie of such a name only over TLS, for this host alone, and lets no other host write it.
    private static void Guard(CookieBuilder cookie, IConfiguration configuration)
    {
        var secure = PublicAddress.IsSecure(configuration);
        cookie.Name = secure ? "__Host-" + cookie.Name : cookie.Name;
        cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        (cookie.HttpOnly, cookie.Path) = (true, "/");
    }

    private static SignInSessions Sessions(HttpContext http) => http.RequestServices.GetRequiredService<SignInSessions>();

    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status, string code)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { code });
    }

    /// <summary>Maps the endpoints of accounts.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        // The page that asks has the same address and would take the post as well; the lower order wins.
        routes.MapPost("/account/logout", async (HttpContext http, IAntiforgery antiforgery, SignInService service) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.LocalRedirect("/account/logout");
            await service.SignOutAsync(http, QueryValue.IsTrue(http.Request.Form["everywhere"]));
            return Results.LocalRedirect("/account/login?done=out");
        }).AllowAnonymous().WithOrder(-1);
        routes.MapPasskeys();
    }
}
