namespace CapacityPrograms.Web.Platform.Security;

/// <summary>
/// The address under which people reach the installation (<c>PublicUrl</c>). Links in mails begin with it, because a request may
/// name any host it likes; where it is an https address, cookies are sent in no other way.
/// </summary>
public sealed class PublicAddress
{
    private const string Setting = "PublicUrl";

    /// <summary>As it is configured.</summary>
    public string? Value { get; private set; }

    /// <summary>Requires it everywhere but on a developer's machine; without it the start ends in words.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment) => services
        .AddOptions<PublicAddress>().Configure(o => o.Value = configuration[Setting])
        .Validate(
            o => Read(o.Value) is not null || (environment.IsDevelopment() && string.IsNullOrEmpty(o.Value)),
            "PublicUrl is missing or is no http or https address: set it to the address under which people reach this installation, such as "
            + "PublicUrl=https://programmes.example.org, in the environment or in appsettings.Production.json.")
        .ValidateOnStart();

    /// <summary>True where people reach it over TLS only.</summary>
    public static bool IsSecure(IConfiguration configuration) => Read(configuration[Setting])?.Scheme == Uri.UriSchemeHttps;

    private static Uri? Read(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url : null;
}
