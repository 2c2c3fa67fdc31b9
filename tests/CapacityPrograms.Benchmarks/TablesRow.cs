using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Benchmarks;

/// <summary>Memory above idle while a table is read that is as large as it may be, or made to cost much; each in a process of its own.</summary>
internal static class TablesRow
{
    private const int MostMegabytes = 256;

    private static readonly (string Name, string Ending, Action<StreamWriter> Write)[] _files =
    [
        ("20 million elements in elements", "xlsx", w => Repeat(w, "<row r=\"1\"><c>", "<x>", 20_000_000)),
        ("2 million attributes of one row", "xlsx", w => Repeat(w, "<row r=\"1\" ", "a=\"\" ", 2_000_000)),
        ("50,000 rows of 20 cells", "xlsx", w =>
        {
            for (var row = 1; row <= 49_999; row++)
                Repeat(w, $"<row r=\"{row}\">", $"<c t=\"inlineStr\"><is><t>Red {row} lista učesnika</t></is></c>", 20, "</row>");
        }),
        ("19 MB of commas", "csv", w => Repeat(w, "a,b\n", ",", 19 * 1024 * 1024)),
        ("19 MB in one quoted cell", "csv", w => Repeat(w, "a,b\n\"", "x", 19 * 1024 * 1024)),
        ("19 million lists in lists", "json", w => Repeat(w, "", "[", 19_000_000)),
    ];

    public static async Task RunAsync(Report report, Choices choices)
    {
        foreach (var (name, ending, write) in _files)
        {
            var path = Path.Combine(Path.GetTempPath(), $"capacityprograms-table-{Guid.NewGuid():N}.{ending}");
            try
            {
                Make(path, write);
                var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "CapacityPrograms.Benchmarks"), ["table-one", path])
                {
                    RedirectStandardOutput = true,
                };
                using var process = Process.Start(start)!;
                var parts = (await process.StandardOutput.ReadToEndAsync()).Trim().Split(' ');
                var peak = double.Parse(parts[0], CultureInfo.InvariantCulture);
                report.Add(
                    $"table of {name}", $"{parts[0]} MB above idle, {parts[1]} s, {parts[2]} ({new FileInfo(path).Length / 1024} KB)",
                    $"≤ {MostMegabytes} MB", peak <= MostMegabytes);
            }
            finally
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>In the process of its own: prints the peak of the resident memory above idle in MB, seconds, and how it ended.</summary>
    public static async Task MeasureAsync(string path)
    {
        await ReadAsync(new MemoryStream("a;b\n1;2\n"u8.ToArray()), "small.csv");
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var idle = Environment.WorkingSet;
        var most = idle;
        using var stop = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                most = Math.Max(most, Environment.WorkingSet);
                await Task.Delay(5);
            }
        });
        var begun = Stopwatch.GetTimestamp();
        await using var content = File.OpenRead(path);
        var end = await ReadAsync(content, Path.GetFileName(path));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await stop.CancelAsync();
        await watch;
        Console.WriteLine(Timing.Text($"{(most - idle) / 1048576.0:0} {seconds:0.0} {end}"));
    }

    private static async Task<string> ReadAsync(Stream content, string name)
    {
        try
        {
            using var file = await TableFile.OpenAsync(content, name, TableLimits.Default, default);
            return $"{file.Sheets.Sum(s => s.Rows().Count())}-rows";
        }
        catch (RefusedException refused)
        {
            return refused.Refusals[0].Key;
        }
    }

    private static void Make(string path, Action<StreamWriter> write)
    {
        using var file = File.Create(path);
        if (Path.GetExtension(path) != ".xlsx")
        {
            using var text = new StreamWriter(file);
            write(text);
            return;
        }
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        Part("[Content_Types].xml", w => w.Write($"<Types xmlns=\"{Package}/content-types\"/>"));
        Part("_rels/.rels", w => w.Write(Reference("officeDocument", "xl/workbook.xml")));
        Part("xl/_rels/workbook.xml.rels", w => w.Write(Reference("worksheet", "worksheets/sheet1.xml")));
        Part("xl/workbook.xml", w => w.Write(
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"List 1\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"));
        Part("xl/worksheets/sheet1.xml", w =>
        {
            w.Write($"<worksheet xmlns=\"{Main}\"><sheetData>");
            write(w);
            w.Write("</sheetData></worksheet>");
        });

        void Part(string name, Action<StreamWriter> content)
        {
            using var part = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
            content(part);
        }

        string Reference(string kind, string target) =>
            $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"a\" Type=\"{Relations}/{kind}\" Target=\"{target}\"/></Relationships>";
    }

    private static void Repeat(StreamWriter to, string before, string what, int times, string after = "")
    {
        to.Write(before);
        for (var i = 0; i < times; i++) to.Write(what);
        to.Write(after);
    }
}
