using CapacityPrograms.Data.People;

namespace CapacityPrograms.Benchmarks.LargeArchive;

/// <summary>The words of one language that an archive is made of; people, places and organisations are invented.</summary>
/// <param name="Families">Families in the woman's and the man's form, in one order.</param>
/// <param name="Seats">Stems of places; with each of <paramref name="Before"/> they name a municipality.</param>
/// <param name="Office">Names of administration, council and association, with the place for the municipality.</param>
/// <param name="Groups">Target groups: employees, councillors, civil servants, associations.</param>
/// <param name="Jobs">Positions of the same four.</param>
/// <param name="Latitude">South-western corner of the field in which places lie.</param>
public sealed record ArchiveWords(
    string Tag, string Country, string TimeZone, string[] Women, string[] Men, (string Woman, string Man)[] Families, string[] Regions,
    string[] Before, string[] Seats, string[] Office, string[] Topics, string[] Groups, string[] Jobs, string Programme, string Line, double Latitude,
    double Longitude)
{
    /// <summary>All languages.</summary>
    public static IReadOnlyList<ArchiveWords> All { get; } =
    [
        new(
            "bs", "BA", "Europe/Sarajevo",
            Split(
                "Amra Lejla Selma Ivana Sanja Dragana Azra Maja Mirela Tamara Nermina Aida Sabina Jasmina Vesna Zorica Emina Džana "
                    + "Melisa Ajla Senada Branka Alma Nina"
            ),
            Split(
                "Adnan Emir Goran Haris Ivan Mirza Nermin Slaven Damir Vedran Senad Zlatan Armin Boris Dženan Faruk Jasmin Kenan "
                    + "Mladen Ognjen Samir Tarik Vahid Željko"
            ),
            Same(
                "Hodžić Kovačević Begić Marković Delić Babić Suljić Petrović Halilović Jurić Mujić Đurić Softić Perić Imamović Lukić "
                    + "Zukić Tomić Ćosić Šehić Avdić Vuković Mehić Savić Karić Božić Bešić Rakić Memić Matić"
            ),
            Split("Uneđ Posavlje Tuzlija Vrbanija Sarajina Hercegija Drinje Krajište"), Split("Gornji Donji Novi Stari Veliki"),
            Split("Javornik Brestovo Lipovac Kamenik Vrelo Orahovo Bukovik Jasenik Trnovac Ribnik Zvornik"),
            ["Općina {0}", "Općinsko vijeće {0}", "Udruženje za razvoj {0}"],
            ["Javne nabavke", "Upravljanje projektima", "Strateško planiranje", "Energetska efikasnost", "Socijalna uključenost"],
            ["Uposlenici općina", "Vijećnici", "Državni službenici", "Udruženja građana"],
            ["stručni saradnik", "vijećnik", "šef odsjeka", "koordinator projekata"], "Program jačanja kapaciteta", "red {0}", 43.2, 16.2),
        new(
            "sr-Latn", "RS", "Europe/Belgrade",
            Split(
                "Jelena Milica Snežana Biljana Gordana Ljiljana Marija Nataša Svetlana Tijana Ana Dušica Jovana Ivana Katarina Mirjana "
                    + "Nevena Olivera Radmila Sanja Slavica Tamara Vesna Zorana"
            ),
            Split(
                "Zoran Milan Dragan Nebojša Aleksandar Goran Saša Vladimir Stevan Đorđe Bojan Darko Filip Ivan Jovan Luka Marko Nenad "
                    + "Petar Radovan Slobodan Uroš Vuk Žarko"
            ),
            Same(
                "Jovanović Petrović Nikolić Marković Đorđević Stojanović Ilić Stanković Pavlović Milošević Simić Savić Popović Kostić "
                    + "Todorović Ristić Živković Vasić Lazić Mitrović Ćirić Tasić Stevanović Aleksić Filipović Mladenović Šarić Gajić Antić "
                    + "Bogdanović"
            ),
            Split("Podunavlje Mačvanija Zlatija Moravija Toplička Timočje Sremija Banatija"), Split("Gornja Donja Nova Stara Velika"),
            Split("Reka Crkvina Topola Lipa Stena Voda Breza Dubrava Glava Luka Bukva"),
            ["Opština {0}", "Skupština opštine {0}", "Udruženje građana {0}"],
            ["Lokalni ekonomski razvoj", "Pisanje projekata", "Budžetiranje", "Zaštita životne sredine", "Rad sa investitorima"],
            ["Zaposleni u opštinama", "Odbornici", "Državni službenici", "Udruženja građana"],
            ["savetnik za LER", "odbornik", "načelnik odeljenja", "koordinator projekata"], "Program jačanja opština", "red {0}", 42.6, 19.4),
        new(
            "pl", "PL", "Europe/Warsaw",
            Split(
                "Anna Ewa Katarzyna Małgorzata Agnieszka Joanna Zofia Łucja Barbara Grażyna Monika Beata Dorota Elżbieta Halina Iwona "
                    + "Jadwiga Krystyna Magdalena Natalia Renata Sylwia Teresa Wanda"
            ),
            Split(
                "Piotr Jan Tomasz Paweł Michał Łukasz Stanisław Grzegorz Andrzej Marek Adam Bartosz Dariusz Edward Feliks Henryk Jacek "
                    + "Kamil Leszek Mariusz Rafał Sebastian Wojciech Zbigniew"
            ),
            Pairs(
                "Kowalska|Kowalski Wiśniewska|Wiśniewski Lewandowska|Lewandowski Zielińska|Zieliński Kamińska|Kamiński "
                    + "Szymańska|Szymański Dąbrowska|Dąbrowski Kozłowska|Kozłowski Jankowska|Jankowski Mazurek|Mazurek Krawczyk|Krawczyk "
                    + "Piotrowska|Piotrowski Grabowska|Grabowski Pawłowska|Pawłowski Michalska|Michalski Król|Król Wróbel|Wróbel "
                    + "Wieczorek|Wieczorek Jabłońska|Jabłoński Majewska|Majewski Olszewska|Olszewski Stępień|Stępień Malinowska|Malinowski "
                    + "Jaworska|Jaworski Górska|Górski Rutkowska|Rutkowski Sikora|Sikora Walczak|Walczak Baran|Baran Łuczak|Łuczak"
            ),
            Split("Zachodnie Wschodnie Nadwiślańskie Podgórskie Pojezierne Nadodrzańskie Mazowiańskie Leśne"), Split("Stare Nowe Wielkie Małe Górne"),
            Split("Brzozowo Lipowo Dębowo Jaworowo Olszowo Sosnowo Bukowo Wierzbowo Topolowo Klonowo Jesionowo"),
            ["Urząd Gminy {0}", "Rada Gminy {0}", "Stowarzyszenie na rzecz {0}"],
            ["Zamówienia publiczne", "Rozwój lokalny", "Rewitalizacja", "Partycypacja mieszkańców", "Fundusze europejskie"],
            ["Pracownicy urzędów", "Radni", "Urzędnicy państwowi", "Organizacje pozarządowe"],
            ["inspektor", "radny", "kierownik referatu", "koordynator projektu"], "Program rozwoju gmin", "wiersz {0}", 50.0, 15.5),
        new(
            "uk", "UA", "Europe/Kyiv",
            Split(
                "Оксана Ірина Наталія Галина Олена Людмила Світлана Тетяна Марія Ольга Алла Богдана Валентина Ганна Дарина Євгенія "
                    + "Зоряна Інна Катерина Лариса Надія Руслана Соломія Юлія"
            ),
            Split(
                "Тарас Богдан Андрій Василь Микола Ігор Юрій Сергій Олег Роман Артем Віктор Григорій Дмитро Євген Захар Іван Костянтин "
                    + "Леонід Максим Назар Остап Петро Ярослав"
            ),
            Same(
                "Шевченко Бондаренко Коваленко Ткаченко Кравченко Олійник Шевчук Поліщук Бойко Мельник Лисенко Марченко Савченко "
                    + "Руденко Петренко Павлюк Климчук Іванюк Гнатюк Романюк Мороз Клименко Кушнір Литвин Гаврилюк Хоменко Заєць Дяченко "
                    + "Сидоренко Гриценко"
            ),
            Split("Надбужжя Полісся Поділля Передгір’я Наддніпров’я Слобода Причорномор’я Волинька"), Split("Верхня Нижня Нова Стара Велика"),
            Split("Вільха Калинівка Березівка Дубина Липівка Кринична Озерна Лісова Яблунівка Млинівка Гайова"),
            ["Виконавчий комітет {0}", "Рада громади {0}", "Громадська організація «{0}»"],
            ["Бюджет участі", "Стратегія громади", "Підготовка проєктів", "Енергоефективність", "Міжмуніципальне співробітництво"],
            ["Працівники громад", "Депутати рад", "Державні службовці", "Громадські організації"],
            ["головний спеціаліст", "депутат", "начальник відділу", "координатор проєктів"], "Програма спроможності громад", "рядок {0}", 47.5, 24.0),
        new(
            "bg", "BG", "Europe/Sofia",
            Split(
                "Мария Елена Десислава Цветана Надежда Росица Силвия Теодора Йорданка Ваня Златка Юлия Ани Боряна Гергана Диана Ива "
                    + "Калина Люба Милена Петя Радка Стефка Яна"
            ),
            Split(
                "Георги Иван Димитър Петър Стоян Николай Красимир Асен Юлиан Чавдар Живко Щерю Атанас Борис Васил Емил Захари Илия "
                    + "Кирил Любомир Мартин Огнян Румен Тодор"
            ),
            Pairs(
                "Иванова|Иванов Георгиева|Георгиев Димитрова|Димитров Петрова|Петров Николова|Николов Стоянова|Стоянов "
                    + "Тодорова|Тодоров Христова|Христов Илиева|Илиев Ангелова|Ангелов Маринова|Маринов Колева|Колев Атанасова|Атанасов "
                    + "Василева|Василев Костова|Костов Янева|Янев Попова|Попов Митева|Митев Желева|Желев Русева|Русев Кирилова|Кирилов "
                    + "Златева|Златев Савова|Савов Цонева|Цонев Бонева|Бонев Данева|Данев Юрукова|Юруков Шопова|Шопов Хаджиева|Хаджиев "
                    + "Банкова|Банков"
            ),
            Split("Родопско Странджанско Дунавско Тракийско Пиринско Балканско Добруджанско Средногорско"), Split("Горно Долно Ново Старо Голямо"),
            Split("Дъбово Липово Буково Брезово Кленово Орехово Борово Върбово Ясеново Тополово Кестеново"),
            ["Община {0}", "Общински съвет {0}", "Сдружение „{0}“"],
            ["Добро управление", "Управление на проекти", "Обществени поръчки", "Участие на гражданите", "Устойчив туризъм"],
            ["Служители на общини", "Общински съветници", "Държавни служители", "Неправителствени организации"],
            ["главен експерт", "общински съветник", "началник отдел", "координатор на проекти"], "Програма за капацитет на общините", "ред {0}", 41.4,
            22.8),
    ];

    /// <summary>The positions that <see cref="Groups"/> and <see cref="Jobs"/> are in the order of.</summary>
    public static IReadOnlyList<PositionGroup> Positions { get; } =
    [PositionGroup.Employee, PositionGroup.Councillor, PositionGroup.CivilServant, PositionGroup.Ngo];

    private static string[] Split(string words) => words.Split(' ');

    private static (string Woman, string Man)[] Same(string words) => Split(words).Select(w => (w, w)).ToArray();

    private static (string Woman, string Man)[] Pairs(string words) => Split(words).Select(w => w.Split('|')).Select(p => (p[0], p[1])).ToArray();
}
