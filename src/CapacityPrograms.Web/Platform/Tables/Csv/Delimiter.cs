namespace CapacityPrograms.Web.Platform.Tables.Csv;

/// <summary>Finds what separates the columns of a CSV file: the sign that divides most of its first rows alike.</summary>
internal static class Delimiter
{
    private const int MostRows = 200;

    // Where two divide alike, the first: five of the six languages write a decimal comma, so that Excel takes a semicolon.
    private static readonly char[] _candidates = [';', '\t', ',', '|'];

    /// <summary>The delimiter of a text.</summary>
    /// <param name="start">Its beginning; the last row may be cut off.</param>
    /// <returns>A comma where nothing divides anything.</returns>
    public static char Of(string start)
    {
        // Excel's own way to say it, in a line above the table.
        if (start.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && start.Length > 4 && start[4] is not ('\r' or '\n')) return start[4];
        var best = _candidates.Select(c => (Candidate: c, Worth: Worth(start, c))).MaxBy(c => c.Worth);
        return best.Worth > 0 ? best.Candidate : ',';
    }

    // The share of rows with as many fields as most have; more columns decide between two that divide nearly alike.
    private static double Worth(string text, char delimiter)
    {
        var counts = Counts(text, delimiter);
        // Where it leaves nothing over, the text is made of it alone.
        if (counts.Count == 0) return 1;
        var wide = counts.Where(n => n > 1).GroupBy(n => n).OrderByDescending(g => g.Count() * (long)g.Key).FirstOrDefault();
        return wide is null ? 0 : Math.Round((double)wide.Count() / counts.Count, 1) + (Math.Min(wide.Key, 99) / 1000.0);
    }

    private static List<int> Counts(string text, char delimiter)
    {
        var records = new CsvRecords(new StringReader(text), delimiter, text.Length);
        var counts = new List<int>();
        // The one that is cut off, or open to the end, says nothing.
        while (counts.Count < MostRows && records.Read() && !records.IsOpen)
        {
            if (records.Fields.Any(field => !string.IsNullOrWhiteSpace(field))) counts.Add(records.Fields.Count);
        }
        return counts;
    }
}
