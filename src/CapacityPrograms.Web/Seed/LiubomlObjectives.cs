using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>Eight functions, six activities and eight perspectives, as the Ukrainian document lists them.</summary>
internal static class LiubomlObjectives
{
    private static readonly (string Ukrainian, string English)[] Functions =
    [
        ("Інформаційні, консультативні та методичні послуги щодо проектів і програм", "Information, advice and methods for projects and programmes"),
        ("Проблеми та можливості стратегій місцевого розвитку", "Problems and opportunities of local development strategies"),
        ("Кращі шляхи організації та реєстрації об’єднань громадян", "Better ways to organise and register citizens' associations"),
        ("Кращі плани залучення технічних і фінансових ресурсів", "Better plans for attracting technical and financial resources"),
        ("Розгляд і вирішення на місці нагальних питань розвитку", "Considering and resolving pressing questions locally"),
        ("Партнерство громадських та урядових організацій", "Partnership of civic and government organisations"),
        ("Контакти та співпраця з громадами країн Європи", "Contacts and cooperation with communities of Europe"),
        ("Популяризація проекту «Місцевий розвиток, орієнтований на громаду»", "Making the community-based development project known"),
    ];

    private static readonly (string Ukrainian, string English)[] Perspectives =
    [
        ("Представляти інтереси громад в органах влади та обласному центрі", "Represent communities before authorities and the oblast centre"),
        ("Залучати громади до проектів і програм ПРООН", "Involve communities in UNDP projects and programmes"),
        ("Пропозиції щодо законодавчих і регуляторних умов", "Proposals on legal and regulatory conditions"),
        (
            "Пропозиції до програм розвитку та до районного і сільських бюджетів",
            "Proposals for development programmes and for raion and village budgets"),
        (
            "Управління, моніторинг, експлуатація та обслуговування об’єктів інфраструктури",
            "Management, monitoring, operation and maintenance of infrastructure objects"),
        ("Допомагати громадам залучати додаткові ресурси", "Help communities attract additional resources"),
        ("Систематизувати успішний досвід громад", "Systematise the successful experience of communities"),
        ("Поширювати досвід пілотних громад багатьма каналами", "Spread the experience of pilot communities through many channels"),
    ];

    public static void Add(ProgrammeWriter write)
    {
        for (var i = 0; i < Functions.Length; i++) write.Objective(ObjectiveLevel.Function, i + 1, Functions[i].Ukrainian, Functions[i].English);
        for (var i = 0; i < Perspectives.Length; i++) write.Objective(ObjectiveLevel.Perspective, i + 1, Perspectives[i].Ukrainian, Perspectives[i].English);

        // One list in the source mixes what was done with what is only intended; only the first two are done.
        write.Activity(ActivityKind.Document, ActivityStatus.Done, "Розроблено Положення про центр", "The centre's statute was drafted");
        write.Activity(
            ActivityKind.Information, ActivityStatus.Ongoing, "Громади постійно дізнаються про чинні грантові проекти",
            "Communities are constantly informed of grant projects");
        write.Activity(
            ActivityKind.Support, ActivityStatus.Intended, "Підтримати об’єднання громадян у пошуку інших ресурсів",
            "Support associations in mobilising other resources");
        write.Activity(ActivityKind.Other, ActivityStatus.Intended, "Розширити діяльність центру", "Extend the centre's activity");
        write.Activity(
            ActivityKind.Training, ActivityStatus.Intended, "Залучити об’єднання до семінарів і тренінгів",
            "Involve associations in seminars and trainings");
        write.Activity(
            ActivityKind.Competition, ActivityStatus.Unclear, "Районний конкурс для місцевих громад", "Raion competition for local communities");
    }
}
