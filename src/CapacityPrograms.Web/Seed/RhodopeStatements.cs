using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>What the Bulgarian document says, leaves open and contradicts.</summary>
internal static class RhodopeStatements
{
    public static void Add(ProgrammeWriter write, TargetGroup[] groups)
    {
        Numbers(write, groups);
        Recipients(write);
        Relations(write);
        Gaps(write);
    }

    private static void Numbers(ProgrammeWriter write, TargetGroup[] groups)
    {
        write.Statement("S4-E1", "Проект", "Project", "„Добро управление в родопския регион на България“");
        write.Statement("S4-E2 S4-R1", "Дарители", "Donors", "двама за един проект", "two for one project");
        write.Counts("S4-N1 S4-E4", 12, StatedUnit.Months, "Период за изпълнение", "Duration", "12 месеца, без дати");
        write.Counts(
            "S4-N2 S4-E5 S4-E7", 21, StatedUnit.Municipalities, "Общини – членове на АРО", "Municipalities, members of the association",
            "21, изброени 20", ComparedWith.Beneficiaries);
        write.Counts(
            "S4-N2 S4-E6", 21, StatedUnit.Organisations, "Общински администрации", "Municipal administrations", "21, изброени 20",
            ComparedWith.OrganisationsOfKind, OrganisationKind.Administration);
        write.Counts(
            "S4-N2 S4-E6", 21, StatedUnit.Organisations, "Общински съвети", "Municipal councils", "21, изброени 20", ComparedWith.OrganisationsOfKind,
            OrganisationKind.Council);
        write.Counts(
            "S4-N3 S4-E8", 100, StatedUnit.People, "Общински служители", "Municipal employees", "100, четири специалности", ComparedWith.TargetGroup,
            group: groups[0]);
        write.Counts("S4-N4", 80, StatedUnit.People, "Общински съветници", "Municipal councillors", "80", ComparedWith.TargetGroup, group: groups[1]);
        var all = write.Counts("S4-N5", 180, StatedUnit.People, "Участници в обученията", "Participants in the trainings", "180");
        all.Qualifier = "100 + 80; без представителите на НПО и държавните служители, които също участват.";
        write.Counts(
            "S4-N6 S4-E9", 10, StatedUnit.Organisations, "НПО в обществена и частна полза", "NGOs of public and of private benefit",
            "10, нито една посочена по име", ComparedWith.OrganisationsOfKind, OrganisationKind.Ngo);
        write.Counts("S4-N7", 9, StatedUnit.Towns, "Градове на НПО", "Towns of the NGOs", "9 изброени", ComparedWith.OrganisationSeats);
        write.Counts(
            "S4-N8 S4-E10", 4, StatedUnit.Organisations, "Областни администрации", "Regional administrations",
            "4 изброени; броят служители не е посочен", ComparedWith.OrganisationsOfKind, OrganisationKind.RegionalAdministration);
        write.Counts(
            "S4-N9", 3, StatedUnit.Events, "Обучения в основните дейности", "Trainings among the main activities", "3", ComparedWith.EventsOfKind);
        write.Counts("S4-N10", 5, StatedUnit.Other, "Основни дейности", "Main activities", "5");
        write.Counts("S4-N11", 5, StatedUnit.Issues, "Броеве на бюлетина", "Issues of the bulletin", "1–5");
        write.Counts("S4-N12", 1, StatedUnit.Copies, "Наръчник", "Handbook", "един, отпечатан");
        write.Statement(
            "S4-T1 S4-T2 S4-T3 S4-T4", "Теми и групи", "Topics and groups", "три теми за двете групи, четвърта само за съветниците",
            "three topics for both groups, a fourth for councillors only");
    }

