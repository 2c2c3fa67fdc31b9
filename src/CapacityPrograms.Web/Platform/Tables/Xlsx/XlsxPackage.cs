using System.IO.Compression;
using System.Xml;
using CapacityPrograms.Web.Platform.Refusals;

namespace CapacityPrograms.Web.Platform.Tables.Xlsx;

/// <summary>
/// The parts of a workbook inside its zip file. Nothing outside of it is ever opened. No part is unpacked further than the
/// zip file says it is long, so that the sum of what it says is all that can come out.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    private const int WorstRatio = 300;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _file;
    private readonly TableLimits _limits;

    public XlsxPackage(Stream content, string file, TableLimits limits)
    {
        (_file, _limits) = (file, limits);
        _zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in _zip.Entries) _parts.TryAdd(Clean(entry.FullName), entry);
        var (unpacked, packed) = (0L, 1L);
        foreach (var entry in _zip.Entries)
        {
            unpacked += entry.Length;
            packed += entry.CompressedLength;
            // What is said of the lengths may wrap around; a sum that is checked at every step cannot.
            if (entry.Length < 0 || unpacked > limits.UnpackedBytes) throw TooLarge();
        }
        if (unpacked > TableLimits.Megabyte && unpacked / packed > WorstRatio) throw TooLarge();
    }

    /// <summary>Whether there is such a part.</summary>
    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>The beginning of a part as text; empty where there is none.</summary>
    public string Beginning(string part)
    {
        if (!_parts.TryGetValue(part, out var entry)) return "";
        using var reader = new StreamReader(entry.Open());
        var text = new char[256];
        return new string(text, 0, reader.ReadBlock(text));
    }

    /// <summary>Whether a text stands somewhere in a part; quicker than reading it.</summary>
    public bool Contains(string part, ReadOnlySpan<byte> text)
    {
        if (!_parts.TryGetValue(part, out var entry)) return false;
        using var content = entry.Open();
        var buffer = new byte[1 << 16];
        for (int kept = 0, read; (read = content.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var all = buffer.AsSpan(0, kept + read);
            if (all.IndexOf(text) >= 0) return true;
            kept = Math.Min(text.Length - 1, all.Length);
            all[^kept..].CopyTo(buffer);
        }
        return false;
    }

    /// <summary>A part to be read from its beginning to its end; declarations that could name other files are refused.</summary>
    public XmlReader Open(string part)
    {
        if (!_parts.TryGetValue(part, out var entry)) throw new InvalidDataException($"There is no part {part}.");
        var reader = XmlReader.Create(new GuardedXml(entry.Open()), new XmlReaderSettings
        {
            // Ignored would hide it; prohibited is an exception that does not tell this from any other damage.
            DtdProcessing = DtdProcessing.Parse, XmlResolver = null, MaxCharactersFromEntities = 1,
            IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
        });
        // A declaration can only stand before the first element.
        while (reader.NodeType != XmlNodeType.Element && reader.Read())
        {
            if (reader.NodeType != XmlNodeType.DocumentType) continue;
            reader.Dispose();
            throw new RefusedException("", "FileUnsafe", _file);
        }
        return reader;
    }

    /// <summary>Paths of the parts another part refers to, by the mark of the reference, with the last word of their kind.</summary>
    public Dictionary<string, (string Kind, string Path)> References(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var references = $"{part[..slash]}_rels/{part[slash..]}.rels";
        if (!Has(references)) return [];
        using var reader = Open(references);
        var found = new Dictionary<string, (string Kind, string Path)>();
        while (reader.Read())
        {
            // What is linked from elsewhere stays elsewhere.
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship" || reader.GetAttribute("TargetMode") == "External")
                continue;
            found.TryAdd(
                reader.GetAttribute("Id") ?? "",
                ((reader.GetAttribute("Type") ?? "").Split('/')[^1], Resolve(part[..slash], reader.GetAttribute("Target") ?? "")));
        }
        return found;
    }

    public void Dispose() => _zip.Dispose();

    private RefusedException TooLarge() => new("", "FileUnpacksTooLarge", _file, _limits.UnpackedBytes / TableLimits.Megabyte);

    private static string Resolve(string folder, string target)
    {
        var parts = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + Clean(target)).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..") { if (parts.Count > 0) parts.RemoveAt(parts.Count - 1); }
            else if (step != ".") parts.Add(step);
        }
        return string.Join('/', parts);
    }

    // Some programs write the paths of their own system.
    private static string Clean(string path) => path.Replace('\\', '/');
}
