using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using static CapacityPrograms.Web.Features.Import.ImportFields;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>A row of a list of organisations.</summary>
internal sealed class PlannedOrganisation : PlannedRow
{
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public OrganisationKind Kind { get; set; } = OrganisationKind.Other;
    public int? UnitId { get; set; }
    public string? ParentText { get; set; }
    public PlannedOrganisation? ParentRow { get; set; }
    public int? ParentId { get; set; }
    /// <summary>Short name, address, phone, e-mail, web site and note by the property they fill.</summary>
    public Dictionary<string, string> Texts { get; } = [];
    /// <summary>The organisation it is already.</summary>
    public KnownOrganisation? Existing { get; set; }
    /// <summary>Its id once it is written.</summary>
    public int Id { get; set; }

    /// <summary>The organisation it turns out to be, by name or answer.</summary>
    public int? Meant => AnswerTo(QuestionSubject.OwnOrganisation) is { Kind: AnswerKind.Existing, Id: { } id } ? id : Existing?.Id;
    /// <summary>The municipality it is in, by the file or an answer.</summary>
    public int? Unit => AnswerTo(QuestionSubject.Municipality)?.Id ?? UnitId;
}

/// <summary>Understands a list of organisations.</summary>
internal sealed class OrganisationPlanner(KnownUnits places, KnownOrganisations known, ImportOptions options)
{
    private readonly Dictionary<string, PlannedOrganisation> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PlannedOrganisation>> _byName = new(StringComparer.Ordinal);

    /// <summary>Understands all rows; parents may stand below their parts.</summary>
    public List<PlannedRow> Plan(IEnumerable<TableLine> lines, IProgress<int>? progress, CancellationToken ct)
    {
        var rows = new List<(PlannedOrganisation Row, TableLine Line)>();
        foreach (var line in lines)
        {
            ct.ThrowIfCancellationRequested();
            rows.Add((Read(line), line));
            if (rows.Count % 500 == 0) progress?.Report(rows.Count);
        }
        foreach (var (row, line) in rows.Where(r => r.Row.Planned != RowOutcome.LeftOut)) FindParent(row, new RowChecks(line, row));
        var depths = RowTree.Depths(rows.Select(r => r.Row), r => r.ParentRow);
        foreach (var (row, line) in rows.Where(r => depths[r.Row] == RowTree.Ring)) new RowChecks(line, row).Fault(Parent, "OwnPart");
        return [.. rows.Select(r => r.Row)];
    }

