using System.Globalization;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Tables;
using CapacityPrograms.Web.Shared.Matching;
using static CapacityPrograms.Web.Features.Import.ImportFields;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>A row of a list of participants.</summary>
internal sealed class PlannedParticipant : PlannedRow
{
    public string Given { get; set; } = "";
    public string Family { get; set; } = "";
    public string? Mail { get; set; }
    public string? Phone { get; set; }
    public Sex Sex { get; set; }
    public int? BirthYear { get; set; }
    public string? Position { get; set; }
    public int? ProgrammeUnitId { get; set; }
    public int? OrganisationId { get; set; }
    public int? TargetGroupId { get; set; }
    /// <summary>What the person is compared by.</summary>
    public IdentityRecord Typed(int? unitId) =>
        new(
            0, [new SpelledName(Given, Family)], BirthYear, Sex, Mail, Phone, unitId is { } unit ? [unit] : [],
            OrganisationId is { } organisation ? [organisation] : []);
}

/// <summary>A unit or slot on whose behalf people come.</summary>
internal sealed record OwnUnit(int Id, int? UnitId, LocalizedText Label);

/// <summary>What the programme of an event has.</summary>
internal sealed record OwnProgramme(
    string Language, string Country, IReadOnlyList<OwnUnit> Units, IReadOnlyList<(int Id, LocalizedText Name)> Groups, IReadOnlySet<int> Here);

/// <summary>Understands a list of participants of one event.</summary>
internal sealed class ParticipantPlanner(OwnProgramme programme, KnownUnits places, KnownOrganisations organisations, ImportOptions options, int thisYear)
{
    private const int Oldest = 110, MostOffered = 300;

    // What lists write for it, folded; a lone letter is told by its alphabet's words: Polish K and Ukrainian Ч too.
    private static readonly (string, Sex)[] _sexes =
    [
        ("f", Sex.Female), ("w", Sex.Female), ("z", Sex.Female), ("k", Sex.Female), ("ms", Sex.Female), ("mrs", Sex.Female), ("zensko", Sex.Female),
        ("zenski", Sex.Female), ("zena", Sex.Female), ("zinka", Sex.Female), ("woman", Sex.Female), ("m", Sex.Male), ("c", Sex.Male),
        ("mr", Sex.Male), ("musko", Sex.Male), ("muski", Sex.Male), ("muz", Sex.Male), ("maz", Sex.Male), ("colovik", Sex.Male), ("man", Sex.Male),
    ];

    private static readonly string[] _names = [GivenName, FamilyName, FullName, FamilyFirst];

    private readonly Dictionary<string, PlannedParticipant> _seen = new(StringComparer.Ordinal);

    /// <summary>Understands all rows but who the people are.</summary>
    public List<(PlannedParticipant Row, TableLine Line)> Read(IEnumerable<TableLine> lines, IProgress<int>? progress, CancellationToken ct)
    {
        var rows = new List<(PlannedParticipant, TableLine)>();
        foreach (var line in lines)
        {
            ct.ThrowIfCancellationRequested();
            rows.Add((Read(line), line));
            if (rows.Count % 500 == 0) progress?.Report(rows.Count);
        }
        return rows;
    }

    /// <summary>What a row's person is compared by.</summary>
    public IdentityRecord Typed(PlannedParticipant row) => row.Typed(programme.Units.FirstOrDefault(u => u.Id == row.ProgrammeUnitId)?.UnitId);

    /// <summary>Asks who it is where somebody known may be meant.</summary>
    public void AskPerson(PlannedParticipant row, TableLine line, IReadOnlyList<LikelyPerson> likely)
    {
        if (likely.Count == 0 || row.Faults.Count > 0 || row.Planned == RowOutcome.LeftOut)
            return;
        var answers = likely
            .Select(l => new ImportAnswer(AnswerKind.Existing, l.Id, l.Name, l.Place?.Shown() ?? "", l.Match, programme.Here.Contains(l.Id)))
            .ToList();
        // What is certain is chosen beforehand; whoever imports can still say otherwise.
        var sure = likely[0].Match.IsCertain ? 0 : (int?)null;
        new RowChecks(line, row).Ask(
            QuestionSubject.Person, NameField(line),
            [.. answers, new(AnswerKind.New), new(AnswerKind.LeaveOut)], chosen: sure);
    }

