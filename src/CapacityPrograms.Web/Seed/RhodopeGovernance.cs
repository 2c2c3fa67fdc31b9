using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Seed;

/// <summary>Bulgaria: trainings for administrations and councils of the Rhodope municipalities.</summary>
internal static class RhodopeGovernance
{
    public static DemoProgramme Demo { get; } = new("rhodope-governance", "rhodope-governance", Facts, RhodopeEvents.Add, DemoNames.Bulgarian,
        new("Елена Координаторова", new("Петър", "Обучителев"), new("Мария", "Лекторова"), "Георги Дарителев"));

    private static Programme Facts(DemoReferences shelf)
    {
        var programme = new Programme
        {
            Code = "rhodope-governance", Language = "bg", Country = "BG", TimeZone = "Europe/Sofia", State = ProgrammeState.Running,
            DurationMonths = 12, DonorSeesNames = false,
            Name = LocalizedText
                .Of("bg", "Добро управление в родопския регион на България")
                .With("en", "Good governance in the Rhodope region of Bulgaria"),
            Summary = LocalizedText
                .Of("bg", "Обучения, бюлетин и наръчник за общинските администрации и съвети от Асоциацията на родопските общини.")
                .With("en", "Trainings, a bulletin and a handbook for administrations and councils in the association of Rhodope municipalities."),
            SearchKey = SearchKey.Of("Добро управление в родопския регион на България", "Good governance in the Rhodope region of Bulgaria"),
        };
        var write = new ProgrammeWriter(shelf, programme, "Проект „Добро управление в родопския регион на България“");
        RhodopeUnits.Add(write);
        Organisations(write);
        var activities = Content(write);
        var groups = Groups(write);
        Topics(write, activities, groups);
        RhodopeStatements.Add(write, groups);
        return programme;
    }

    private static void Organisations(ProgrammeWriter write)
    {
        write.Role(
            write.Shelf.Organisation(
                OrganisationKind.Donor,
                write.Text("Американска агенция за международно развитие", "United States Agency for International Development"), "USAID"),
            OrganisationRole.Funder);
        write.Role(
            write.Shelf.Organisation(OrganisationKind.Donor, write.Text("Балкански тръст за демокрация", "Balkan Trust for Democracy"), "BTD"),
            OrganisationRole.Funder);
        write.Role(
            write.Shelf.Organisation(
                OrganisationKind.Association,
                write.Text(
                    "Национално сдружение на общините в Република България", "National Association of Municipalities in the Republic of Bulgaria"),
                "НСОРБ"),
            OrganisationRole.Recipient);
        write.Role(
            write.Shelf.Organisation(
                OrganisationKind.Ngo, write.Text("Фондация за реформа в местното самоуправление", "Foundation for Local Government Reform"), "ФРМС"),
            OrganisationRole.Recipient);
    }

    private static Activity[] Content(ProgrammeWriter write)
    {
        var overall = write.Objective(
            ObjectiveLevel.Overall, 1, "По-добра работа на служителите в общинските и областните администрации и на общинските съвети в АРО",
            "Better work of municipal and regional administrations and of councils in the association");
        write.Objective(
            ObjectiveLevel.Overall, 2, "Условия за по-добро обслужване на гражданите и бизнеса, растеж и заетост в 21 общини",
            "Conditions for better service to citizens and business, growth and employment in 21 municipalities");
        var first = write.Objective(
            ObjectiveLevel.Specific, 1, "Знания и умения на 21 общински администрации", "Knowledge and skills of 21 municipal administrations",
            overall);
        write.Objective(
            ObjectiveLevel.Specific, 2, "Знания и умения на общинските съвети в 21 общини, партньорство с администрациите",
            "Knowledge and skills of councils in 21 municipalities, partnership with administrations", overall);
        var third = write.Objective(
            ObjectiveLevel.Specific, 3, "Информираност чрез тематичен наръчник и информационен бюлетин",
            "Awareness through a thematic handbook and an information bulletin", overall);
        return
        [
            write.Activity(
                ActivityKind.Training, ActivityStatus.Intended, "Обучение „Успешно местно самоуправление“",
                "Training: Successful local self-government", objective: first),
            write.Activity(
                ActivityKind.Training, ActivityStatus.Intended, "Обучение „Икономически ефективни модели за управление на общинските ресурси“",
                "Training: Economically effective models for managing municipal resources", objective: first),
            write.Activity(
                ActivityKind.Training, ActivityStatus.Intended,
                "Обучение „Стратегическо управление и развитие на общината. Управление на децентрализираните общински звена. Специфични общински политики“",
                "Training: Strategic management and development of the municipality; decentralised units; specific policies", objective: first),
            write.Activity(
                ActivityKind.Publication, ActivityStatus.Intended, "Информационен бюлетин, броеве 1–5", "Information bulletin, issues 1–5", stated: 5,
                objective: third),
            write.Activity(
                ActivityKind.Publication, ActivityStatus.Intended, "„Наръчник на доброто местно самоуправление“",
                "Handbook of good local self-government", stated: 1, objective: third),
        ];
    }

    private static TargetGroup[] Groups(ProgrammeWriter write)
    {
        var employees = write.Group(TargetGroupKind.Trainee, "Общински служители", "Municipal employees", 100, from: OrganisationKind.Administration);
        (string, string)[] specialisms =
        [
            ("Юристи", "Lawyers"), ("Специалисти „Териториално и селищно устройство“", "Specialists in territorial and settlement planning"),
            ("Специалисти „Общинска собственост“", "Specialists in municipal property"),
            (
                "Специалисти в дирекция „Европейска интеграция и европейски програми и проекти“",
                "Specialists in the directorate for European integration, programmes and projects"),
        ];
        foreach (var (bulgarian, english) in specialisms)
            employees.Specialisms.Add(new Specialism { Order = employees.Specialisms.Count + 1, Name = write.Text(bulgarian, english) });
        return
        [
            employees,
            write.Group(TargetGroupKind.Trainee, "Общински съветници", "Municipal councillors", 80, from: OrganisationKind.Council),
            write.Group(TargetGroupKind.Trainee, "Представители на НПО", "Representatives of NGOs", from: OrganisationKind.Ngo),
            write.Group(
                TargetGroupKind.Trainee, "Държавни служители от областните администрации", "Civil servants of regional administrations",
                from: OrganisationKind.RegionalAdministration),
        ];
    }

    // What the document says of topic and group differs from its list of activities; both are kept as they stand.
    private static void Topics(ProgrammeWriter write, Activity[] activities, TargetGroup[] groups)
    {
        var first = write.Topic("Успешно местно самоуправление", "Successful local self-government", activities[0]);
        var second = write.Topic(
            "Икономически ефективни модели за управление на общинските ресурси", "Economically effective models for managing municipal resources",
            activities[1]);
        var third = write.Topic(
            "Стратегическо управление и развитие на общината", "Strategic management and development of the municipality", activities[2]);
        var fourth = write.Topic(
            "Европейски политики, програми и проекти, касаещи местните власти",
            "European policies, programmes and projects that concern local authorities");
        foreach (var topic in new[] { first, second, third, fourth })
        {
            write.Audience(topic, groups[0], topic == fourth ? AudienceAnswer.No : AudienceAnswer.Yes);
            write.Audience(topic, groups[1], AudienceAnswer.Yes,
                topic == second ? "Икономически ефективни модели за управление на общинските ресурси и публично-частни партньорства" : null);
            write.Audience(topic, groups[2], AudienceAnswer.NotStated);
            write.Audience(topic, groups[3], AudienceAnswer.NotStated);
        }
    }
}
