using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>What the Bosnian document says, leaves open and contradicts.</summary>
internal static class MakersStatements
{
    public static void Add(ProgrammeWriter write, TargetGroup[] groups)
    {
        Numbers(write);
        write.Statement("S3-E1", "Projekat", "Project", "«Aktivizam, angažman i odgovorna rješenja» (MAKERS)");
        write.Statement(
            "S3-E2 S3-E3 S3-R1", "Provodi i podržava", "Implemented and supported by", "UNDP provodi, Porticus fondacija podržava",
            "UNDP implements, the Porticus Foundation supports");
        var coordinators = write.Statement(
            "S3-E5 S3-R2", "Uloge u JLS", "Roles in a municipality", "koordinator i zamjenik; zamjenik može doći umjesto ili uz koordinatora",
            "a coordinator and a deputy, who may come instead or as well");
        coordinators.TargetGroup = groups[0];
        write.Statement("S3-E6 S3-R6", "Partnerske JLS", "Partner municipalities", "postojeće i pet novih", "existing ones and five new ones");
        write.Statement(
            "S3-E8", "Učešće Općine Trnovo", "Trnovo's part", "predstavnici su aktivno učestvovali", "its representatives took an active part");
        write.Statement(
            "S3-E9 S3-R3", "LDP ili Forum", "Platform or forum", "JLS vodi LDP, odnosno Forum za građanske inicijative",
            "a municipality runs a platform or a forum for civic initiatives");
        write.Statement("S3-E10 S3-R4", "MLDP", "Inter-municipal platform", "više JLS u jednoj platformi", "several municipalities in one platform");
        write.Statement(
            "S3-E11", "Krajnji korisnici", "Final beneficiaries", "građani, mladi, djeca i mladi s poteškoćama",
            "citizens, young people, children and young people with difficulties");
        write.Statement(
            "S3-R5", "Oblasti i JLS", "Areas and municipalities", "jedna oblast povezuje više JLS", "one area joins several municipalities");
        write.Statement("S3-O5", "Zaključci", "Conclusions", "provode se kroz plan aktivnosti", "carried out through the plan of activities");
        Gaps(write);
    }

    private static void Numbers(ProgrammeWriter write)
    {
        write.Counts("S3-N1", 2, StatedUnit.Other, "Trajanje treninga u danima", "Days of training", "dva dana");
        write.Statement("S3-N2 S3-E4", "Vrijeme i mjesto", "When and where", "18. i 19. 10. 2022, Igman", "18 and 19 October 2022, Igman");
        write.Counts(
            "S3-N3 S3-E7", 5, StatedUnit.Municipalities, "Nove partnerske JLS", "New partner municipalities", "pet, nijedna imenovana",
            ComparedWith.NewCohort);
        var areas = write.Counts("S3-N4 S3-O3", 3, StatedUnit.Other, "Zajedničke oblasti", "Joint areas", "tri imenovane");
        areas.Qualifier = "«Neke od»: ima ih više nego što je imenovano.";
    }

    private static void Gaps(ProgrammeWriter write)
    {
        write.Open(
            "S3-X1", "Ko se obučava", "Who is trained", "naslov: koordinatori; tekst: i zamjenici i predstavnici pet novih JLS",
            "headline: coordinators; text: also deputies and representatives of five new municipalities");
        write.Open(
            "S3-X2", "Broj partnera i učesnika", "Number of partners and participants", "nije naveden; ni to je li Trnovo među novima",
            "not stated, nor whether Trnovo is among the new ones");
        write.Open(
            "S3-X3", "Dva Trnova", "Two places called Trnovo", "Općina u FBiH i Opština u RS",
            "one municipality in the Federation, one in Republika Srpska");
        write.Open("S3-X4", "Skraćenica", "Acronym", "MAKERS nije skraćenica domaćeg naziva", "MAKERS does not abbreviate the local title");
        write.Open(
            "S3-X5", "LDP «odnosno» Forum", "Platform or forum", "nejasno: drugi naziv ili druga vrsta",
            "unclear whether another name or another kind");
        write.Open(
            "S3-X6", "Jedan plan ili dva", "One plan or two", "plan zajedničkog djelovanja i plan aktivnosti",
            "plan of joint action and plan of activities");
        write.Open(
            "S3-X7", "Miješan izraz", "Mixed wording", "«međuopštinska» uz «Općina»; podnaslov je odsječena rečenica",
            "two regional forms of one word; the subheading is a sentence cut off");
        write.Open("S3-X8", "Trening i radni sastanak", "Training and working meeting", "jedan događaj je i jedno i drugo", "one event is both");
        write.Statement(
            "S3-X9", "Zapis datuma", "How the date is written", "mjesec riječju, u genitivu, s tačkama", "month as a word in the genitive, with dots");
    }
}