    private PlannedParticipant Read(TableLine line)
    {
        var (given, family) = Names(line);
        var row = new PlannedParticipant { At = line.Start, Title = $"{given} {family}".Trim(), Given = given, Family = family };
        row.Lang = Script.Foreign(family, programme.Language) ?? programme.Language;
        if (line.IsLeftOut)
        {
            row.Planned = RowOutcome.LeftOut;
            return row;
        }
        var checks = new RowChecks(line, row);
        foreach (var field in _names.Append(Patronymic))
            checks.Text(field, 200);
        if (row.Faults.Count == 0 && family.Length == 0)
            checks.Fault(line.Columns.ContainsKey(GivenName) ? GivenName : NameField(line), "ImportNameShort");
        else if (row.Faults.Count == 0 && given.Length == 0)
            checks.Ask(
                QuestionSubject.OneName, _names.FirstOrDefault(f => !line[f].IsBlank, NameField(line)), [new(AnswerKind.New), new(AnswerKind.LeaveOut)]);
        if (given.Length > 100)
            checks.Fault(GivenName, "TooLong", 100);
        if (family.Length > 100)
            checks.Fault(FamilyName, "TooLong", 100);
        (row.Mail, row.Phone, row.Position) = (checks.Email(Email), checks.Phone(ImportFields.Phone), checks.Text(ImportFields.Position));
        row.Sex = checks.Value(SexField, _sexes) ?? Sex.NotStated;
        row.BirthYear = Year(line, checks);
        row.TargetGroupId = line.Table.Choices.Groups.TryGetValue((row.At.Sheet, row.At.Row), out var group) ? group : Group(checks);
        FindUnit(row, checks);
        FindOrganisation(row, checks);
        row.Detail = string.Join(
            " · ", new[] { line[Municipality].Text, line[OrganisationField].Text, row.Position, row.Mail }.Where(s => !string.IsNullOrEmpty(s)));
        var key = $"{SearchKey.Fold(given)}\n{SearchKey.Fold(family)}\n{SearchKey.Fold(line[Municipality].Text)}";
        if (row.Faults.Count > 0) return row;
        if (Earlier(row, key) is { } first)
        {
            row.Questions.Add(
                new ImportQuestion(
                    QuestionSubject.Twice, row.At, first.At.Row.ToString(CultureInfo.InvariantCulture), "",
                    [new(AnswerKind.LeaveOut), new(AnswerKind.New)])
                {
                    Chosen = first.Mail is not null && first.Mail == row.Mail && first.Title == row.Title ? 0 : null,
                }
            );
        }
        return row;
    }

    // A row above of the same name and municipality, or of one address and half of the name: an office has one address for several people.
    private PlannedParticipant? Earlier(PlannedParticipant row, string key)
    {
        var address = $"@{row.Mail?.ToUpperInvariant()}";
        var found = _seen.GetValueOrDefault(key);
        if (found is null && row.Mail is not null && _seen.TryGetValue(address, out var same)
            && (SearchKey.Fold(same.Given) == SearchKey.Fold(row.Given) || SearchKey.Fold(same.Family) == SearchKey.Fold(row.Family))) found = same;
        _seen.TryAdd(key, row);
        if (row.Mail is not null) _seen.TryAdd(address, row);
        return found;
    }

