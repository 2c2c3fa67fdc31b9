using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Seed;

/// <summary>Bosnia and Herzegovina: coordinators of partner municipalities train on Igman in October 2022.</summary>
internal static class Makers
{
    public static DemoProgramme Demo { get; } = new("makers", "makers", Facts, MakersEvents.Add, DemoNames.Bosnian,
        new("Vesna Koordinović", new("Tarik", "Vodić"), new("Nevena", "Mentorić"), "Darko Donatorić"));

    /// <summary>Start of the one event whose date the source gives.</summary>
    public static DateOnly IgmanDay { get; } = new(2022, 10, 18);

    private static Programme Facts(DemoReferences shelf)
    {
        var programme = new Programme
        {
            Code = "makers", Language = "bs", Country = "BA", TimeZone = "Europe/Sarajevo", State = ProgrammeState.Running, ShortName = "MAKERS",
            DonorSeesNames = true,
            Name = LocalizedText.Of("bs", "Aktivizam, angažman i odgovorna rješenja").With("en", "Activism, engagement and responsible solutions"),
            Summary = LocalizedText.Of("bs", "Partnerske jedinice lokalne samouprave vode lokalne dijaloške platforme i povezuju ih u međuopštinske.")
                .With("en", "Partner municipalities run local dialogue platforms and join them into inter-municipal ones."),
            SearchKey = SearchKey.Of("Aktivizam, angažman i odgovorna rješenja", "MAKERS", "Activism, engagement and responsible solutions"),
        };
        var write = new ProgrammeWriter(shelf, programme, "trnovo.ba, 26. 10. 2022.");
        Organisations(write);
        Units(write);
        Content(write);
        var groups = Groups(write);
        Igman(write);
        MakersStatements.Add(write, groups);
        return programme;
    }

    private static void Organisations(ProgrammeWriter write)
    {
        write.Role(write.Shelf.Undp(), OrganisationRole.Implementer);
        write.Role(
            write.Shelf.Organisation(OrganisationKind.Donor, write.Text("Porticus fondacija", "Porticus Foundation"), "Porticus"),
            OrganisationRole.Funder);
    }

    private static void Units(ProgrammeWriter write)
    {
        var federation = write.Shelf.Unit("BA", UnitKind.Entity, write.Text("Federacija Bosne i Hercegovine", "Federation of Bosnia and Herzegovina"));
        var canton = write.Shelf.Unit("BA", UnitKind.Canton, write.Text("Kanton Sarajevo", "Sarajevo Canton"), federation);
        var trnovo = write.Shelf.Unit(
            "BA", UnitKind.Municipality, write.Text("Trnovo"), canton, aliases: "Općina Trnovo",
            note: "Općina Trnovo, Kanton Sarajevo; nije isto što i Opština Trnovo u Republici Srpskoj.");
        var republic = write.Shelf.Unit("BA", UnitKind.Entity, write.Text("Republika Srpska", "Republika Srpska"));

        // The second of the name takes no part; it is here so that a choice by name alone is seen to be no choice.
        write.Shelf.Unit(
            "BA", UnitKind.Municipality, write.Text("Trnovo"), republic, aliases: "Opština Trnovo",
            note: "Opština Trnovo, Republika Srpska; nije isto što i Općina Trnovo u Kantonu Sarajevo.");

        var administration = write.Shelf.Organisation(OrganisationKind.Administration, write.Text("Općina Trnovo", "Municipality of Trnovo"), unit: trnovo);
        administration.Website ??= "https://trnovo.ba";
        var platform = write.Shelf.Organisation(
            OrganisationKind.Platform, write.Text("Lokalna dijaloška platforma Trnovo", "Local dialogue platform of Trnovo"), "LDP", trnovo,
            administration);
        if (platform.Id == 0)
            platform.Names.Add(
                new OrganisationName
                {
                    Text = "Forum za građanske inicijative", Language = "bs", IsAlias = true,
                }
            );
        write.Shelf.Organisation(
            OrganisationKind.Platform, write.Text("Međuopštinska lokalna dijaloška platforma", "Inter-municipal local dialogue platform"), "MLDP");
        write.Unit(UnitRole.Partner, trnovo);
        write.Slots(UnitRole.Partner, 5, "Nova partnerska JLS {0} (nije imenovana)", "New partner municipality {0} (not named)", "new");
    }

