using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>What the Serbian document says, leaves open and contradicts.</summary>
internal static class CentrirStatements
{
    public static void Add(ProgrammeWriter write, TargetGroup officials)
    {
        Numbers(write);
        Facts(write, officials);
        Relations(write);
        Gaps(write);
        Later(write);
    }

    private static void Numbers(ProgrammeWriter write)
    {
        write.Counts(
            "S0-N1 S0-E4", 9, StatedUnit.Municipalities, "Male i nedovoljno razvijene lokalne samouprave", "Small and underdeveloped municipalities",
            "devet, nijedna imenovana", ComparedWith.Beneficiaries);
        write.Counts(
            "S0-N2 S0-E5", 7, StatedUnit.Districts, "Targetirani okruzi", "Targeted districts", "sedam, svi imenovani", ComparedWith.TargetArea);
        write.Counts("S0-N3 S0-E7", 3, StatedUnit.Municipalities, "Partneri", "Partners", "dva grada i jedna opština", ComparedWith.Partners);
        write.Counts(
            "S0-N4 S0-E8", 3, StatedUnit.Other, "Memorandumi o saradnji", "Memoranda of cooperation", "po jedan sa svakim partnerom",
            ComparedWith.Memoranda);
        write.Counts("S0-N5", 1, StatedUnit.Events, "Uvodni seminar", "Introductory seminar", "jedan", ComparedWith.EventsOfKind);
        write.Counts("S0-N6", 3, StatedUnit.Events, "Studijske posete", "Study visits", "tri", ComparedWith.EventsOfKind);
        write.Counts("S0-N7", 6, StatedUnit.Events, "Jednodnevni treninzi", "One-day trainings", "šest", ComparedWith.EventsOfKind);
        write.Counts("S0-N8", 12, StatedUnit.Months, "Trajanje", "Duration", "jedna godina");
        write.Statement("S0-N9", "Početak", "Start", "15. 12. 2011.");
        var all = write.Counts("S0-N10", 10, StatedUnit.Events, "Svi obrazovni događaji", "All learning events", "1 + 3 + 6");
        all.Qualifier = "Zbir, u izvoru ne stoji.";
    }

    private static void Facts(ProgrammeWriter write, TargetGroup officials)
    {
        write.Statement("S0-E1", "Nosilac projekta", "Lead", "CenTriR, izdavač registra i kataloga", "CenTriR, publisher of the register and the catalogue");
        write.Statement("S0-E2", "Donator", "Donor", "Fond za otvoreno društvo, naveden dvaput", "the Fund for an Open Society, named twice");
        write.Statement(
            "S0-E3", "Naslov projekta", "Title of the project", "«Naša zajednička misija- male Kancelarije za LER na putu velikih uspeha»");
        write.Statement(
            "S0-E6", "Kancelarija za LER", "Office for local economic development", "deo opštine ili grada", "part of a municipality or city");
        write.Statement(
            "S0-E9", "Lokalni stručnjaci", "Local experts", "iz partnerskih gradova i opštine, kao predavači",
            "from the partner cities and municipality, as trainers");
        var trainees = write.Statement(
            "S0-E10", "Polaznici", "Trainees", "službenici devet malih kancelarija", "officials of the nine small offices");
        (trainees.TargetGroup, trainees.OrganisationKind) = (officials, OrganisationKind.Office);
        write.Statement("S0-E11", "Primaoci kataloga", "Recipients of the catalogue", "zainteresovani akteri", "interested actors");
        write.Statement(
            "S0-E12", "Opšti cilj", "Overall objective", "brži i održiviji razvoj devet samouprava",
            "faster and more sustainable development of nine municipalities");
        write.Statement(
            "S0-E13", "Problem", "Problem", "ne postoji jedinstven registar kancelarija, pa je saradnja otežana",
            "there is no single register of offices, which makes cooperation hard");
        write.Statement(
            "S0-E14", "Zašto ovi partneri", "Why these partners", "njihove kancelarije imaju zapažene rezultate", "their offices have notable results");
        write.Statement("S0-O1", "Rezultat: registar", "Output: register", "onlajn, na sajtu CenTriR-a", "online, on CenTriR's site");
        write.Statement("S0-O2", "Rezultat: katalog", "Output: catalogue", "štampan i distribuiran", "printed and distributed");
    }

