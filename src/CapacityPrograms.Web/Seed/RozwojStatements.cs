using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>What the Polish document says of the project, leaves open and contradicts.</summary>
internal static class RozwojStatements
{
    public static void Add(ProgrammeWriter write, TargetGroup teams, ProgrammeStep phase)
    {
        phase.Note = "Rozpoczyna się „właśnie teraz”, bez daty.";
        Numbers(write);
        Facts(write, teams);
        Gaps(write);
    }

    private static void Numbers(ProgrammeWriter write)
    {
        var cities = write.Counts(
            "S1-N1 S1-E10", 54, StatedUnit.Municipalities, "Miasta objęte wsparciem", "Supported cities", "54, podane dwa razy, żadne z nazwy",
            ComparedWith.Beneficiaries);
        cities.Qualifier = "Miasta II etapu są wśród nich, więc różnych miast jest 54.";
        write.Counts("S1-N2", 2, StatedUnit.Other, "Fazy szkoleń", "Phases of trainings", "dwie");
        write.Counts("S1-N3", 2, StatedUnit.Other, "Etapy konkursu", "Stages of the call", "II etap wymieniony, pierwszy domyślny");
        write.Counts("S1-N4", 2, StatedUnit.Other, "Rodzaje szkoleń", "Kinds of training", "uzupełniające i pogłębione");
        write.Counts("S1-N5", 4, StatedUnit.Organisations, "Lider i partnerzy", "Lead and partners", "jeden i trzech", ComparedWith.Consortium);
    }

    private static void Facts(ProgrammeWriter write, TargetGroup teams)
    {
        write.Statement("S1-E2", "Projekt", "Project", "„Budowanie potencjału instytucjonalnego średnich i małych miast…”");
        write.Statement("S1-E3 S1-R2", "Realizator", "Implementer", "ZMP z partnerami OECD, IRMiR i KS", "ZMP with its partners OECD, IRMiR and KS");
        write.Statement("S1-E4 S1-E6", "Partnerzy", "Partners", "OECD i KS");
        write.Statement(
            "S1-E5 S1-R4", "Rola IRMiR", "Role of IRMiR", "projektuje szkolenia dla każdego beneficjenta", "designs trainings for each beneficiary");
        write.Statement(
            "S1-E8 S1-E9 S1-R3", "Wybór miast", "Selection of cities", "eksperci rekomendują, komitet wybiera",
            "experts recommend, the committee selects");
        write.Statement("S1-E11", "Dla kogo", "For whom", "małe i średnie miasta tracące funkcje", "small and medium towns that lose functions");
        var trainees = write.Statement(
            "S1-E12 S1-E13", "Uczestnicy szkoleń", "Trainees", "personel projektu, pracownicy jednostek, członkowie zespołów, przedstawiciele miast",
            "project staff, employees of units, members of teams, representatives of cities");
        (trainees.TargetGroup, trainees.OrganisationKind) = (teams, OrganisationKind.ProjectTeam);
        write.Statement(
            "S1-A1 S1-A2", "Wsparcie", "Support", "programy rozwoju i rozwój instytucjonalny", "development programmes and institutional development");
        write.Statement(
            "S1-A3 S1-A4 S1-A5 S1-R5", "Szkolenia", "Trainings", "uzupełniające w jednym mieście, pogłębione dla grupy z kilku",
            "supplementary in one city, in-depth for a group from several");
        write.Statement("S1-O1", "Rezultat: program rozwoju", "Output: development programme", "po jednym na miasto", "one per city");
        write.Statement(
            "S1-O2 S1-O3", "Rezultat: zespoły i oferta", "Output: teams and offer", "przeszkolone zespoły, szyta na miarę oferta",
            "trained teams, a tailor-made offer");
        write.Statement(
            "S1-R6", "Fazy i miasta", "Phases and cities", "pierwsza dla 54, druga dla miast II etapu",
            "the first for the 54, the second for cities of stage II");
    }

    private static void Gaps(ProgrammeWriter write)
    {
        write.Open("S1-X3", "„Personel projektu”", "“Project staff”", "ZMP albo każdego z miast", "of ZMP, or of each city");
        write.Open("S1-X4", "Faza i etap", "Phase and stage", "dwie osobne kolejności", "two separate sequences");
        write.Open(
            "S1-X5", "Miasta II etapu", "Cities of stage II", "źródło nie mówi, czy są wśród 54; inne źródła: 255 – 212 – 54 – 29",
            "the source does not say whether they are among the 54; other sources: 255, 212, 54, 29");
        write.Open("S1-X6", "„Miasto”", "“City”", "nie jest jednostką TERYT", "is no unit of the national register");
        write.Open("S1-X7", "Nie podano", "Not stated", "dat, liczby osób, dni i miejsc", "dates, numbers of people, days and venues");
        write.Open(
            "S1-X8 S1-X9", "Pisownia", "Spelling", "„średnich i małych” i „małych i średnich”; „pixaby”",
            "two orders of the same words; a misspelt caption");
    }
}
