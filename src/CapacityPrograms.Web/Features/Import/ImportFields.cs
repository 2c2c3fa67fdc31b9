using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>The columns a table may have. Their titles are texts; what else people call them stands here.</summary>
internal static class ImportFields
{
    public const string Name = nameof(Name),
        Country = nameof(Country), Code = nameof(Code), CodeSystem = nameof(CodeSystem), Kind = nameof(Kind), Parent = nameof(Parent),
        Latitude = nameof(Latitude), Longitude = nameof(Longitude), ShortName = nameof(ShortName), Municipality = nameof(Municipality),
        Address = nameof(Address), Phone = nameof(Phone), Email = nameof(Email), Website = nameof(Website), Note = nameof(Note),
        GivenName = nameof(GivenName), FamilyName = nameof(FamilyName), FullName = nameof(FullName), FamilyFirst = nameof(FamilyFirst),
        Patronymic = nameof(Patronymic),
        SexField = "Sex", BirthYear = nameof(BirthYear),
        Position = nameof(Position), OrganisationField = "Organisation", TargetGroup = nameof(TargetGroup), Voivodeship = nameof(Voivodeship),
        County = nameof(County), Gmina = nameof(Gmina),
        GminaKind = nameof(GminaKind);

    private static readonly string FatherInBulgarian = SearchKey.Fold("Презиме");

    private static readonly ResourceManager _texts = new(typeof(ImportTexts)), _common = new(typeof(CommonTexts));
    private static readonly ConcurrentDictionary<ImportKind, HeaderAliases> _aliases = new();

    // Headers of real lists: registers, other programmes, forms in the languages served.
    private static readonly Dictionary<string, string[]> _alsoCalled = new()
    {
        [GivenName] = ["First name", "Firstname", "Forename", "Име", "Ime", "Ім'я", "Imię"],
        [FamilyName] = ["Last name", "Lastname", "Surname", "Презиме", "Prezime", "Прізвище", "Nazwisko", "Фамилия"],
        [FullName] =
        [
            "Participant", "Ime i prezime", "Име и презиме", "Име и фамилия", "Ім'я та прізвище", "Imię i nazwisko",
        ],
        [FamilyFirst] =
        [
            "Prezime i ime", "Презиме и име", "Фамилия и име", "ПІБ", "П.І.Б.", "Прізвище та ім'я", "Прізвище, ім'я, по батькові", "Nazwisko i imię",
            "Surname and name", "Last name, first name",
        ],
        [Patronymic] = ["Middle name", "По батькові", "Бащино име", "Очество", "Ime oca", "Име оца"],
        [Email] =
        [
            "E-mail", "Email", "Mail", "E-mail address", "Email address", "E-mail adresa", "Email adresa", "Adresa e-pošte", "Имейл", "Адреса е-поште",
            "Електронна пошта", "Електронна поща", "Ел. пошта", "Adres e-mail",
        ],
        [Phone] =
        [
            "Telephone", "Phone number", "Telephone number", "Mobile", "Mobile phone", "Телефон", "Telefon", "Broj telefona", "Број телефона", "Mobitel",
            "Mobilni telefon", "Numer telefonu", "Номер телефону", "Телефонен номер", "Tel", "Tel.",
        ],
        [SexField] = ["Gender", "Пол", "Pol", "Spol", "Стать", "Płeć"],
        [BirthYear] = ["Year of birth", "Born", "Godište", "Годиште", "Година на раждане", "Рік народження", "Rok urodzenia"],
        [Position] = ["Job title", "Function", "Функција", "Funkcija", "Radno mjesto", "Radno mesto", "Длъжност", "Посада", "Stanowisko"],
        [Municipality] = ["City", "Town", "Општина", "Opština", "Općina", "Grad / općina", "Град / општина", "Община", "Громада", "Gmina", "Miasto"],
        [OrganisationField] =
        [
            "Organization", "Institution", "Institucija", "Установа", "Ustanova", "Организация", "Організація", "Instytucja", "Trainee organisation",
        ],
        [TargetGroup] = ["Group", "Grupa", "Група", "Целева група", "Цільова група", "Grupa docelowa"],
        [Code] = ["Id", "Identifier", "Шифра", "Šifra", "Matični broj", "Матични број", "EKATTE", "ЕКАТТЕ", "KATOTTG", "КАТОТТГ", "TERYT"],
        [CodeSystem] = ["System", "Code list", "code_system"],
        [Parent] = ["Part of", "Region", "Област", "Okrug", "Округ", "Kanton", "Powiat"],
        [Latitude] = ["Lat", "Y"],
        [Longitude] = ["Lon", "Lng", "Long", "X"],
        [Country] = ["Country code", "ISO", "Država", "Држава", "Kraj", "Країна", "Държава"],
        [Kind] = ["Type", "Vrsta", "Врста", "Tip", "Тип", "NAZWA_DOD"],
        [ShortName] = ["Acronym", "Abbreviation", "Skraćenica", "Скраћеница"],
        [Website] = ["Web", "Web site", "URL", "Homepage", "WWW"],
        [Note] = ["Notes", "Comment", "Comments", "Remark", "Remarks"],
        [Voivodeship] = ["WOJ"],
        [County] = ["POW"],
        [Gmina] = ["GMI"],
        [GminaKind] = ["RODZ"],
    };

