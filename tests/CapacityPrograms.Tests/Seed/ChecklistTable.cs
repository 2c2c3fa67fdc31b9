namespace CapacityPrograms.Tests.Seed;

/// <summary>
/// Every identifier of the dissection of the five source documents, and where it stands in the loaded database:
/// <c>identifier | kind of row | what is to be found there</c>. A number after "statement" is its quantity; after "units"
/// comes named/all in a role.
/// </summary>
internal static class ChecklistTable
{
    /// <summary>Which identifiers there are: the last number of each letter.</summary>
    public static readonly (string Seed, string Letters)[] Complete =
    [
        ("S0", "E14 N10 A6 O2 R8 X11 V1"), ("S1", "E14 N5 A5 O3 R6 X10"), ("S2", "E11 F8 A6 P8 N4 R5 X10"), ("S3", "E11 N4 A6 O5 R6 X9"),
        ("S4", "E11 N15 T4 A5 R7 X14"),
    ];

    /// <summary>The programmes of each document.</summary>
    public static readonly Dictionary<string, string[]> Programmes = new()
    {
        ["S0"] = ["centrir-ler"], ["S1"] = ["rozwoj-lokalny", "rozwoj-lokalny-projekt"], ["S2"] = ["liuboml-centre"], ["S3"] = ["makers"],
        ["S4"] = ["rhodope-governance"],
    };