    private static void Relations(ProgrammeWriter write)
    {
        write.Statement(
            "S0-R1 S0-R2", "Donator i nosilac", "Donor and lead", "donator finansira, CenTriR nosi projekat", "the donor finances, CenTriR leads");
        write.Statement(
            "S0-R3 S0-R4", "Partner i projekat", "Partner and project", "memorandum; partner daje stručnjake za treninge",
            "a memorandum; the partner provides experts for trainings");
        write.Statement(
            "S0-R5", "Domaćini studijskih poseta", "Hosts of study visits", "izvod: po jedna kod svakog partnera", "inferred: one at each partner");
        write.Statement(
            "S0-R6", "Polaznik i okrug", "Trainee and district", "polaznik – kancelarija – samouprava – okrug",
            "trainee – office – municipality – district");
        write.Statement(
            "S0-R7", "Obuhvat registra", "Reach of the register", "kancelarije svih samouprava, ne samo devet",
            "offices of all municipalities, not of the nine only");
        write.Statement(
            "S0-R8", "Katalog i registar", "Catalogue and register", "izvod: katalog je štampano izdanje registra",
            "inferred: the catalogue is a printed edition of the register");
    }

    private static void Gaps(ProgrammeWriter write)
    {
        write.Open(
            "S0-X1", "Šta se broji", "What is counted", "opštine, lokalne samouprave ili kancelarije", "municipalities, local governments or offices");
        write.Open(
            "S0-X2", "Devet bez imena", "Nine without names", "raspored po okruzima nije poznat", "how they spread over the districts is not known");
        write.Open(
            "S0-X3", "Godina memoranduma", "Year of the memoranda", "«u junu», bez godine; izvod: 2011, pre početka projekta",
            "“in June” without a year; inferred: 2011, before the project's start");
        write.Open(
            "S0-X4", "Odeljenje ili kancelarija", "Department or office", "u problemu oboje, u rezultatima samo kancelarije",
            "both in the problem, only offices in the outputs");
        write.Open(
            "S0-X5", "Partneri u ciljanim okruzima", "Partners in target districts", "u okrugu nije isto što i korisnik",
            "in the district is not yet a beneficiary");
        write.Open("S0-X6", "Pisanje okruga", "Spelling of districts", "Južno-Bački, Srednje-Banatski, Južno-Banatski");
        write.Open("S0-X7", "Crtica u naslovu", "Dash in the title", "tri načina pisanja", "written in three ways");
        write.Open(
            "S0-X8", "Nije navedeno", "Not stated", "kraj, broj polaznika, datumi i mesta događaja, budžet",
            "end, number of trainees, dates and venues, budget");
        write.Open(
            "S0-X9 S0-X10", "Slovne greške i razmaci", "Typing errors and spaces", "«intezivnijeg», nerazdvojni razmaci, datum sa tačkom",
            "misspellings, no-break spaces, a date with a trailing dot");
        write.Statement("S0-X11", "Ime donatora", "Name of the donor", "kasnije Fondacija za otvoreno društvo", "later the Open Society Foundation");
    }

    private static void Later(ProgrammeWriter write)
    {
        var story = write.Statement(
            "S0-V1", "Registar kasnije", "The register later",
            "105 od 145 samouprava ima telo za LER, 87 upitnika; 2012: 91 unos; 2015: +20, −3 = 108",
            "105 of 145 municipalities have such a body, 87 questionnaires; 2012: 91 entries; 2015: +20, −3 = 108");
        story.Qualifier = "Drugi javni izvor istog centra.";
    }
}
