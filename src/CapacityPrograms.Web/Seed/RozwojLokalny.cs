using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Seed;

/// <summary>Poland: a programme, and in it the project that trains teams of 54 cities; the source names no donor.</summary>
internal static class RozwojLokalny
{
    public static DemoProgramme Demo { get; } = new("rozwoj-lokalny", "rozwoj-lokalny-projekt", Facts, RozwojEvents.Add, DemoNames.Polish,
        new("Anna Koordynacka", new("Piotr", "Szkoleniowski"), new("Ewa", "Trenerska"), "Jan Darczyński"));

    private static Programme Facts(DemoReferences shelf)
    {
        var programme = New("rozwoj-lokalny", "Rozwój lokalny", "Local Development");
        programme.Summary = LocalizedText.Of("pl", "Dla małych i średnich miast w najtrudniejszej sytuacji społeczno-gospodarczej.")
            .With("en", "For small and medium towns in the hardest social and economic situation.");
        var project = New(
            "rozwoj-lokalny-projekt",
            "Budowanie potencjału instytucjonalnego średnich i małych miast w Polsce na rzecz wdrażania skutecznych lokalnych polityk rozwoju",
            "Building the institutional capacity of medium and small towns in Poland for effective local development policies");
        project.Parent = programme;
        project.Summary = LocalizedText.Of("pl", "54 miasta przygotowują programy rozwoju, a ich zespoły uczą się na szkoleniach szytych na miarę.")
            .With("en", "54 cities prepare development programmes, and their teams learn in tailor-made trainings.");
        OfProgramme(new ProgrammeWriter(shelf, programme, "Szkolenia IRMiR w Programie „Rozwój lokalny”"));
        OfProject(new ProgrammeWriter(shelf, project, "Szkolenia IRMiR w Programie „Rozwój lokalny”"));
        shelf.Db.Programmes.Add(project);
        return programme;
    }

    private static Programme New(string code, string name, string english) => new()
    {
        Code = code, Language = "pl", Country = "PL", TimeZone = "Europe/Warsaw", State = ProgrammeState.Running, DonorSeesNames = false,
        Name = LocalizedText.Of("pl", name).With("en", english), SearchKey = SearchKey.Of(name, english),
    };

    private static void OfProgramme(ProgrammeWriter write)
    {
        var academy = write.Shelf.Organisation(OrganisationKind.Institute, write.Text("Polska Akademia Nauk", "Polish Academy of Sciences"), "PAN");
        write.Role(academy, OrganisationRole.Other, "Źródło listy ośrodków w najtrudniejszej sytuacji.");
        write.Theme("Adaptacja do zmian klimatu", "Adaptation to climate change");
        write.Theme("Starzenie się społeczeństwa", "Ageing of society");
        write.Theme("Przedsiębiorczość i lokalna gospodarka", "Entrepreneurship and the local economy");
        write.Statement("S1-E1", "Program", "Programme", "„Rozwój lokalny”");
        write.Statement("S1-E7", "Kto wskazuje ośrodki", "Who lists the centres", "Polska Akademia Nauk", "the Polish Academy of Sciences");
        write.Statement("S1-E14", "Wyzwania", "Challenges", "trzy wymienione, lista otwarta", "three named, the list is open");
        write.Statement(
            "S1-R1", "Program i projekt", "Programme and project", "program obejmuje projekt, projekt szkolenia",
            "the programme holds the project, the project the trainings");
        write.Open("S1-X1", "Darczyńca", "Donor", "nie jest wymieniony, jest tylko pasek logotypów", "is not named, there is only a strip of logos");
        write.Open(
            "S1-X2", "Program czy projekt", "Programme or project", "szkolenia są raz „w Programie”, raz „w projekcie”",
            "the trainings are now in the programme, now in the project");
        write.Open(
            "S1-X10", "Dwa kryteria", "Two criteria", "utrata funkcji albo najtrudniejsza sytuacja według PAN",
            "losing functions, or the hardest situation according to the academy");
    }

