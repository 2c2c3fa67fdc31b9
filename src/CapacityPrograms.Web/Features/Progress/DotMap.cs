using CapacityPrograms.Data.Figures;
namespace CapacityPrograms.Web.Features.Progress;

/// <summary>A point of the map: where it is drawn, how large, and where its name goes.</summary>
/// <param name="LabelX">Where the name stands; null where it would cover another, so that only the table has it.</param>
internal sealed record MapPoint(UnitLine Place, double X, double Y, double Radius, double? LabelX, double LabelY, string Anchor);

/// <summary>
/// Lays municipalities out by their own coordinates, without a map service: north up, degrees of longitude shortened by
/// the cosine of the latitude, areas of circles in proportion to people, names beside the points where there is room.
/// </summary>
internal sealed class DotMap
{
    private const double Margin = 28, Letter = 6.4, Line = 13;
    private readonly List<(double Left, double Top, double Right, double Bottom)> _taken = [];

    /// <summary>Lays out those places that have coordinates.</summary>
    /// <param name="width">Width of the drawing; its height follows from the places.</param>
    /// <param name="name">The text of a place's name.</param>
    public DotMap(IEnumerable<UnitLine> places, double width, Func<UnitLine, string> name)
    {
        var known = places.Where(p => p is { Latitude: not null, Longitude: not null }).ToList();
        if (known.Count == 0) return;
        var (south, north) = (known.Min(p => p.Latitude!.Value), known.Max(p => p.Latitude!.Value));
        var (west, east) = (known.Min(p => p.Longitude!.Value), known.Max(p => p.Longitude!.Value));
        var shorten = Math.Cos((south + north) / 2 * Math.PI / 180);
        var (spanX, spanY) = (Math.Max(.05, (east - west) * shorten), Math.Max(.05, north - south));
        // Names stand beside the outermost points, so the sides keep room for them.
        var side = width > 500 ? 90 : Margin;
        var scale = Math.Min((width - 2 * side) / spanX, width * .9 / spanY);
        Height = spanY * scale + 2 * Margin;
        var left = (width - spanX * scale) / 2;
        var most = Math.Max(1, known.Max(p => p.People));
        var points = known
            .Select(p => (
                Place: p, X: left + (p.Longitude!.Value - west) * shorten * scale, Y: Margin + (north - p.Latitude!.Value) * scale,
                R: p.People == 0 ? 5 : 6 + 8 * Math.Sqrt((double)p.People / most)))
            .OrderByDescending(p => p.R)
            .ToList();
        foreach (var p in points) _taken.Add((p.X - p.R, p.Y - p.R, p.X + p.R, p.Y + p.R));
        Points = points.Select(p =>
        {
            var length = name(p.Place).Length * Letter;
            foreach (var (x, y, anchor, start) in new[]
            {
                (p.X + p.R + 4, p.Y + 4, "start", p.X + p.R + 3), (p.X - p.R - 4, p.Y + 4, "end", p.X - p.R - 4 - length),
                (p.X, p.Y + p.R + Line, "middle", p.X - length / 2), (p.X, p.Y - p.R - 4, "middle", p.X - length / 2),
            })
            {
                var box = (Left: start, Top: y - Line + 2, Right: start + length, Bottom: y + 3);
                if (box.Left < 0 || box.Right > width || box.Top < 0 || box.Bottom > Height) continue;
                if (_taken.Any(t => t.Left < box.Right && box.Left < t.Right && t.Top < box.Bottom && box.Top < t.Bottom)) continue;
                _taken.Add(box);
                return new MapPoint(p.Place, p.X, p.Y, p.R, x, y, anchor);
            }
            return new MapPoint(p.Place, p.X, p.Y, p.R, null, 0, "start");
        }).ToList();
    }

    public double Height { get; }

    public IReadOnlyList<MapPoint> Points { get; } = [];
}
