using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Mail;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;

namespace CapacityPrograms.Tests.Platform.Database;

public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData("Mail:Security", "Sometimes")]
    [InlineData("Mail:CaFile", "/nowhere/ca.pem")]
    [InlineData("Mail:From", "nobody at all @")]
    [InlineData("Mail:TimeoutSeconds", "0")]
    public void A_setting_that_cannot_work_is_named_in_one_sentence(string setting, string value)
    {
        var sentence = Check(setting, value)!.Message;
        Assert.Contains(setting, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', sentence);
    }

    [Theory]
    [InlineData("Production", null, false)]
    [InlineData("Production", "programmes.example.org", false)]
    [InlineData("Production", "https://programmes.example.org", true)]
    [InlineData("Development", null, true)]
    [InlineData("Development", "programmes.example.org", false)]
    public void Without_its_public_address_it_starts_on_a_developers_machine_only(string environment, string? address, bool starts)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("PublicUrl", address)]).Build();
        var services = new ServiceCollection();
        PublicAddress.Add(services, configuration, new HostingEnvironment { EnvironmentName = environment });
        using var provider = services.BuildServiceProvider();
        var refused = provider.CheckSettings()?.Message;
        Assert.Equal(starts, refused is null);
        if (!starts) Assert.Contains("PublicUrl=https://", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_can_work_pass()
    {
        Assert.Null(Check("Mail:Security", "starttls"));
        Assert.Null(Check("Mail:From", "Савез општина <programmes@example.org>"));
    }

    private static Exception? Check(string setting, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();
        var services = new ServiceCollection();
        services.AddMail(configuration);
        using var provider = services.BuildServiceProvider();
        return provider.CheckSettings();
    }
}
