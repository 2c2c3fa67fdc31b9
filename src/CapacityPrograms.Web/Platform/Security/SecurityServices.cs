using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>What keeps sessions and forms safe on several nodes.</summary>
public static class SecurityServices
{
    /// <summary>Registers keys, counters and the check of open circuits.</summary>
    public static void AddSecurity(this IServiceCollection services)
    {
        services.AddAccountTurns();
        services.Configure<PasswordHasherOptions>(PasswordHashing.Configure);
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddDataProtection().SetApplicationName("CapacityPrograms");
        services.AddSingleton<ProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = s.GetRequiredService<ProtectionKeys>()));
        services.AddSingleton<RateLimit>();
        services.AddSingleton<OpenSessions>();
        services.AddSingleton<SignInSessions>();
        services.AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
    }
}
