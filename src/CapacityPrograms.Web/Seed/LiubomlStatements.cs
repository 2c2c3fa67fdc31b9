using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>What the Ukrainian document says, leaves open and contradicts.</summary>
internal static class LiubomlStatements
{
    public static void Add(ProgrammeWriter write)
    {
        write.Statement("S2-N1 S2-E1", "Створення центру", "Founding of the centre", "8 листопада 2011", "8 November 2011");
        write.Counts("S2-N2", 8, StatedUnit.Other, "Основні функції", "Main functions", "вісім");
        write.Counts("S2-N3", 6, StatedUnit.Other, "Діяльність з часу створення", "Activities since the founding", "шість, виконано дві");
        write.Counts("S2-N4", 8, StatedUnit.Other, "Перспективи", "Perspectives", "вісім");
        Facts(write);
        Gaps(write);
    }

    private static void Facts(ProgrammeWriter write)
    {
        write.Statement(
            "S2-E2 S2-R1", "Кому допомагає", "Whom it helps", "представники громад, голови місцевих рад, інші зацікавлені особи",
            "representatives of communities, heads of local councils, other interested persons");
        write.Statement(
            "S2-E3", "Ресурсні центри розвитку громад", "Resource centres of communities", "створюються, щоб громада мала підтримку влади",
            "made so that a community has the support of authorities");
        write.Statement(
            "S2-E4", "Громади", "Communities", "зокрема пілотні, інших районів і країн Європи", "among them pilot ones, of other raions and of Europe");
        write.Statement(
            "S2-E5 S2-R3", "Об’єднання громадян", "Citizens' associations", "існуючі та нові; центр допомагає їм дійти до донорів",
            "existing and new; the centre helps them to reach donors");
        write.Statement(
            "S2-E6 S2-R2", "Органи влади", "Authorities", "районний рівень, над ним обласний ресурсний центр",
            "raion level, above it the oblast resource centre");
        write.Statement(
            "S2-E7", "ПРООН і донори", "UNDP and donors", "проекти та програми; донор самого центру не названий",
            "projects and programmes; the centre's own donor is not named");
        write.Statement("S2-E8", "Положення", "Statute", "«Про районний ресурсний центр громад Любомльського району»");
        write.Statement(
            "S2-E9 S2-R4", "Канали", "Channels", "один досвід, багато каналів: сторінки, газета, сходи, сесії, бюлетені",
            "one experience, many channels: web pages, newspaper, assemblies, sessions, bulletins");
        write.Statement(
            "S2-E10 S2-R5", "Об’єкти інфраструктури", "Infrastructure objects", "введені в дію в рамках проекту; їх треба обслуговувати",
            "commissioned within the project; they need maintenance");
        write.Statement(
            "S2-E11", "Документи планування", "Planning documents", "стратегія, програми розвитку, бюджети",
            "strategy, development programmes, budgets");
    }

    private static void Gaps(ProgrammeWriter write)
    {
        write.Open("S2-X1", "Помилка в даті", "Error in the date", "«8 листопада 2011 році»", "a wrong case ending");
        write.Open("S2-X2", "Чотири назви", "Four names", "центр названо чотирма способами", "the centre is named in four ways");
        write.Open(
            "S2-X3", "Зроблене і задумане", "Done and intended", "в одному переліку; виконано дві з шести", "in one list; two of six are done");
        write.Open(
            "S2-X4", "Програми і бюджети", "Programmes and budgets", "програми чотирьох рівнів, бюджети лише двох",
            "programmes on four levels, budgets on two only");
        write.Open(
            "S2-X5", "Район ліквідовано", "The raion was abolished", "2020; наступниця – Любомльська громада",
            "2020; its successor is the Liuboml community");
        write.Open(
            "S2-X6", "Слово «громада»", "The word “hromada”", "2011 – мешканці; після реформи – одиниця", "2011: residents; after the reform: a unit");
        write.Open(
            "S2-X7 S2-X8 S2-X9", "Запис", "Writing", "апостроф, різні позначки списків, нерозривні пробіли",
            "apostrophe, several list marks, no-break spaces");
        write.Open("S2-X10", "Немає контактів", "No contact data", "ні людини, ні телефону, ні адреси", "no person, phone or address");
    }
}
