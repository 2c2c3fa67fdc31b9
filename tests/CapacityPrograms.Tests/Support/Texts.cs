using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Tests.Support;

/// <summary>The texts of the product, for services that a test makes by itself.</summary>
internal static class Texts
{
    private static readonly ResourceManagerStringLocalizerFactory _factory = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    public static IStringLocalizer<T> Of<T>() => new StringLocalizer<T>(_factory);
}