    private PlannedOrganisation Read(TableLine line)
    {
        var row = new PlannedOrganisation { At = line.Start, Title = line[ImportFields.Name].Text };
        if (line.IsLeftOut)
        {
            row.Planned = RowOutcome.LeftOut;
            return row;
        }
        var checks = new RowChecks(line, row);
        var name = checks.Text(ImportFields.Name, required: true) ?? "";
        var country = checks.Text(Country) is { } said ? CountryNames.CodeOf(said) ?? said.ToUpperInvariant() : options.Country;
        row.Kind = checks.Value<OrganisationKind>(ImportFields.Kind) ?? OrganisationKind.Other;
        Put(row, nameof(Organisation.ShortName), checks.Text(ShortName, 100));
        Put(row, nameof(Organisation.Address), checks.Text(Address));
        Put(row, nameof(Organisation.Phone), checks.Phone(Phone));
        Put(row, nameof(Organisation.Email), checks.Email(Email));
        Put(row, nameof(Organisation.Note), checks.Text(Note, 2000));
        if (checks.Text(Website) is { } site)
        {
            // Lists say "www.example.org"; only whole addresses become links.
            if (!site.Contains("://", StringComparison.Ordinal)) site = "https://" + site;
            if (Uri.TryCreate(site, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") Put(row, nameof(Organisation.Website), site);
            else checks.Fault(Website, "NotAWebAddress");
        }
        row.ParentText = checks.Text(Parent);
        if (checks.Text(Municipality) is { } text)
        {
            var found = places.Municipal(text, country);
            if (found.Count == 1)
                row.UnitId = found[0].Id;
            else
                checks.Ask(
                    QuestionSubject.Municipality, Municipality,
                    [
                        .. found.Select(p => new ImportAnswer(AnswerKind.Existing, p.Id, KnownUnits.Describe(p), places.Where(p))),
                        new(AnswerKind.Open), new(AnswerKind.LeaveOut),
                    ],
                    SearchKey.Fold(text));
        }
        if (country.Length == 0 && row.UnitId is { } unit) country = places.Get(unit)!.Country;
        row.Name = LocalizedText.Of(UnitLanguage.Of(country, name), name);
        row.Lang = row.Name.For("").Tag;
        row.Detail = string.Join(" · ", new[] { line[Municipality].Text, row.ParentText }.Where(s => !string.IsNullOrEmpty(s)));
        Remember(row, checks, line);
        Match(row, checks);
        return row;
    }

    private static void Put(PlannedOrganisation row, string property, string? text)
    {
        if (text is not null) row.Texts[property] = text;
    }

    private void Remember(PlannedOrganisation row, RowChecks checks, TableLine line)
    {
        var name = SearchKey.Fold(row.Title);
        if (name.Length == 0) return;
        var key = $"{name}\n{SearchKey.Fold(line[Municipality].Text)}\n{SearchKey.Fold(row.ParentText ?? "")}";
        if (!_byKey.TryAdd(key, row))
        {
            // A list of trainings names an organisation in many rows; that is one, unless they say different things of it.
            var first = _byKey[key];
            if (first.Kind != row.Kind || first.Texts.Count != row.Texts.Count || row.Texts.Any(t => first.Texts.GetValueOrDefault(t.Key) != t.Value))
                checks.Fault(ImportFields.Name, "ImportRowTwice", first.At.Row, row.Title);
            row.Questions.Clear();
            row.Planned = RowOutcome.LeftOut;
            return;
        }
        if (!_byName.TryGetValue(name, out var same)) _byName[name] = same = [];
        same.Add(row);
    }

    private void Match(PlannedOrganisation row, RowChecks checks)
    {
        if (row.Faults.Count > 0 || row.Planned == RowOutcome.LeftOut) return;
        var named = known.Named(row.Title);
        // The same name in the same municipality is the same; in another, or where one of them names none, somebody has to say so.
        if (named.Where(o => o.UnitId == row.UnitId).ToList() is [var same] && row.Questions.Count == 0)
            row.Existing = same;
        else if (named.Count > 0)
            checks.Ask(
                QuestionSubject.OwnOrganisation, ImportFields.Name,
                [.. named.Select(o => KnownOrganisations.Existing(o, places)), new(AnswerKind.New), new(AnswerKind.LeaveOut)]);
        if (row.Existing is not null)
            row.Planned = row.Texts.Count > 0 || row.ParentText is not null ? RowOutcome.Fill : RowOutcome.Known;
    }

    private void FindParent(PlannedOrganisation row, RowChecks checks)
    {
        if (row.ParentText is not { } text) return;
        var inFile = _byName.GetValueOrDefault(SearchKey.Fold(text), []).Where(r => r != row).ToList();
        var found = known.Named(text);
        if (inFile.Count == 1)
            row.ParentRow = inFile[0];
        else if (inFile.Count > 1)
            checks.Fault(Parent, "ImportParentSeveral", text);
        else if (found.Count == 1)
            row.ParentId = found[0].Id;
        else if (found.Count == 0)
            checks.Fault(Parent, "ImportParentUnknown", text);
        else
            checks.Ask(
                QuestionSubject.Parent, Parent,
                [.. found.Select(o => KnownOrganisations.Existing(o, places)), new(AnswerKind.Open), new(AnswerKind.LeaveOut)], SearchKey.Fold(text));
    }
}