    /// <summary>The columns of a kind in the order of its template.</summary>
    public static IReadOnlyList<string> Of(ImportKind kind) => kind switch
    {
        ImportKind.Municipalities => [Name, Country, Code, CodeSystem, Kind, Parent, Latitude, Longitude],
        ImportKind.Organisations => [Name, ShortName, Kind, Municipality, Country, Parent, Address, Phone, Email, Website, Note],
        _ => [GivenName, FamilyName, Email, Phone, SexField, BirthYear, Position, Municipality, OrganisationField, TargetGroup],
    };

    /// <summary>Sets of columns of which one has to be there.</summary>
    public static IReadOnlyList<string[]> Needed(ImportKind kind) =>
        kind == ImportKind.Participants ? [[GivenName, FamilyName], [FullName], [FamilyFirst]] : [[Name]];

    /// <summary>All fields of a kind that a column can be taken for.</summary>
    public static IReadOnlyList<string> Choices(ImportKind kind) =>
        kind == ImportKind.Participants ? [FullName, FamilyFirst, .. Of(kind), Patronymic] : Of(kind);

    /// <summary>
    /// Names in three parts: "Презиме" is the family name in Serbian and the father's in Bulgarian, where "Фамилия" stands beside it.
    /// </summary>
    public static IReadOnlyList<ImportColumn> InParts(ImportKind kind, IReadOnlyList<ImportColumn> columns, ImportChoices choices)
    {
        if (kind != ImportKind.Participants || columns.Count(c => c.Field == FamilyName) != 2) return columns;
        var father = columns.FirstOrDefault(c => c.Field == FamilyName && c.Key == FatherInBulgarian && !choices.Columns.ContainsKey(c.Key));
        return father is null ? columns : [.. columns.Select(c => c == father ? c with { Field = Patronymic } : c)];
    }

    /// <summary>Words of a value in the interface's language.</summary>
    public static string Word<T>(string value) => _common.GetString($"{typeof(T).Name}.{value}", CultureInfo.CurrentUICulture) ?? value;

    /// <summary>The title of a column in a language.</summary>
    public static string Title(string field, Language language) => Text(_texts, "Field." + field, language);

    /// <summary>All that the columns of a kind are called.</summary>
    public static HeaderAliases Aliases(ImportKind kind) =>
        _aliases.GetOrAdd(
            kind,
            k =>
            {
                string[] further = k switch
                {
                    ImportKind.Municipalities => [Voivodeship, County, Gmina, GminaKind],
                    ImportKind.Participants => [FullName, FamilyFirst, Patronymic],
                    _ => [],
                };
                string[] name = k switch
                {
                    ImportKind.Municipalities =>
                    [
                        "NAZWA", "name_as_in_seed", "Municipality", "Општина", "Opština", "Općina", "Община", "Громада", "Gmina",
                        "Територіальна громада",
                    ],
                    ImportKind.Organisations =>
                    [
                        "Organisation", "Organization", "Organisation name", "Institution", "Organizacija", "Организация", "Організація",
                        "Organizacja", "Ustanova", "Institucija",
                    ],
                    _ => [],
                };
                var fields = Of(k)
                    .Concat(further)
                    .ToDictionary(
                        f => f,
                        IReadOnlyList<string> (f) =>
                            [
                                .. Language.All.Select(l => Title(f, l)).Where(t => t.Length > 0),
                                .. _alsoCalled.GetValueOrDefault(f, []),
                                .. f == Name ? name : [],
                            ]);
                // A title of one column goes before what another is also called.
                var taken = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var (field, names) in fields)
                {
                    foreach (var title in names.Take(Language.All.Count))
                        taken.TryAdd(SearchKey.Fold(title), field);
                }
                return new HeaderAliases(
                    fields.ToDictionary(
                        f => f.Key,
                        IReadOnlyList<string> (f) => [.. f.Value.Where(n => taken.GetValueOrDefault(SearchKey.Fold(n), f.Key) == f.Key)]));
            }
        );

    /// <summary>A value by its word in any of the languages.</summary>
    public static T? ValueOf<T>(string text) where T : struct, Enum
    {
        var folded = SearchKey.Fold(text);
        foreach (var value in Enum.GetValues<T>())
        {
            if (
                SearchKey.Fold(value.ToString()) == folded
                || Language.All.Any(l => SearchKey.Fold(Text(_common, $"{typeof(T).Name}.{value}", l)) == folded))
                return value;
        }
        return null;
    }

    private static string Text(ResourceManager texts, string key, Language language) =>
        texts.GetString(key, CultureInfo.GetCultureInfo(language.Culture)) ?? "";
}
