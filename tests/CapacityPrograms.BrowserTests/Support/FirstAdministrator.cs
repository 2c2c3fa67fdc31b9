using System.Text.RegularExpressions;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>Makes the first administrator of an empty installation by the link that its server printed.</summary>
internal static partial class FirstAdministrator
{
    public const string Email = "ana@example.org";
    public const string Password = "duga prva lozinka";

    public static string Link(WebServer server) => Assert.Single(Printed().Matches(server.Output)).Value;

    [GeneratedRegex(@"http\S+/account/setup\S+")]
    private static partial Regex Printed();
}