    // Of one column with the whole name the last word is the family name, as in a list that is pasted, unless its heading says otherwise.
    private static (string Given, string Family) Names(TableLine line)
    {
        // Who bears one name only has it as the family name, in whichever of two columns it stands.
        if (line.Columns.ContainsKey(GivenName) && line.Columns.ContainsKey(FamilyName))
            return $"{line[GivenName].Text} {line[Patronymic].Text}".Trim() is var given && line[FamilyName].Text is { Length: > 0 } family
                ? (given, family) : ("", given);
        return line.Columns.ContainsKey(FamilyFirst) ? PersonLabel.Split(line[FamilyFirst].Text, familyFirst: true) : PersonLabel.Split(line[FullName].Text);
    }

    private static string NameField(TableLine line) => new[] { FamilyName, FamilyFirst }.FirstOrDefault(line.Columns.ContainsKey) ?? FullName;

    private int? Year(TableLine line, RowChecks checks)
    {
        var cell = line[ImportFields.BirthYear];
        if (cell.IsBlank) return null;
        // A cell that is a date by its format says its year; of a text only a year alone is taken, so that nothing is guessed.
        var text = cell.Kind == CellKind.Date ? cell.Text[..4] : cell.Text;
        if (
            text.Length == 4
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year >= thisYear - Oldest
            && year <= thisYear)
            return year;
        checks.Fault(ImportFields.BirthYear, "ImportYear");
        return null;
    }

    private int? Group(RowChecks checks)
    {
        if (checks.Text(TargetGroup) is not { } text) return options.TargetGroupId;
        var folded = SearchKey.Fold(text);
        foreach (var (id, name) in programme.Groups)
        {
            if (name.Texts.Values.Any(t => SearchKey.Fold(t) == folded)) return id;
        }
        return checks.Meaning(TargetGroup, text, () => [.. programme.Groups.Select(g => (
            g.Id.ToString(CultureInfo.InvariantCulture), g.Name.Shown(programme.Language)))]) is { Length: > 0 } chosen
            ? int.Parse(chosen, CultureInfo.InvariantCulture) : null;
    }

    private void FindUnit(PlannedParticipant row, RowChecks checks)
    {
        if (checks.Text(Municipality) is not { } text) return;
        var named = places.Municipal(text, programme.Country) is { Count: > 0 } inCountry ? inCountry : places.Municipal(text);
        var folded = SearchKey.Fold(text);
        var own = programme
            .Units.Where(u => u.UnitId is { } id ? named.Any(p => p.Id == id) : u.Label.Texts.Values.Any(t => SearchKey.Fold(t) == folded))
            .ToList();
        // What a place that is not named yet is called says more than a list does, such as that it is not named.
        if (own.Count == 0 && named.Count == 0 && SearchKey.Words(text) is { Count: > 0 } words)
            own = [.. programme.Units.Where(u => u.UnitId is null && u.Label.Texts.Values.Any(t => words.All(SearchKey.Words(t).Contains)))];
        // Where two places are so called, the one of the programme is likely and yet not certain.
        if (own.Count == 1 && named.Count <= 1)
            row.ProgrammeUnitId = own[0].Id;
        else
            checks.Ask(
                QuestionSubject.Municipality, Municipality,
                [.. (own.Count > 0 ? own : programme.Units).Take(MostOffered).Select(Existing), new(AnswerKind.Open), new(AnswerKind.LeaveOut)],
                folded);
    }

    private ImportAnswer Existing(OwnUnit unit) => unit.UnitId is { } id && places.Get(id) is { } place
        ? new(AnswerKind.Existing, unit.Id, KnownUnits.Describe(place), places.Where(place))
        : new(AnswerKind.Existing, unit.Id, unit.Label.Shown(programme.Language));

    private void FindOrganisation(PlannedParticipant row, RowChecks checks)
    {
        if (checks.Text(OrganisationField) is not { } text) return;
        var named = organisations.Named(text);
        if (named.Count == 1)
            row.OrganisationId = named[0].Id;
        else
            checks.Ask(
                QuestionSubject.Organisation, OrganisationField,
                [.. named.Select(o => KnownOrganisations.Existing(o, places)), new(AnswerKind.Open), new(AnswerKind.LeaveOut)], SearchKey.Fold(text));
    }
}
