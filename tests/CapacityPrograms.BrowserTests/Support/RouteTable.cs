using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>The addresses of all pages, read from the built server: a page that is added is found without being listed.</summary>
internal static class RouteTable
{
    private const string Attribute = "RouteAttribute";

    public static IReadOnlyList<string> Templates { get; } = Read();

    private static List<string> Read()
    {
        using var file = new PEReader(File.OpenRead(Artifacts.WebAssembly));
        var reader = file.GetMetadataReader();
        return reader.CustomAttributes.Select(reader.GetCustomAttribute).Where(a => NameOf(reader, a.Constructor) == Attribute)
            .Select(a => Argument(reader, a)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
    }

    private static string? NameOf(MetadataReader reader, EntityHandle constructor) =>
        constructor.Kind == HandleKind.MemberReference
            && reader.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name)
            : null;

    private static string Argument(MetadataReader reader, CustomAttribute attribute)
    {
        var value = reader.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        return value.ReadSerializedString() ?? "";
    }
}
