using System.Text;
using System.Text.Json;
using CapacityPrograms.Web.Platform.Refusals;

namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>
/// Reads objects in JSON as a table, as open-data portals give lists out: in an array, in an array that is a member of one object
/// (<c>{"data":[…]}</c>), or one object on each line. The names of the members are the header, and every object is a row. What is
/// itself an object or an array is no cell and is passed over.
/// </summary>
internal static class JsonSheet
{
    private const int Looked = 50;

    /// <summary>The file as one sheet; its header counts as row 1.</summary>
    public static TableSheet Of(Stream content, string file, TableLimits limits, CancellationToken ct)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return new TableSheet(name, false, () => GuardedRows.Of(Rows(content, file, name, limits), file, name, limits, ct), () => new HashSet<int>());
    }

    private static IEnumerable<TableRow> Rows(Stream content, string file, string name, TableLimits limits)
    {
        var objects = Objects(content, file);
        var columns = objects.Take(Looked).Where(o => o.ValueKind == JsonValueKind.Object)
            .SelectMany(o => o.EnumerateObject()).Where(m => IsCell(m.Value)).Select(m => m.Name).Distinct().ToList();
        if (columns.Count == 0) throw new RefusedException("", "FileNotATable", file, "JSON");
        var row = new RowBuilder(file, name, limits).Begin(1);
        for (var i = 0; i < columns.Count; i++) row.Put(i + 1, TableCell.Of(columns[i]));
        yield return row.Build(isHidden: false)!;
        foreach (var item in objects)
        {
            row.Begin(row.Number + 1);
            if (item.ValueKind != JsonValueKind.Object) continue;
            for (var i = 0; i < columns.Count; i++)
            {
                if (item.TryGetProperty(columns[i], out var value)) row.Put(i + 1, Cell(value));
            }
            if (row.Build(isHidden: false) is { } built) yield return built;
        }
    }

    private static List<JsonElement> Objects(Stream content, string file)
    {
        var values = new List<JsonElement>();
        var reader = new Utf8JsonReader(Utf8(content), new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read()) values.Add(JsonElement.ParseValue(ref reader));
        // One object alone is no list.
        if (values is [{ ValueKind: JsonValueKind.Object } whole]) values = Inner(whole) is { } inner ? [inner] : [];
        if (values is [{ ValueKind: JsonValueKind.Array } array]) values = [.. array.EnumerateArray()];
        return values.Exists(v => v.ValueKind == JsonValueKind.Object) ? values : throw new RefusedException("", "FileNotATable", file, "JSON");
    }

    // The longest list that a member of the one object holds: beside it stand counts, pages and licences.
    private static JsonElement? Inner(JsonElement whole) =>
        whole.EnumerateObject().Select(m => m.Value)
            .Where(v => v.ValueKind == JsonValueKind.Array && v.GetArrayLength() > 0 && v[0].ValueKind == JsonValueKind.Object)
            .Select(v => (JsonElement?)v).MaxBy(v => v!.Value.GetArrayLength());

    private static byte[] Utf8(Stream content)
    {
        var encoding = Csv.TextEncoding.Of(content) ?? Encoding.UTF8;
        content.Position = 0;
        using var text = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        return Encoding.UTF8.GetBytes(text.ReadToEnd());
    }

    private static bool IsCell(JsonElement value) => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private static TableCell Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => TableCell.Of(value.GetString()),
        // The digits as they stand, so that a long code is no floating-point number.
        JsonValueKind.Number => TableCell.Of(NumberFormat.Plain(value.GetRawText()), CellKind.Number),
        JsonValueKind.True or JsonValueKind.False => new(value.GetRawText(), CellKind.Boolean),
        _ => TableCell.Blank,
    };
}
