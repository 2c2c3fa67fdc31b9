using System.Globalization;

namespace CapacityPrograms.Web.Features.Attendance.Paper;

/// <summary>Numbers of a sheet's lines as they are typed: "4, 9-11 14/2".</summary>
public static class LineNumbers
{
    /// <summary>Largest number of a line.</summary>
    public const int Most = 2000;

    /// <summary>The numbers, each with the session it is limited to.</summary>
    /// <param name="wrong">The first part that is no number; null where all are.</param>
    public static IReadOnlyList<(int Number, int? Session)> Read(string? text, out string? wrong)
    {
        wrong = null;
        var found = new List<(int, int?)>();
        foreach (var part in (text ?? "").Split([' ', ',', ';', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var halves = part.Split('/');
            var ends = halves[0].Split('-', '–');
            int? session = null;
            if (
                halves.Length > 2
                || ends.Length > 2
                || !Number(ends[0], out var from)
                || !Number(ends[^1], out var to)
                || to < from
                || (halves.Length == 2 && !Session(halves[1], out session)))
            {
                wrong = part;
                return [];
            }
            found.AddRange(Enumerable.Range(from, to - from + 1).Select(n => (n, session)));
        }
        return found;
    }

    private static bool Session(string text, out int? session)
    {
        var read = Number(text, out var number);
        session = read ? number : null;
        return read;
    }

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= Most;
}
