using System.Globalization;
using System.Resources;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Platform.Excel;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>The rows of a file that somebody leaves out, as a workbook to be mended and brought in later.</summary>
public static class LeftOutRows
{
    private static readonly ResourceManager _texts = new(typeof(ImportTexts));

    /// <summary>Writes them under their own headings, each with its number in the file and why it was left out.</summary>
    /// <returns>Name of the workbook.</returns>
    /// <exception cref="ForbiddenException">The actor coordinates nothing.</exception>
    public static async Task<string> WriteAsync(Actor actor, ImportPlan plan, TableFile file, Stream stream, CancellationToken ct)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
        var (row, why) = (Text("Row"), Text("WhyLeftOut"));
        using var book = new Workbook(stream, $"{Text("LeftOutRows")}: {plan.FileName}", actor.Name);
        foreach (var sheet in file.Sheets.Where(s => plan.Choices.LeftOut.Keys.Any(k => k.Sheet == s.Name)))
        {
            var header = ImportTable.HeaderOf(sheet, file, plan.Options.Kind, plan.Choices);
            // Its own columns come first, so that the file can be brought in again as it is.
            var columns = header.Titles.Select(t => new Column(t, ColumnKind.Text, 20)).Append(new(row)).Append(new(why, ColumnKind.Text, 60)).ToList();
            await book.WriteTableAsync(sheet.Name, columns, Rows(header, sheet), ct);
        }
        return $"{Text("LeftOutRows")} - {Path.GetFileNameWithoutExtension(plan.FileName)}.xlsx";

        async IAsyncEnumerable<IReadOnlyList<object?>> Rows(TableHeader header, TableSheet sheet)
        {
            await Task.CompletedTask;
            foreach (var line in header.RowsOf(sheet))
            {
                if (!plan.Choices.LeftOut.TryGetValue((sheet.Name, line.Number), out var reason)) continue;
                yield return
                [
                    .. Enumerable.Range(1, header.Titles.Count).Select(c => (object?)line[c].Text), line.Number.ToString(CultureInfo.CurrentCulture), reason,
                ];
            }
        }
    }

    private static string Text(string key) => _texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