    private static void Content(ProgrammeWriter write)
    {
        write.Objective(
            ObjectiveLevel.Specific, 1, "Jače učešće građana u lokalnoj zajednici kroz LDP i Forum",
            "Stronger participation of citizens through the platforms");
        write.Objective(
            ObjectiveLevel.Specific, 2, "Zajedničko djelovanje kroz međuopštinski dijalog", "Joint action through inter-municipal dialogue");
        write.Theme("Učešće građana u odlučivanju", "Citizens' participation in decision-making");
        write.Theme("Položaj mladih", "Position of young people");
        write.Theme("Podrška djeci i mladima s poteškoćama u razvoju", "Support to children and young people with developmental difficulties");
        write.Activity(ActivityKind.Meeting, ActivityStatus.Done, "Predstavljanje rezultata LDP i Foruma", "Presenting the results of the platforms");
        write.Activity(ActivityKind.GoodPractice, ActivityStatus.Done, "Popis pozitivnih praksi", "List of positive practices");
        write.Activity(
            ActivityKind.GoodPractice, ActivityStatus.Done, "Popis izazova i načina kako ih riješiti", "List of challenges and ways to overcome them");
        write.Activity(
            ActivityKind.Meeting, ActivityStatus.Done, "Određivanje zajedničkih oblasti i prioriteta", "Defining joint areas and priorities");
        write.Activity(
            ActivityKind.ActionPlan, ActivityStatus.Done, "Plan daljnjeg zajedničkog djelovanja i održivosti",
            "Plan of further joint action and sustainability");
        write.Activity(
            ActivityKind.ActionPlan, ActivityStatus.Done, "Plan aktivnosti s koordinatorima i zamjenicima",
            "Plan of activities with coordinators and deputies");
        write.Activity(
            ActivityKind.Training, ActivityStatus.Done, "Trening za koordinatore i zamjenike koordinatora",
            "Training of coordinators and deputy coordinators");
    }

    private static TargetGroup[] Groups(ProgrammeWriter write) =>
    [
        write.Group(TargetGroupKind.Trainee, "Koordinatori", "Coordinators", from: OrganisationKind.Administration),
        write.Group(TargetGroupKind.Trainee, "Zamjenici koordinatora", "Deputy coordinators", from: OrganisationKind.Administration),
        write.Group(TargetGroupKind.Trainee, "Predstavnici JLS", "Representatives of municipalities"),
        write.Group(TargetGroupKind.FinalBeneficiary, "Građani", "Citizens"),
        write.Group(TargetGroupKind.FinalBeneficiary, "Mladi", "Young people"),
        write.Group(TargetGroupKind.FinalBeneficiary, "Djeca i mladi s poteškoćama u razvoju", "Children and young people with developmental difficulties"),
    ];

    // Stated by the source, so it is no demonstration; what the source does not give, such as hours, stays unknown.
    private static void Igman(ProgrammeWriter write)
    {
        var title = write.Text("Trening koordinatora za saradnju s projektom MAKERS", "Training of coordinators for cooperation with the project MAKERS");
        var igman = new LearningEvent
        {
            Programme = write.Programme, Kind = EventKind.Training, State = EventState.Held, Delivery = Delivery.CrossMunicipal, Title = title,
            SearchKey = SearchKey.Of([.. title.Texts.Values, "Igman"]), TimeZone = write.Programme.TimeZone, Language = "bs",
            Venue = new Venue { Name = "Igman", SearchKey = SearchKey.Of("Igman") }, Activity = write.Programme.Activities[^1], FirstDay = IgmanDay,
            LastDay = IgmanDay.AddDays(1),
        };
        igman.Sessions.Add(new EventSession { Order = 1, Day = IgmanDay, Title = write.Text("Prvi dan", "First day") });
        igman.Sessions.Add(new EventSession { Order = 2, Day = IgmanDay.AddDays(1), Title = write.Text("Drugi dan", "Second day") });
        write.Shelf.Db.Events.Add(igman);
    }
}
