using System.Globalization;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.AspNetCore.WebUtilities;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>What is looked at, as it stands in addresses: of one programme or, with <c>Code</c> null, of several.</summary>
/// <param name="Codes">Programmes chosen across programmes; none for all.</param>
public sealed record ProgressAddress(string? Code, DateOnly? From, DateOnly? To, IReadOnlyList<string> Codes)
{
    /// <summary>Reads an address; what is no value is none.</summary>
    public static (ProgressAddress Address, ProgressFilter Filter) Read(string? code, string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        string? One(string name) => query.TryGetValue(name, out var values) ? values.LastOrDefault() : null;
        var address = new ProgressAddress(
            code, QueryValue.Day(One("from")), QueryValue.Day(One("to")),
            query.TryGetValue("programme", out var codes) ? codes.OfType<string>().Where(c => c.Length > 0).Take(50).ToList() : []);
        var keys = Enum.GetValues<Dimension>()
            .Select(d => (d, Key: One(Name(d))))
            .Where(k => k.Key is { Length: > 0 and <= 40 })
            .ToDictionary(k => k.d, k => k.Key!);
        var month = One("month") is { } m && DimensionWords.Day(m) is not null ? m : null;
        return (address, new ProgressFilter(address.From, address.To, month, keys.Count > 0 ? keys : null, QueryValue.Number(One("event"))));
    }

    /// <summary>The page of the figures.</summary>
    public string Page => With(Root);

    /// <summary>The same for paper.</summary>
    public string Print => With($"{Root}/print");

    /// <summary>The results as a workbook.</summary>
    public string Results => With($"/programmes/{Code}/results.xlsx");

    /// <summary>Where the register of attendance is made as a workbook.</summary>
    public string Register => With($"/programmes/{Code}/register");

    /// <summary>The list behind a figure.</summary>
    public string Figure(Figure figure) => With($"{Root}/{figure}");

    /// <summary>The list behind a figure of one row.</summary>
    public string Figure(Figure figure, Dimension dimension, string key) => QueryHelpers.AddQueryString(Figure(figure), Name(dimension), key);

    /// <summary>The list behind a figure of one month or year.</summary>
    public string FigureOf(Figure figure, string month) => QueryHelpers.AddQueryString(Figure(figure), "month", month);

    /// <summary>The list behind a figure of one event.</summary>
    public string FigureOf(Figure figure, int eventId) => QueryHelpers.AddQueryString(Figure(figure), "event", eventId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The page of one programme for the same time.</summary>
    public ProgressAddress Of(string code) => this with { Code = code, Codes = [] };

    private string Root => Code is null ? "/progress" : $"/programmes/{Code}/progress";

    private string With(string path)
    {
        foreach (var code in Codes) path = QueryHelpers.AddQueryString(path, "programme", code);
        if (From is { } from) path = QueryHelpers.AddQueryString(path, "from", QueryValue.Text(from)!);
        if (To is { } to) path = QueryHelpers.AddQueryString(path, "to", QueryValue.Text(to)!);
        return path;
    }

    private static string Name(Dimension dimension) => dimension.ToString().ToLowerInvariant();
}