    private static void Recipients(ProgrammeWriter write)
    {
        write.Counts(
            "S4-N13 S4-E11", 36, StatedUnit.Organisations, "Получатели: общински администрации в ЮЦР",
            "Recipients: administrations in the South Central Region", "36");
        write.Counts(
            "S4-N13 S4-E11", 36, StatedUnit.Organisations, "Получатели: общински съвети в ЮЦР", "Recipients: councils in the South Central Region",
            "36");
        write.Counts(
            "S4-N14 S4-E11", 8, StatedUnit.Organisations, "Получатели: регионални сдружения на общини",
            "Recipients: regional associations of municipalities", "8");
        write.Counts("S4-N15 S4-E11", 20, StatedUnit.Organisations, "Получатели: НПО в България", "Recipients: NGOs in Bulgaria", "20");
        write.Statement(
            "S4-E11 S4-R7", "Получатели: национални организации", "Recipients: national organisations", "НСОРБ, ФРМС и др.",
            "the national association, the reform foundation and others");
    }

    private static void Relations(ProgrammeWriter write)
    {
        write.Statement(
            "S4-E3 S4-R2", "Общини в АРО", "Municipalities in the association", "членовете са бенефициенти", "its members are the beneficiaries");
        write.Statement(
            "S4-R3", "Администрация и съвет", "Administration and council", "всяка община има и двете, отделни целеви групи",
            "each municipality has both, and they are separate target groups");
        write.Statement("S4-R4", "Тема и група", "Topic and group", "различни заглавия за различни групи", "different titles for different groups");
        write.Statement("S4-R5", "НПО и община", "NGO and municipality", "НПО е в град на община", "an NGO is in a town of a municipality");
        write.Statement("S4-R6", "Област и общини", "Region and municipalities", "областта обхваща общини", "a region holds municipalities");
    }

    private static void Gaps(ProgrammeWriter write)
    {
        write.Open(
            "S4-X1", "Коя е двадесет и първата община", "Which is the 21st municipality", "посочени са 21, изброени 20, и двата пъти едни и същи",
            "21 are stated, 20 named, both times the same");
        write.Open(
            "S4-X2", "Квоти на община", "Quota per municipality", "100 : 20 = 5 и 80 : 20 = 4; с 21 не се делят",
            "100 ÷ 20 = 5 and 80 ÷ 20 = 4; with 21 neither divides");
        write.Open(
            "S4-X3", "10 НПО от 9 града", "10 NGOs from 9 towns", "един град с две, или един град липсва", "one town has two, or one town is missing");
        write.Open(
            "S4-X4", "10 и 20 НПО", "10 and 20 NGOs", "10 участват, 20 получават изданията: различни множества",
            "10 take part, 20 receive: different sets");
        write.Open(
            "S4-X5", "180 участници", "180 participants", "без НПО и държавни служители; действителният брой е по-голям",
            "without NGOs and civil servants; the real number is higher");
        write.Open(
            "S4-X6", "Четвъртата тема", "The fourth topic", "липсва в дейностите; заглавията на теми 2 и 3 се различават",
            "is missing among the activities; titles of topics 2 and 3 differ");
        write.Open("S4-X7", "Бюлетин и наръчник", "Bulletin and handbook", "на едно място са слети в едно", "are fused into one in one place");
        write.Open(
            "S4-X8", "36 общини в ЮЦР", "36 municipalities of the South Central Region", "извод: 57 − 21, тоест останалите",
            "inferred: 57 − 21, that is, the others");
        write.Open(
            "S4-X9", "Брой получатели", "Number of recipients", "поне 286, „и др.“; общо не е посочено", "at least 286 and others; no total is stated");
        write.Open(
            "S4-X10", "Еднакви имена", "Same names", "Смолян и Кърджали: община, област и град; Родопи: община и планина; Септември: община и месец",
            "Smolyan and Kardzhali: municipality, region and town; Rodopi: municipality and mountains; Septemvri: municipality and month");
        write.Open("S4-X11", "Кавички", "Quotation marks", "смесени и незатворени", "mixed and unbalanced");
        write.Open("S4-X12", "„Държавни служители“", "“Civil servants”", "употребено и за общински служители", "used for municipal staff as well");
        write.Open(
            "S4-X13", "Не е посочено", "Not stated", "изпълнител, начало, място, дни обучение, обучители",
            "implementer, start, venue, training days, trainers");
        write.Statement(
            "S4-X14", "20 по области", "20 by region", "Смолян 10, Пловдив 3, Пазарджик 4, Кърджали 3",
            "Smolyan 10, Plovdiv 3, Pazardzhik 4, Kardzhali 3");
    }
}
