using System.IO.Compression;
using System.Text;

namespace CapacityPrograms.Tests.Platform.Tables;

/// <summary>A workbook written part by part, so that it can be as wrong as a test needs it.</summary>
internal static class RawWorkbook
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="rows">What stands inside <c>sheetData</c>.</param>
    /// <param name="formats">Number formats by code; a cell names them by style 1, 2, ...</param>
    /// <param name="more">Parts that are added, or stand in for those made here.</param>
    public static MemoryStream Of(
        string rows, string[]? formats = null, string bookAttributes = "", string columns = "", bool isStrict = false,
        params (string Path, string Content)[] more)
    {
        var (main, relations) = isStrict
            ? ("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships")
            : (Main, Relations);
        formats ??= [];
        var numberFormats = string.Concat(
            formats.Select((f, i) => $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{System.Security.SecurityElement.Escape(f)}\"/>"));
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ["_rels/.rels"] = Rels($"<Relationship Id=\"a\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/>"),
            ["xl/_rels/workbook.xml.rels"] = Rels(
                $"<Relationship Id=\"s\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                    + $"<Relationship Id=\"t\" Type=\"{relations}/styles\" Target=\"/xl/styles.xml\"/>"
                    + $"<Relationship Id=\"u\" Type=\"{relations}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
            ),
            ["xl/workbook.xml"] =
                $"<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><workbookPr {bookAttributes}/>"
                + "<sheets><sheet name=\"List 1\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>",
            ["xl/styles.xml"] =
                $"<styleSheet xmlns=\"{main}\"><numFmts>{numberFormats}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                + $"<cellXfs><xf numFmtId=\"0\"/>{string.Concat(formats.Select((_, i) => $"<xf numFmtId=\"{200 + i}\"/>"))}</cellXfs></styleSheet>",
            ["xl/worksheets/sheet1.xml"] = $"<worksheet xmlns=\"{main}\"><cols>{columns}</cols><sheetData>{rows}</sheetData></worksheet>",
        };
        foreach (var (path, content) in more) parts[path] = content;
        return Zip([.. parts.Select(p => (p.Key, p.Value))]);
    }

    public static MemoryStream Zip(params (string Path, string Content)[] parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in parts)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        stream.Position = 0;
        return stream;
    }

    private static string Rels(string references) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{references}</Relationships>";
}
