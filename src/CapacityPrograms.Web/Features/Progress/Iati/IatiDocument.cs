using System.Globalization;
using System.Xml.Linq;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Progress.Iati;

/// <summary>
/// Writes one programme as an activity of the IATI standard 2.03. The schema demands the order of the elements. No person
/// is in it, and cells of fewer than five people are left out.
/// </summary>
internal sealed class IatiDocument(IatiFacts facts, DateTime now)
{
    private readonly string _language = facts.Programme.Language;

    /// <summary>The document.</summary>
    public XDocument Write()
    {
        var p = facts.Programme;
        return new XDocument(
            new XDeclaration("1.0", "utf-8", null),
            new XElement(
                "iati-activities", new XAttribute("version", "2.03"), new XAttribute("generated-datetime", Moment(now)),
                new XElement(
                    "iati-activity", new XAttribute(XNamespace.Xml + "lang", _language), new XAttribute("last-updated-datetime", Moment(now)),
                    new XAttribute("hierarchy", p.ParentId is null ? 1 : 2), new XElement("iati-identifier", $"{facts.Lead!.Identifier}-{p.Code}"),
                    new XElement(
                        "reporting-org", new XAttribute("ref", facts.Lead.Identifier!), new XAttribute("type", facts.Lead.Type!),
                        Narratives(facts.Lead.Name)),
                    new XElement("title", Narratives(p.Name)), new XElement("description", new XAttribute("type", 1), Narratives(facts.Description)),
                    facts.Participants.Select(o => new XElement(
                        "participating-org", o.Identifier is { Length: > 0 } id ? new XAttribute("ref", id) : null,
                        o.Type is { } type ? new XAttribute("type", type) : null, new XAttribute("role", o.Role), Narratives(o.Name))),
                    new XElement(
                        "activity-status",
                        new XAttribute(
                            "code",
                            p.State switch
                            {
                                ProgrammeState.Planned => 1,
                                ProgrammeState.Running => 2,
                                _ => 4,
                            }
                        )),
                    Date(p.State == ProgrammeState.Planned ? 1 : 2, facts.Start!.Value),
                    facts.End is { } end ? Date(p.State == ProgrammeState.Finished ? 4 : 3, end) : null,
                    new XElement("recipient-country", new XAttribute("code", p.Country), new XAttribute("percentage", 100)),
                    facts.Locations.Select(Location),
                    new XElement("sector", new XAttribute("vocabulary", 1), new XAttribute("code", p.SectorCode!), new XAttribute("percentage", 100)),
                    facts.Indicators.GroupBy(i => i.ObjectiveId).Select(g => Result(g.First().Objective?.Text ?? p.Name, g)))));
    }

    private XElement Location(IatiLocation l) =>
        new(
            "location", new XAttribute("ref", l.Reference), new XElement("location-reach", new XAttribute("code", 2)),
            new XElement("name", Narratives(l.Name)),
            l is { Latitude: { } latitude, Longitude: { } longitude }
                ? new XElement(
                    "point",
                    new XAttribute("srsName", "http://www.opengis.net/def/crs/EPSG/0/4326"),
                    new XElement("pos", FormattableString.Invariant($"{latitude} {longitude}")))
                : null);

    private XElement Result(LocalizedText title, IEnumerable<Indicator> indicators) =>
        new(
            "result", new XAttribute("type", 1), new XAttribute("aggregation-status", 0), new XElement("title", Narratives(title)),
            indicators.Select(Indicator));

    private XElement Indicator(Indicator i) =>
        new(
            "indicator", new XAttribute("measure", i.Unit.Texts.Values.Any(u => u.Trim() == "%") ? 2 : 1),
            new XAttribute("ascending", i.Direction == IndicatorDirection.Increase ? 1 : 0),
            new XAttribute("aggregation-status", IndicatorCount.AddsUp(i.Rule) ? 1 : 0), new XElement("title", Narratives(i.Name)),
            i is { Baseline: { } baseline, BaselineYear: { } year }
                ? new XElement("baseline", new XAttribute("year", year), new XAttribute("value", Plain(baseline)))
                : null,
            i.Periods.OrderBy(p => p.From).Select(p => Period(i, p)));

    private XElement Period(Indicator i, IndicatorPeriod p)
    {
        // Nothing has been achieved in a period that has not begun; that is not 0.
        var actual = p.From <= facts.Today ? facts.Reading.Actual(i, p.From, p.To) : null;
        return new XElement(
            "period", new XElement("period-start", new XAttribute("iso-date", Day(p.From))),
            new XElement("period-end", new XAttribute("iso-date", Day(p.To))),
            p.Target is { } target ? new XElement("target", new XAttribute("value", Plain(target))) : null,
            actual is { } value ? new XElement("actual", new XAttribute("value", Plain(value))) : null,
            actual is not null && IndicatorCount.IsOfPeople(i.Rule) ? BySex(i, p) : null);
    }

    private IEnumerable<XElement> BySex(Indicator i, IndicatorPeriod p)
    {
        var rows = facts.Reading.Participations(i, p.From, p.To).GroupBy(x => Breakdown.Key(Dimension.Sex, x.Registration, x.FirstDay))
            .Select(g => (g.Key, facts.Reading.Units(i, g.ToList(), p.From, p.To).Sum(u => u.Value)));
        return SmallCells
            .Shown(rows)
            .OrderBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => new XElement(
                "actual", new XAttribute("value", Plain(r.Value)),
                new XElement(
                    "dimension", new XAttribute("name", "sex"),
                    new XAttribute("value", r.Key == Breakdown.NotStated ? "not stated" : r.Key.ToLowerInvariant()))));
    }

    // The activity's own language needs no tag; it comes first.
    private IEnumerable<XElement> Narratives(LocalizedText text) =>
        text
            .Texts.Where(t => !string.IsNullOrWhiteSpace(t.Value))
            .OrderBy(t => t.Key != _language)
            .ThenBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => new XElement("narrative", t.Key == _language ? null : new XAttribute(XNamespace.Xml + "lang", t.Key), t.Value));

    private static XElement Date(int type, DateOnly day) => new("activity-date", new XAttribute("iso-date", Day(day)), new XAttribute("type", type));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
