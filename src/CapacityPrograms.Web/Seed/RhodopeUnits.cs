using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>The municipalities, towns and offices that the Bulgarian document names, in its order.</summary>
internal static class RhodopeUnits
{
    private const string Municipalities = "NSI municipality code";
    private const string Regions = "NSI oblast code";
    private const string Settlements = "EKATTE";

    // The seat's EKATTE is no code of the municipality: that of Родопи is the one of Пловдив.
    private const string Seats = "EKATTE (seat)";

    private static readonly Place[] Named =
    [
        new("Асеновград", "Asenovgrad", "PDV01", "00702", 42.008589, 24.877581),
        new("Баните", "Banite", "SML02", "44402", 41.616728, 25.00614),
        new("Батак", "Batak", "PAZ03", "02837", 41.944177, 24.218969),
        new("Борино", "Borino", "SML05", "05462", 41.684048, 24.293031),
        new("Велинград", "Velingrad", "PAZ08", "10450", 42.027544, 23.991552),
        new("Девин", "Devin", "SML09", "20465", 41.742911, 24.391539),
        new("Доспат", "Dospat", "SML10", "23025", 41.645973, 24.159524),
        new("Златоград", "Zlatograd", "SML11", "31111", 41.379845, 25.096521),
        new("Кирково", "Kirkovo", "KRZ14", "36926", 41.329108, 25.364719),
        new("Кърджали", "Kardzhali", "KRZ16", "40909", 41.637372, 25.373592),
        new("Лъки", "Laki", "PDV15", "44478", 41.832993, 24.831426),
        new("Мадан", "Madan", "SML16", "46045", 41.49858, 24.939933),
        new("Момчилград", "Momchilgrad", "KRZ21", "48996", 41.527276, 25.409394),
        new("Неделино", "Nedelino", "SML18", "51319", 41.456392, 25.078798),
        new("Ракитово", "Rakitovo", "PAZ24", "62004", 41.989488, 24.087484),
        new("Родопи", "Rodopi", "PDV26", "56784", 42.159272, 24.748809),
        new("Рудозем", "Rudozem", "SML27", "63207", 41.487055, 24.847786),
        new("Смолян", "Smolyan", "SML31", "67653", 41.574406, 24.710126),
        new("Чепеларе", "Chepelare", "SML38", "80371", 41.724762, 24.685621),
        new("Септември", "Septemvri", "PAZ29", "66264", 42.206817, 24.132951),
    ];

    private static readonly string[] TownsOfNgos = ["Смолян", "Чепеларе", "Батак", "Асеновград", "Кърджали", "Велинград", "Мадан", "Рудозем", "Златоград"];

    public static void Add(ProgrammeWriter write)
    {
        var shelf = write.Shelf;
        var regions = new Dictionary<string, TerritorialUnit>
        {
            ["SML"] = Region(write, "SML", "Смолян", "Smolyan"), ["KRZ"] = Region(write, "KRZ", "Кърджали", "Kardzhali"),
            ["PDV"] = Region(write, "PDV", "Пловдив", "Plovdiv"), ["PAZ"] = Region(write, "PAZ", "Пазарджик", "Pazardzhik"),
        };
        var association = shelf.Organisation(
            OrganisationKind.Association, write.Text("Асоциация на родопските общини", "Association of Rhodope Municipalities"), "АРО");
        write.Role(association, OrganisationRole.Other, "Членовете ѝ са бенефициентите; изпълнител не е посочен.");

        foreach (var place in Named)
        {
            var unit = shelf.Unit(
                "BG", UnitKind.Municipality, write.Text(place.Name, place.English), regions[place.Code[..3]], (Municipalities, place.Code),
                "община " + place.Name, place.Latitude, place.Longitude);
            if (unit.Id == 0)
                unit.Codes.Add(new UnitCode { System = Seats, Code = place.Seat });
            write.Unit(UnitRole.Beneficiary, unit);
            var administration = shelf.Organisation(
                OrganisationKind.Administration, write.Text($"Общинска администрация {place.Name}", $"Municipal administration of {place.English}"),
                unit: unit);
            shelf.Organisation(
                OrganisationKind.Council, write.Text($"Общински съвет {place.Name}", $"Municipal council of {place.English}"), unit: unit);
            if (unit.Id == 0 || administration.Id == 0)
                shelf.Db.OrganisationMemberships.Add(new OrganisationMembership { Association = association, MemberUnit = unit });
        }
        foreach (var town in TownsOfNgos)
        {
            var place = Named.Single(p => p.Name == town);
            var municipality = shelf.Unit("BG", UnitKind.Municipality, write.Text(place.Name, place.English), code: (Municipalities, place.Code));
            write.Unit(
                UnitRole.OrganisationSeat,
                shelf.Unit(
                    "BG", UnitKind.Settlement, write.Text(place.Name, place.English), municipality, (Settlements, place.Seat), "град " + place.Name));
        }
    }

    private static TerritorialUnit Region(ProgrammeWriter write, string code, string name, string english)
    {
        var region = write.Shelf.Unit("BG", UnitKind.Region, write.Text(name, english), code: (Regions, code), aliases: "област " + name);
        var administration = write.Shelf.Organisation(
            OrganisationKind.RegionalAdministration, write.Text($"Областна администрация {name}", $"Regional administration of {english}"),
            unit: region);
        write.Role(administration, OrganisationRole.Recipient);
        return region;
    }

    private sealed record Place(string Name, string English, string Code, string Seat, double Latitude, double Longitude);
}
