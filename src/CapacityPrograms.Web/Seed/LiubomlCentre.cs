using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Seed;

/// <summary>Ukraine: a raion's resource centre of communities, founded in 2011, without an end and without a donor.</summary>
internal static class LiubomlCentre
{
    private const string Codes = "KATOTTG";

    public static DemoProgramme Demo { get; } = new("liuboml-centre", "liuboml-centre", Facts, LiubomlEvents.Add, DemoNames.Ukrainian,
        new("Оксана Координатюк", new("Тарас", "Тренерчук"), new("Ірина", "Вчительська"), "Богдан Донорук"));

    private static Programme Facts(DemoReferences shelf)
    {
        const string Name = "Районний ресурсний центр громад Любомльського району";
        var programme = new Programme
        {
            Code = "liuboml-centre", Language = "uk", Country = "UA", TimeZone = "Europe/Kyiv", State = ProgrammeState.Running, DonorSeesNames = false,
            StartsOn = new PartialDate(2011, 11, 8), Name = LocalizedText.Of("uk", Name).With("en", "Raion Resource Centre of Communities, Liuboml raion"),
            Summary = LocalizedText.Of("uk", "Консультативно-методична та практична допомога представникам громад і головам місцевих рад.")
                .With("en", "Advice, methods and practical help for representatives of communities and heads of local councils."),
            SearchKey = SearchKey.Of(Name, "Raion Resource Centre of Communities Liuboml"),
        };
        var write = new ProgrammeWriter(shelf, programme, "Головна сторінка районного ресурсного центру громад");
        var raion = Places(write);
        Organisations(write, raion);
        LiubomlObjectives.Add(write);
        write.Group(TargetGroupKind.Trainee, "Представники громад", "Representatives of communities");
        write.Group(TargetGroupKind.Trainee, "Голови місцевих рад", "Heads of local councils", from: OrganisationKind.Council);
        write.Group(TargetGroupKind.Trainee, "Інші зацікавлені особи", "Other interested persons");
        write.Group(TargetGroupKind.FinalBeneficiary, "Об’єднання громадян", "Citizens' associations", from: OrganisationKind.Association);
        write.Theme("Місцевий розвиток, орієнтований на громаду", "Community-based local development");
        LiubomlStatements.Add(write);
        return programme;
    }

    private static TerritorialUnit Places(ProgrammeWriter write)
    {
        var oblast = write.Shelf.Unit("UA", UnitKind.Region, write.Text("Волинська область", "Volyn Oblast"));
        var raion = write.Shelf.Unit(
            "UA", UnitKind.District, write.Text("Любомльський район", "Liuboml Raion"), oblast,
            note: "Ліквідований 2020 року; у кодифікаторі його немає.");
        var kovel = write.Shelf.Unit("UA", UnitKind.District, write.Text("Ковельський район", "Kovel Raion"), oblast, (Codes, "UA07060000000092268"));
        var community = write.Shelf.Unit(
            "UA", UnitKind.Community, write.Text("Любомльська територіальна громада", "Liuboml Community"), kovel, (Codes, "UA07060270000021892"),
            "Любомльська громада");
        raion.ValidTo ??= new PartialDate(2020);
        if (raion.Id == 0) raion.Successors.Add(new UnitSuccession { Successor = community, On = new PartialDate(2020) });
        write.Unit(UnitRole.TargetArea, raion);
        return raion;
    }

    private static void Organisations(ProgrammeWriter write, TerritorialUnit raion)
    {
        var shelf = write.Shelf;
        var centre = shelf.Organisation(
            OrganisationKind.ResourceCentre,
            write.Text("Районний ресурсний центр громад Любомльського району", "Raion Resource Centre of Communities, Liuboml raion"), unit: raion);
        centre.FoundedOn ??= new PartialDate(2011, 11, 8);
        if (centre.Id == 0)
        {
            string[] variants =
            [
                "Районний ресурсний центр громад", "Ресурсний центр розвитку громад", "Районний Ресурсний Центр",
                "Ресурсний центр громад Любомльського району",
            ];
            centre.Names.AddRange(
                variants.Select(v => new OrganisationName
                {
                    Text = v, Language = "uk", IsAlias = true,
                }));
            centre.SearchKey = SearchKey.Of([.. centre.Name.Texts.Values, .. variants]);
        }
        write.Role(centre, OrganisationRole.Lead);
        write.Role(shelf.Undp(), OrganisationRole.Other, "Названа у зв’язку з проектами та програмами, не як донор центру.");
        (OrganisationKind Kind, string Name, string English)[] authorities =
        [
            (OrganisationKind.Administration, "Любомльська районна державна адміністрація", "Liuboml Raion State Administration"),
            (OrganisationKind.Council, "Любомльська районна рада", "Liuboml Raion Council"),
        ];
        foreach (var (kind, name, english) in authorities)
            write.Role(shelf.Organisation(kind, write.Text(name, english), unit: raion), OrganisationRole.Other, "Канал поширення досвіду.");
        write.Role(
            shelf.Organisation(OrganisationKind.ResourceCentre, write.Text("Обласний ресурсний центр", "Oblast resource centre")),
            OrganisationRole.Other, "Рівень над районним центром.");
        write.Role(
            shelf.Organisation(OrganisationKind.Media, write.Text("Газета «Наше життя»", "Newspaper “Nashe zhyttia”"), unit: raion),
            OrganisationRole.Other, "Канал поширення досвіду.");
    }
}
