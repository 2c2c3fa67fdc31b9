namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>Where a session lies beside others of its day.</summary>
/// <param name="Index">Its place in the list that was asked about.</param>
/// <param name="Column">From 0, the leftmost.</param>
/// <param name="Columns">How many lie beside one another there.</param>
public sealed record HourBlock(int Index, int Column, int Columns);

/// <summary>
/// Lays the hours of a day side by side where they overlap. What hangs together by overlapping, also through a third, shares its
/// width evenly; hours that only touch lie under one another.
/// </summary>
public static class HourColumns
{
    /// <summary>A place for each, in the order given.</summary>
    /// <param name="hours">Each ends after it begins.</param>
    public static IReadOnlyList<HourBlock> Of(IReadOnlyList<(TimeOnly From, TimeOnly To)> hours)
    {
        var blocks = new HourBlock[hours.Count];
        var together = new List<(int Index, int Column)>();
        var ends = new List<TimeOnly>();
        foreach (var i in Enumerable.Range(0, hours.Count).OrderBy(i => hours[i].From).ThenByDescending(i => hours[i].To))
        {
            if (ends.TrueForAll(end => end <= hours[i].From)) Close();
            var column = ends.FindIndex(end => end <= hours[i].From);
            if (column < 0)
            {
                column = ends.Count;
                ends.Add(default);
            }
            ends[column] = hours[i].To;
            together.Add((i, column));
        }
        Close();
        return blocks;

        void Close()
        {
            foreach (var (index, column) in together) blocks[index] = new HourBlock(index, column, ends.Count);
            together.Clear();
            ends.Clear();
        }
    }

    /// <summary>The full hours that a week shows: at least from 8 to 18, and all that its sessions need.</summary>
    public static (int First, int Last) Span(IEnumerable<(TimeOnly From, TimeOnly To)> hours)
    {
        var (first, last) = (8, 18);
        foreach (var (from, to) in hours) (first, last) = (Math.Min(first, from.Hour), Math.Max(last, to.Minute > 0 ? to.Hour + 1 : to.Hour));
        return (first, last);
    }
}
