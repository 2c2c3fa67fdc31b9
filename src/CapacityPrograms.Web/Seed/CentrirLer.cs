using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Seed;

/// <summary>Serbia: small offices for local economic development learn from three good ones.</summary>
internal static class CentrirLer
{
    private const string Codes = "RZS matični broj opštine";

    public static DemoProgramme Demo { get; } = new("centrir-ler", "centrir-ler", Facts, CentrirEvents.Add, DemoNames.Serbian,
        new("Milica Koordinatović", new("Jelena", "Predavačić"), new("Zoran", "Mentorović"), "Olga Donatić"));

    private static Programme Facts(DemoReferences shelf)
    {
        var programme = new Programme
        {
            Code = "centrir-ler", Language = "sr-Latn", Country = "RS", TimeZone = "Europe/Belgrade", State = ProgrammeState.Running, DonorSeesNames = true,
            StartsOn = new PartialDate(2011, 12, 15), DurationMonths = 12,
            Name = LocalizedText.Of("sr-Latn", "Naša zajednička misija – male Kancelarije za LER na putu velikih uspeha")
                .With("en", "Our common mission: small offices for local economic development on the way to big successes"),
            Summary = LocalizedText
                .Of(
                    "sr-Latn",
                    "Službenici devet malih kancelarija za lokalni ekonomski razvoj uče od tri uspešne; uz to nastaju registar i katalog svih kancelarija.")
                .With("en", "Officials of nine small offices learn from three successful ones; a register and a catalogue of all offices are made."),
            SearchKey = SearchKey.Of("Naša zajednička misija – male Kancelarije za LER na putu velikih uspeha", "CenTriR", "Our common mission"),
        };
        var write = new ProgrammeWriter(shelf, programme, "centrir.org, 15. 12. 2011.");
        Organisations(write);
        Units(write);
        Content(write);
        var officials = write.Group(
            TargetGroupKind.Trainee, "Službenici malih Kancelarija za LER", "Officials of the small offices", from: OrganisationKind.Office);
        write.Group(TargetGroupKind.FinalBeneficiary, "Zainteresovani akteri iz oblasti LER-a", "Interested actors of local economic development");
        CentrirStatements.Add(write, officials);
        return programme;
    }

    private static void Organisations(ProgrammeWriter write)
    {
        var centrir = write.Shelf.Organisation(
            OrganisationKind.Ngo, write.Text("Centar za ravnomerni regionalni razvoj", "Centre for Balanced Regional Development"), "CenTriR");
        centrir.Address ??= "Masarikova 5/VI sprat, 11000 Beograd";
        centrir.Phone ??= "+ 381 63 8129 119";
        centrir.Email ??= "office@centrir.org";
        centrir.Website ??= "https://centrir.org";
        write.Role(centrir, OrganisationRole.Lead);

        var fund = write.Shelf.Organisation(OrganisationKind.Donor, write.Text("Fond za otvoreno društvo, Srbija", "Fund for an Open Society, Serbia"));
        if (fund.Id == 0)
            fund.Names.Add(
                new OrganisationName
                {
                    Text = "Fondacija za otvoreno društvo, Srbija", Language = "sr-Latn", From = new PartialDate(2014, YearInferred: true),
                }
            );
        fund.Note ??= "Godina promene imena je zaključak i ne stoji u izvoru.";
        write.Role(fund, OrganisationRole.Funder);
    }

