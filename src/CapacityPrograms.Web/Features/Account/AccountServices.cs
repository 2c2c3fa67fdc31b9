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
    /// <summary>A session ends after this long without a request.</summary>
    public static readonly TimeSpan Session = TimeSpan.FromHours(12);

    /// <summary>The same where somebody asked to be kept signed in on the device.</summary>
    public static readonly TimeSpan KeptSession = TimeSpan.FromDays(14);

    /// <summary>Registers Identity, its cookie and the policies.</summary>
    public static void AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddIdentity<AppUser, IdentityRole<int>>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
                // Length is what makes a password strong; demands on its signs make it written down.
                options.Password = new PasswordOptions
                {
                    RequiredLength = 10, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
                };
            })
            .AddEntityFrameworkStores<AppDbContext>().AddDefaultTokenProviders().AddClaimsPrincipalFactory<AccessClaims>()
            .AddErrorDescriber<IdentityWords>();
        // A changed stamp (withdrawn access, new password) is told to every node at once; this is how long a node that
        // was cut off from the database may take.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
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
            options.Cookie.Name = "cp.session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = Session;
            options.SlidingExpiration = true;
            options.Events.OnValidatePrincipal = SecurityStamps.ValidateAsync;
            // Who asks for data gets an answer, not a page.
            options.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized, "SignIn");
            options.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden, "NoAccess");
            options.Events.OnSigningIn = context =>
            {
                if (context.Properties is { IsPersistent: true, IssuedUtc: { } from }) context.Properties.ExpiresUtc = from + KeptSession;
                return Task.CompletedTask;
            };
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "cp.form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthorization(Policies.Add);
        services.AddCascadingAuthenticationState();
        services.AddScoped<SignInService>();
        services.AddScoped<DemoAccounts>();
        services.AddScoped<AccountLimits>();
        services.AddScoped<AccountMails>();
        services.AddScoped<PasswordService>();
        services.AddScoped<PasskeyQueries>();
        services.AddScoped<PasskeyService>();
        services.AddScoped<TwoFactorService>();
        services.AddScoped<SetupService>();
        services.AddHostedService<SetupLink>();
    }

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
            await service.SignOutAsync(http);
            return Results.LocalRedirect("/account/login?done=out");
        }).AllowAnonymous().WithOrder(-1);
        routes.MapPasskeys();
    }
}