    public const string Rows = """
        S0-E1  | organisation | Lead: Centar za ravnomerni regionalni razvoj
        S0-E2  | organisation | Funder: Fond za otvoreno društvo, Srbija
        S0-E3  | programme    | Naša zajednička misija
        S0-E4  | units        | Beneficiary 0/9
        S0-E5  | units        | TargetArea 7/7
        S0-E6  | office       | Kancelarija za LER Kragujevac
        S0-E7  | units        | Partner 3/3
        S0-E8  | memoranda    | 3
        S0-E9  | statement    |
        S0-E10 | group        | Službenici malih Kancelarija za LER
        S0-E11 | group        | Zainteresovani akteri
        S0-E12 | objective    | Intenzivniji i održiviji ekonomski razvoj
        S0-E13 | statement    |
        S0-E14 | statement    |
        S0-N1  | statement    | 9
        S0-N2  | statement    | 7
        S0-N3  | statement    | 3
        S0-N4  | statement    | 3
        S0-N5  | statement    | 1
        S0-N6  | statement    | 3
        S0-N7  | statement    | 6
        S0-N8  | statement    | 12
        S0-N9  | statement    |
        S0-N10 | statement    | 10
        S0-A1  | activity     | 1 × Uvodni seminar
        S0-A2  | activity     | 3 × Studijske posete partnerima
        S0-A3  | activity     | 6 × Jednodnevni treninzi
        S0-A4  | activity     | 1 × Onlajn registar
        S0-A5  | activity     | 1 × Štampani katalog
        S0-A6  | activity     | Distribucija kataloga
        S0-O1  | activity     | 1 × Onlajn registar
        S0-O2  | activity     | 1 × Štampani katalog
        S0-R1..R8  | statement |
        S0-X1..X11 | statement |
        S0-V1  | statement    |

        S1-E1  | programme    | Rozwój lokalny
        S1-E2  | programme    | Budowanie potencjału instytucjonalnego
        S1-E3  | organisation | Lead: Związek Miast Polskich
        S1-E4  | organisation | Partner: Organizacja Współpracy Gospodarczej i Rozwoju
        S1-E5  | organisation | TechnicalDesigner: Instytut Rozwoju Miast i Regionów
        S1-E6  | organisation | Partner: Norweski Związek Władz Lokalnych i Regionalnych
        S1-E7  | organisation | Other: Polska Akademia Nauk
        S1-E8  | organisation | Selector: Komitet ds. Wyboru Projektów
        S1-E9  | statement    |
        S1-E10 | units        | Beneficiary 0/54
        S1-E11 | statement    |
        S1-E12 | group        | Pracownicy wydziałów
        S1-E13 | group        | Członkowie zespołów projektowych
        S1-E14 | theme        | Adaptacja do zmian klimatu
        S1-N1  | statement    | 54
        S1-N2  | step         | Druga faza szkoleń
        S1-N3  | step         | II etap konkursu
        S1-N4  | statement    | 2
        S1-N5  | statement    | 4
        S1-A1  | activity     | Wsparcie w przygotowaniu programów rozwoju
        S1-A2  | activity     | Wsparcie rozwoju instytucjonalnego
        S1-A3  | activity     | Szkolenia uzupełniające
        S1-A4  | activity     | Szkolenia pogłębione
        S1-A5  | activity     | Badanie potrzeb
        S1-O1..O3  | statement |
        S1-R1..R6  | statement |
        S1-X1..X10 | statement |

        S2-E1  | organisation | Lead: Районний ресурсний центр громад Любомльського району
        S2-E2  | group        | Голови місцевих рад
        S2-E3  | statement    |
        S2-E4  | group        | Представники громад
        S2-E5  | group        | Об’єднання громадян
        S2-E6  | organisation | Other: Любомльська районна рада
        S2-E7  | organisation | Other: Програма розвитку ООН
        S2-E8  | activity     | Розроблено Положення
        S2-E9  | organisation | Other: Газета «Наше життя»
        S2-E10 | objective    | обслуговування об’єктів інфраструктури
        S2-E11 | statement    |
        S2-F1  | objective    | Інформаційні, консультативні та методичні послуги
        S2-F2  | objective    | Проблеми та можливості стратегій
        S2-F3  | objective    | Кращі шляхи організації
        S2-F4  | objective    | Кращі плани залучення
        S2-F5  | objective    | Розгляд і вирішення на місці
        S2-F6  | objective    | Партнерство громадських та урядових
        S2-F7  | objective    | громадами країн Європи
        S2-F8  | objective    | Популяризація проекту
        S2-A1  | activity     | Done: Розроблено Положення
        S2-A2  | activity     | Ongoing: Громади постійно дізнаються
        S2-A3  | activity     | Intended: Підтримати об’єднання
        S2-A4  | activity     | Intended: Розширити діяльність
        S2-A5  | activity     | Intended: Залучити об’єднання
        S2-A6  | activity     | Unclear: Районний конкурс
        S2-P1  | objective    | Представляти інтереси громад
        S2-P2  | objective    | проектів і програм ПРООН
        S2-P3  | objective    | законодавчих і регуляторних умов
        S2-P4  | objective    | районного і сільських бюджетів
        S2-P5  | objective    | Управління, моніторинг, експлуатація
        S2-P6  | objective    | залучати додаткові ресурси
        S2-P7  | objective    | Систематизувати успішний досвід
        S2-P8  | objective    | Поширювати досвід пілотних громад
        S2-N1  | statement    |
        S2-N2  | statement    | 8
        S2-N3  | statement    | 6
        S2-N4  | statement    | 8
        S2-R1..R5  | statement |
        S2-X1..X10 | statement |

        S3-E1  | programme    | Aktivizam, angažman i odgovorna rješenja
        S3-E2  | organisation | Implementer: Razvojni program Ujedinjenih nacija
        S3-E3  | organisation | Funder: Porticus fondacija
        S3-E4  | event        | Trening koordinatora
        S3-E5  | group        | Zamjenici koordinatora
        S3-E6  | units        | Partner 1/6
        S3-E7  | statement    | 5
        S3-E8  | unit         | Trnovo
        S3-E9  | office       | Lokalna dijaloška platforma
        S3-E10 | statement    |
        S3-E11 | group        | Djeca i mladi s poteškoćama
        S3-N1  | statement    | 2
        S3-N2  | statement    |
        S3-N3  | statement    | 5
        S3-N4  | statement    | 3
        S3-A1  | activity     | Predstavljanje rezultata LDP
        S3-A2  | activity     | Popis pozitivnih praksi
        S3-A3  | activity     | Popis izazova
        S3-A4  | activity     | zajedničkih oblasti
        S3-A5  | activity     | Plan daljnjeg zajedničkog djelovanja
        S3-A6  | activity     | Plan aktivnosti
        S3-O1  | activity     | Popis pozitivnih praksi
        S3-O2  | activity     | Popis izazova
        S3-O3  | theme        | Učešće građana u odlučivanju
        S3-O4  | activity     | Plan daljnjeg zajedničkog djelovanja
        S3-O5  | statement    |
        S3-R1..R6  | statement |
        S3-X1..X9  | statement |

        S4-E1  | programme    | Добро управление в родопския регион
        S4-E2  | organisation | Funder: Балкански тръст за демокрация
        S4-E3  | organisation | Other: Асоциация на родопските общини
        S4-E4  | statement    | 12
        S4-E5  | objective    | растеж и заетост в 21 общини
        S4-E6  | objective    | Знания и умения на 21 общински администрации
        S4-E7  | units        | Beneficiary 20/20
        S4-E8  | group        | Общински служители
        S4-E9  | units        | OrganisationSeat 9/9
        S4-E10 | organisation | Recipient: Областна администрация Смолян
        S4-E11 | organisation | Recipient: Национално сдружение на общините
        S4-N1  | statement    | 12
        S4-N2  | statement    | 21
        S4-N3  | statement    | 100
        S4-N4  | statement    | 80
        S4-N5  | statement    | 180
        S4-N6  | statement    | 10
        S4-N7  | statement    | 9
        S4-N8  | statement    | 4
        S4-N9  | statement    | 3
        S4-N10 | statement    | 5
        S4-N11 | statement    | 5
        S4-N12 | statement    | 1
        S4-N13 | statement    | 36
        S4-N14 | statement    | 8
        S4-N15 | statement    | 20
        S4-T1  | topic        | Успешно местно самоуправление
        S4-T2  | topic        | Икономически ефективни модели
        S4-T3  | topic        | Стратегическо управление и развитие
        S4-T4  | topic        | Европейски политики, програми и проекти
        S4-A1  | activity     | Успешно местно самоуправление
        S4-A2  | activity     | Икономически ефективни модели
        S4-A3  | activity     | Управление на децентрализираните общински звена
        S4-A4  | activity     | 5 × Информационен бюлетин
        S4-A5  | activity     | 1 × „Наръчник
        S4-R1..R7  | statement |
        S4-X1..X14 | statement |
        """;
}