    private static void Units(ProgrammeWriter write)
    {
        // As the source spells them; the official spelling is the name.
        var districts = new Dictionary<string, TerritorialUnit>();
        (string Name, string? Alias)[] named =
        [
            ("Sremski", null), ("Južnobački", "Južno-Bački"), ("Srednjobanatski", "Srednje-Banatski"), ("Južnobanatski", "Južno-Banatski"),
            ("Kolubarski", null), ("Šumadijski", null), ("Braničevski", null),
        ];
        foreach (var (name, alias) in named)
        {
            districts[name] = write.Shelf.Unit(
                "RS", UnitKind.District, write.Text($"{name} okrug", $"{name} District"), aliases: alias is null ? null : $"{alias}\n{alias} okrug");
            write.Unit(UnitRole.TargetArea, districts[name]);
        }
        write.Slots(UnitRole.Beneficiary, 9, "Lokalna samouprava {0} (nije imenovana)", "Municipality {0} (not named)");

        Partner(write, "Kragujevac", UnitKind.City, "70645", districts["Šumadijski"], 44.01667, 20.91667);
        Partner(write, "Zrenjanin", UnitKind.City, "80152", districts["Srednjobanatski"], 45.38361, 20.38194);
        Partner(write, "Pećinci", UnitKind.Municipality, "80322", districts["Sremski"], 44.90889, 19.96639);
    }

    private static void Partner(ProgrammeWriter write, string name, UnitKind kind, string code, TerritorialUnit district, double latitude, double longitude)
    {
        var (word, english) = kind == UnitKind.City ? ("Grad", "City") : ("Opština", "Municipality");
        var unit = write.Shelf.Unit("RS", kind, write.Text(name), district, (Codes, code), $"{word} {name}", latitude, longitude);
        var administration = write.Shelf.Organisation(
            OrganisationKind.Administration, write.Text($"{word} {name}", $"{english} of {name}"), unit: unit);
        var office = write.Shelf.Organisation(
            OrganisationKind.Office, write.Text($"Kancelarija za LER {name}", $"Office for local economic development of {name}"), "LER", unit,
            administration);
        if (office.Id == 0)
            office.Names.Add(
                new OrganisationName
                {
                    Text = $"Odeljenje za LER {name}", Language = "sr-Latn", IsAlias = true,
                }
            );
        write.Unit(UnitRole.Partner, unit);
        write.Unit(UnitRole.Host, unit);
        write.Role(administration, OrganisationRole.Partner);
        write.Programme.Memoranda.Add(
            new Memorandum
            {
                Unit = unit, SignedOn = new PartialDate(2011, 6, YearInferred: true),
                Promises = "Saradnja na projektu: stručnjaci za obuke, domaćin studijske posete.",
            }
        );
    }

    private static void Content(ProgrammeWriter write)
    {
        var goal = write.Objective(
            ObjectiveLevel.Overall, 1,
            "Intenzivniji i održiviji ekonomski razvoj devet malih lokalnih samouprava kroz jače ljudske i organizacione kapacitete kancelarija za LER",
            "More intensive and sustainable economic development of nine small municipalities through stronger offices");
        var learning = write.Objective(ObjectiveLevel.Specific, 1, "Edukativna komponenta", "Learning component", goal);
        var register = write.Objective(
            ObjectiveLevel.Specific, 2, "Jedinstven pregled svih kancelarija za LER u Srbiji", "One record of all offices in Serbia", goal);
        write.Activity(ActivityKind.Seminar, ActivityStatus.Intended, "Uvodni seminar", "Introductory seminar", 1, learning);
        write.Activity(ActivityKind.StudyVisit, ActivityStatus.Intended, "Studijske posete partnerima", "Study visits to the partners", 3, learning);
        write.Activity(ActivityKind.Training, ActivityStatus.Intended, "Jednodnevni treninzi", "One-day trainings", 6, learning);
        write.Activity(
            ActivityKind.Register, ActivityStatus.Intended, "Onlajn registar svih Kancelarija za LER u Srbiji",
            "Online register of all offices in Serbia", 1, register);
        write.Activity(
            ActivityKind.Catalogue, ActivityStatus.Intended, "Štampani katalog svih Kancelarija za LER u Srbiji",
            "Printed catalogue of all offices in Serbia", 1, register);
        write.Activity(
            ActivityKind.Information, ActivityStatus.Intended, "Distribucija kataloga", "Distribution of the catalogue", objective: register);
        write.Theme("Strateško planiranje", "Strategic planning");
        write.Theme("Upravljanje lokalnim ekonomskim razvojem", "Managing local economic development");
    }
}