    private static void OfProject(ProgrammeWriter write)
    {
        Organisations(write);
        var first = write.Step(StepSequence.Phase, 1, "Pierwsza faza szkoleń", "First phase of trainings");
        write.Step(StepSequence.Phase, 2, "Druga faza szkoleń", "Second phase of trainings", "Dla miast wybranych w II etapie konkursu.");
        var stage = write.Step(StepSequence.Stage, 1, "Pierwszy etap konkursu", "First stage of the call", "W źródle tylko domyślny.");
        write.Step(StepSequence.Stage, 2, "II etap konkursu", "Second stage of the call");
        write.Slots(UnitRole.Beneficiary, 54, "Miasto {0} (nie wymienione)", "City {0} (not named)", step: stage);
        Content(write);
        var teams = write.Group(
            TargetGroupKind.Trainee, "Członkowie zespołów projektowych", "Members of project teams", from: OrganisationKind.ProjectTeam);
        write.Group(
            TargetGroupKind.Trainee, "Pracownicy wydziałów, departamentów i biur", "Employees of departments, divisions and offices",
            from: OrganisationKind.Administration);
        write.Group(TargetGroupKind.Trainee, "Przedstawiciele różnych miast", "Representatives of different cities");
        write.Group(
            TargetGroupKind.FinalBeneficiary, "Mieszkańcy małych i średnich miast", "People of small and medium towns",
            note: "Wniosek, nie stoi w źródle.");
        RozwojStatements.Add(write, teams, first);
    }

    private static void Organisations(ProgrammeWriter write)
    {
        var shelf = write.Shelf;
        write.Role(
            shelf.Organisation(OrganisationKind.Association, write.Text("Związek Miast Polskich", "Association of Polish Cities"), "ZMP"),
            OrganisationRole.Lead);
        write.Role(
            shelf.Organisation(
                OrganisationKind.InternationalOrganisation,
                write.Text("Organizacja Współpracy Gospodarczej i Rozwoju", "Organisation for Economic Co-operation and Development"), "OECD"),
            OrganisationRole.Partner);
        var institute = shelf.Organisation(
            OrganisationKind.Institute, write.Text("Instytut Rozwoju Miast i Regionów", "Institute of Urban and Regional Development"), "IRMiR");
        write.Role(institute, OrganisationRole.Partner);
        write.Role(institute, OrganisationRole.TechnicalDesigner);
        write.Role(
            shelf.Organisation(
                OrganisationKind.Association,
                write.Text("Norweski Związek Władz Lokalnych i Regionalnych", "Norwegian Association of Local and Regional Authorities"), "KS"),
            OrganisationRole.Partner);
        write.Role(
            shelf.Organisation(OrganisationKind.Committee, write.Text("Komitet ds. Wyboru Projektów", "Project Selection Committee")),
            OrganisationRole.Selector, "Na podstawie rekomendacji ekspertów.");
    }

    private static void Content(ProgrammeWriter write)
    {
        var goal = write.Objective(
            ObjectiveLevel.Overall, 1, "Skuteczne lokalne polityki rozwoju w średnich i małych miastach",
            "Effective local development policies in medium and small towns");
        var skills = write.Objective(
            ObjectiveLevel.Specific, 1, "Szersze kompetencje całych zespołów projektowych", "Wider competence of whole project teams", goal);
        write.Activity(
            ActivityKind.Support, ActivityStatus.Intended, "Wsparcie w przygotowaniu programów rozwoju",
            "Support in preparing development programmes", objective: goal);
        write.Activity(
            ActivityKind.Support, ActivityStatus.Intended, "Wsparcie rozwoju instytucjonalnego", "Support of institutional development",
            objective: goal);
        write.Activity(
            ActivityKind.Training, ActivityStatus.Ongoing, "Szkolenia uzupełniające w miastach", "Supplementary trainings, held in the cities",
            objective: skills);
        write.Activity(
            ActivityKind.Training, ActivityStatus.Intended, "Szkolenia pogłębione dla różnych miast", "In-depth trainings for different cities",
            objective: skills);
        write.Activity(
            ActivityKind.NeedsAssessment, ActivityStatus.Intended, "Badanie potrzeb: szkolenia skrojone na miarę",
            "Assessment of needs: tailor-made trainings", objective: skills);
    }
}
