using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using static CapacityPrograms.Web.Features.Import.ImportFields;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>A row of a list of municipalities.</summary>
internal sealed class PlannedUnit : PlannedRow
{
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public string Country { get; set; } = "";
    public UnitKind Kind { get; set; } = UnitKind.Municipality;
    public string? System { get; set; }
    public string? Code { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    /// <summary>What the file says of its parent: a name, or a code.</summary>
    public string? ParentText { get; set; }
    /// <summary>The parent among the rows of the file.</summary>
    public PlannedUnit? ParentRow { get; set; }
    /// <summary>The parent among the units that there are.</summary>
    public int? ParentId { get; set; }
    /// <summary>The unit it is already.</summary>
    public KnownUnit? Existing { get; set; }
    /// <summary>Its id once it is written.</summary>
    public int Id { get; set; }

    /// <summary>The unit it turns out to be, by code, name or answer.</summary>
    public int? Meant => AnswerTo(QuestionSubject.Unit) is { Kind: AnswerKind.Existing, Id: { } id } ? id : Existing?.Id;
}

/// <summary>Understands a list of territorial units.</summary>
internal sealed class UnitPlanner(KnownUnits known, ImportOptions options)
{
    // What the registers themselves call their units, folded.
    private static readonly (string, UnitKind)[] _kinds =
    [
        ("wojewodztwo", UnitKind.Region), ("powiat", UnitKind.District), ("miasto na prawach powiatu", UnitKind.District),
        ("miasto stoleczne na prawach powiatu", UnitKind.District), ("gmina miejska", UnitKind.Municipality),
        ("gmina wiejska", UnitKind.Municipality), ("gmina miejsko wiejska", UnitKind.Municipality),
        ("gmina miejska miasto stoleczne", UnitKind.Municipality), ("opstina", UnitKind.Municipality), ("opcina", UnitKind.Municipality),
        ("obstina", UnitKind.Municipality), ("gromada", UnitKind.Municipality), ("hromada", UnitKind.Municipality),
        ("teritorialna gromada", UnitKind.Municipality), ("grad", UnitKind.City), ("oblast", UnitKind.Region), ("okrug", UnitKind.District),
        ("rajon", UnitKind.District),
    ];

    private readonly Dictionary<string, PlannedUnit> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PlannedUnit>> _byName = new(StringComparer.Ordinal);

    /// <summary>Understands all rows; parents may stand below their parts.</summary>
    public List<PlannedRow> Plan(IEnumerable<TableLine> lines, IProgress<int>? progress, CancellationToken ct)
    {
        var rows = new List<(PlannedUnit Row, TableLine Line)>();
        foreach (var line in lines)
        {
            ct.ThrowIfCancellationRequested();
            rows.Add((Read(line), line));
            if (rows.Count % 500 == 0) progress?.Report(rows.Count);
        }
        foreach (var (row, line) in rows.Where(r => r.Row.Planned != RowOutcome.LeftOut)) FindParent(row, new RowChecks(line, row));
        var depths = RowTree.Depths(rows.Select(r => r.Row), r => r.ParentRow);
        foreach (var (row, line) in rows.Where(r => depths[r.Row] == RowTree.Ring)) new RowChecks(line, row).Fault(Parent, "OwnPart");
        foreach (var (row, line) in rows.Where(r => r.Row.Planned != RowOutcome.LeftOut)) Match(row, new RowChecks(line, row));
        return [.. rows.Select(r => r.Row)];
    }

    private PlannedUnit Read(TableLine line)
    {
        var isTerc = line.Columns.ContainsKey(Voivodeship) && line.Columns.ContainsKey(County) && line.Columns.ContainsKey(Gmina);
        var row = new PlannedUnit { At = line.Start, Title = line[Name].Text };
        if (line.IsLeftOut)
        {
            row.Planned = RowOutcome.LeftOut;
            return row;
        }
        var checks = new RowChecks(line, row);
        var name = checks.Text(Name, required: true) ?? "";
        var country = checks.Text(Country) ?? (isTerc ? "PL" : options.Country);
        row.Country = CountryNames.CodeOf(country) ?? country.Trim().ToUpperInvariant();
        if (row.Country.Length != 2 || !row.Country.All(char.IsAsciiLetter))
            checks.Fault(Country, row.Country.Length == 0 ? "ImportCountryMissing" : "CountryCode");
        row.Name = LocalizedText.Of(UnitLanguage.Of(row.Country, name), name);
        row.Lang = row.Name.For("").Tag;
        row.Latitude = checks.Number(Latitude, -90, 90);
        row.Longitude = checks.Number(Longitude, -180, 180);
        if (row.Faults.Count == 0 && row.Latitude is null != row.Longitude is null) checks.Fault(row.Latitude is null ? Latitude : Longitude, "Required");
        row.ParentText = checks.Text(Parent);
        if (isTerc) ReadTerc(line, row, checks);
        else ReadCode(line, row, checks);
        row.Detail = string.Join(" · ", new[] { row.Code, row.Country, row.ParentText }.Where(s => !string.IsNullOrEmpty(s)));
        if (row.Planned == RowOutcome.LeftOut) return row;
        Remember(row, checks, line);
        return row;
    }

    // Voivodeship, county, municipality and kind are columns of their own; "02" may have become the number 2.
    private static void ReadTerc(TableLine line, PlannedUnit row, RowChecks checks)
    {
        string Two(string field) => checks.Text(field) is { } text ? text.PadLeft(2, '0') : "";
        var (voivodeship, county, gmina, kind) = (Two(Voivodeship), Two(County), Two(Gmina), checks.Text(GminaKind) ?? "");
        if (voivodeship.Length != 2) checks.Fault(Voivodeship, "Required");
        (row.System, row.Code) = (MunicipalityCode.PolishSystem, voivodeship + county + gmina + kind);
        row.Kind = gmina.Length > 0 ? UnitKind.Municipality : county.Length > 0 ? UnitKind.District : UnitKind.Region;
        row.ParentText = gmina.Length > 0 ? voivodeship + county : county.Length > 0 ? voivodeship : null;
        // The town and the rural area of an urban-rural municipality, and the districts of big towns, are parts of one.
        if (kind is "4" or "5" or "8" or "9") row.Planned = RowOutcome.LeftOut;
    }

    private void ReadCode(TableLine line, PlannedUnit row, RowChecks checks)
    {
        row.Kind = checks.Value(Kind, _kinds) ?? UnitKind.Municipality;
        if (checks.Text(Code, 40) is not { } code) return;
        var system = checks.Text(CodeSystem, 100) ?? options.System;
        if (system.Length == 0)
            checks.Fault(Code, "ImportSystemMissing");
        else if (code.All(char.IsAsciiDigit) && MunicipalityCode.LostZeros(system, code))
            checks.Fault(Code, "ImportCodeZeros", code, system);
        else if (!MunicipalityCode.Fits(system, code))
            checks.Fault(Code, "CodeCheckDigit");
        (row.System, row.Code) = (system, code);
    }

    private void Remember(PlannedUnit row, RowChecks checks, TableLine line)
    {
        var isCoded = row.Code is { } && row.System is { Length: > 0 };
        var key = isCoded
            ? MunicipalityCode.IdentityKey(row.System!, row.Code!)
            : $"\n{row.Country}\n{row.Kind}\n{SearchKey.Fold(row.Title)}\n{SearchKey.Fold(row.ParentText ?? "")}";
        if (!_byKey.TryAdd(key, row))
            checks.Fault(isCoded && line.Columns.ContainsKey(Code) ? Code : Name, "ImportRowTwice", _byKey[key].At.Row, row.Code ?? row.Title);
        var name = SearchKey.Fold(row.Title);
        if (!_byName.TryGetValue(name, out var same)) _byName[name] = same = [];
        same.Add(row);
    }

    private void FindParent(PlannedUnit row, RowChecks checks)
    {
        if (row.ParentText is not { } text) return;
        if (row.System is { } system && _byKey.GetValueOrDefault(MunicipalityCode.IdentityKey(system, text)) is { } coded) row.ParentRow = coded;
        else if (row.System is { } same && known.OfCode(same, text) is { } there) row.ParentId = there.Id;
        else
        {
            var inFile = _byName.GetValueOrDefault(SearchKey.Fold(text), []).Where(r => r != row && r.Country == row.Country && r.Kind < row.Kind).ToList();
            var found = known.Named(text, row.Country).Where(p => p.Kind < row.Kind).ToList();
            if (inFile.Count == 1) row.ParentRow = inFile[0];
            else if (inFile.Count > 1) checks.Fault(Parent, "ImportParentSeveral", text);
            else if (found.Count == 1) row.ParentId = found[0].Id;
            else if (found.Count == 0) checks.Fault(Parent, "ImportParentUnknown", text);
            else checks.Ask(QuestionSubject.Parent, Parent, [.. found.Select(Existing), new(AnswerKind.Open), new(AnswerKind.LeaveOut)], SearchKey.Fold(text));
        }
    }

    private void Match(PlannedUnit row, RowChecks checks)
    {
        if (row.Faults.Count > 0) return;
        if (row.Code is { } code && known.OfCode(row.System!, code) is { } coded) row.Existing = coded;
        else
        {
            var isMunicipal = row.Kind is UnitKind.Municipality or UnitKind.City or UnitKind.Community;
            var named = known.Named(row.Title, row.Country).Where(p => isMunicipal ? p.IsMunicipal : p.Kind == row.Kind)
                .Where(p => row.System is null || !p.Systems.Contains(row.System)).ToList();
            var sameParent = named.Where(p => row.ParentText is null || (row.ParentId ?? row.ParentRow?.Existing?.Id) == p.ParentId).ToList();
            // Without a code a unit of the same name and place is the same; with one that it has not, somebody has to say so.
            if (row.Code is null && sameParent.Count == 1) row.Existing = sameParent[0];
            else if (named.Count > 0) checks.Ask(QuestionSubject.Unit, Name, [.. named.Select(Existing), new(AnswerKind.New), new(AnswerKind.LeaveOut)]);
        }
        if (row.Existing is { } there) row.Planned = Completes(row, there) ? RowOutcome.Fill : RowOutcome.Known;
    }

    private static bool Completes(PlannedUnit row, KnownUnit there) =>
        (there.ParentId is null && (row.ParentId is not null || row.ParentRow is not null))
        || (!there.HasPosition && row.Latitude is not null)
        || (row.Code is not null && !there.Systems.Contains(row.System!));

    private ImportAnswer Existing(KnownUnit place) => new(AnswerKind.Existing, place.Id, KnownUnits.Describe(place), known.Where(place));
}
