using CapacityPrograms.Data.People;

namespace CapacityPrograms.Tests.Data.People;

/// <summary>
/// A labelled set of records, made from a seed. People of five countries, common names given more often, in municipalities
/// of each country with two organisations each. Half of them are recorded again, once to three times, by somebody who knew less
/// or wrote otherwise: the other script, another romanisation, no diacritics, capitals, fields swapped, a typing error (also
/// where it makes another name), no patronymic, an initial, a title; an address left out or another one, another job
/// elsewhere. What two records of one person must have in common is a name and nothing that says they are two; one who moved
/// keeps an address or a year of birth, and an initial stands beside something else known.
/// Hard negatives, a fifth at least of what is labelled: namesakes elsewhere, fathers and sons at one telephone, colleagues behind one office address, siblings
/// with near names, spouses whose given names differ by a vowel, and near family names in one town.
/// </summary>
internal sealed class RepeatedPeople
{
    private sealed record Person(
        string Language, string Given, string Middle, string Family, Sex Sex, int Born, string Email, string Phone, int Unit, int Organisation,
        Change Change = Change.None);

    private enum Change { None, Moves, IsWrittenByInitial, WritesFromElsewhere }

    private static readonly (string Language, string Men, string Women, string Families, string WomensFamilies)[] _countries =
    [
        (
            "sr",
            "Ђорђе Јован Милан Петар Никола Марко Мирко Зоран Горан Драган Александар Стефан Љубиша Његош Жељко Слободан Чедомир "
                + "Ћирило Шћепан Владимир Душан Бранислав Немања Вук",
            "Ана Љиљана Милица Јелена Марија Ивана Снежана Весна Гордана Ђурђа Анка Драгана Жељка Наташа Сузана Катарина Тијана Ксенија Босиљка Емилија",
            "Јовановић Петровић Николић Марковић Ђорђевић Стојановић Илић Станковић Павловић Милошевић Живковић Тодоровић Ристић "
                + "Цветковић Шћепановић Љубичић Његован Џелетовић Ћирић Ђукић Пешић Матић Вукашиновић Хаџи-Ђорђевић Обрадовић Величковић "
                + "Трајковић Чолаковић Бркић Грујић",
            ""),
        (
            "sr", "Џемал Амир Емир Хасан Ћамил Сеад Кемал Мухамед Јасмин Ибрахим Един Недим Џевад Анте Божо Жарко Ђуро Маријан",
            "Амра Џенана Емина Лејла Јасмина Санела Ајла Шејла Ћерима Маријана Бранка Ивка Дијана Жана Хатиџа",
            "Хаџић Хоџић Ђулић Бешлић Џафић Ћосић Шабић Караџић Мујић Селимовић Ибрахимовић Османовић Љубунчић Чаушевић Кнежевић Бабић "
                + "Томић Мешић Жунић Ђуровић",
            ""),
        (
            "bg",
            "Георги Иван Димитър Никола Христо Щерю Йордан Кръстьо Цветан Юлиян Янко Желязко Асен Любомир Петър Стоян Тодор Пламен Красимир Чавдар",
            "Мария Иванка Елена Цветана Юлия Янка Жана Йорданка Христина Щилияна Десислава Надежда Любка Радостина Яна Снежана",
            "Христов Иванов Георгиев Димитров Петров Николов Щерев Желязков Янков Цветков Йорданов Кръстев Стоянов Тодоров Ангелов "
                + "Чакъров Хаджиев Юруков Пенчев Василев Любенов Шишков Каменов Попов",
            "Христова Иванова Георгиева Димитрова Петрова Николова Щерева Желязкова Янкова Цветкова Йорданова Кръстева Стоянова "
                + "Тодорова Ангелова Чакърова Хаджиева Юрукова Пенчева Василева Любенова Шишкова Каменова Попова"
        ),
        (
            "uk",
            "Олександр Юрій В’ячеслав Сергій Володимир Андрій Євген Ігор Григорій Михайло Ярослав Дмитро Їржи Йосип Захар Анатолій "
                + "Микола Любомир Валерій Тарас",
            "Наталія Олександра Юлія Євгенія Ірина Тетяна Мар’яна Ганна Світлана Людмила Яна Ольга Надія Оксана Лідія Соломія",
            "Кравчук Шевченко Пащенко Юрчук Сергієнко Згурський Щербак Лук’яненко Дем’янюк Коваль Бойко Ткаченко Гнатюк Хоменко "
                + "Цимбалюк Яценко Жук Андрієнко Гаєвський Кузьменко Мельничук Гриценко Їжакевич Шульга Поліщук Заєць",
            ""),
        (
            "pl", "Łukasz Paweł Michał Grzegorz Krzysztof Józef Stanisław Wojciech Jędrzej Piotr Tomasz Andrzej Jarosław Mateusz Ksawery",
            "Małgorzata Agnieszka Joanna Łucja Katarzyna Żaneta Elżbieta Anna Ewelina Bożena Świętosława Wioletta Zofia",
            "Żółć Nowak Kowalski Wiśniewski Wójcik Kowalczyk Zieliński Szymański Woźniak Kozłowski Jabłoński Krawczyk Piątek "
                + "Szczepański Brzęczyszczykiewicz Głąb Chmielewski Łuczak",
            "Żółć Nowak Kowalska Wiśniewska Wójcik Kowalczyk Zielińska Szymańska Woźniak Kozłowska Jabłońska Krawczyk Piątek "
                + "Szczepańska Brzęczyszczykiewicz Głąb Chmielewska Łuczak"
        ),
    ];

    // The tail of rare names that every country has.
    private static readonly string[] _stems = (
        "Бал Гар Дуб Зел Кам Лов Мал Обр Пав Рад Сав Тан Фил Чол Шар Бран Врат Град Драг Злат Крас Млад Ранк Слав Трав Бјел Вел Гњат "
        + "Жут Јан Кос Љут Муш Прод Сред Теш Хорв Цвет Шум Ђак Будим Веч Јак Лаз Мирк Нест Станк Урош Мит Груб Сим Жар Коч Пуш Рус Сок "
        + "Тур Вран Голуб Јелен"
    ).Split(' ');
    private static readonly string[] _polish = (
        "Bąk Dąb Gołęb Jaw Kacz Lew Maj Olsz Paw Ryb Sow Traw Wilk Zając Brzoz Czar Fra Grab Kos Lip Mal Nied Orł Pięk Rog Śliw Stań "
        + "Świd Tarn Wierz Wrób Zawadz Gór Król Błasz Ćwik Dudz Wąs Żur Źreb"
    ).Split(' ');

    private readonly Random _random;
    private readonly int _unitsOfCountry;
    private int _phones = 1000000;

    /// <param name="unitsOfCountry">Municipalities of each country.</param>
    public RepeatedPeople(int seed, int people, int unitsOfCountry = 40)
    {
        (_random, _unitsOfCountry) = (new Random(seed), unitsOfCountry);
        for (var i = 0; i < people; i++)
        {
            var person = SomebodyNew();
            if (Chance(0.2)) person = person with { Change = Any([Change.Moves, Change.IsWrittenByInitial, Change.WritesFromElsewhere]) };
            var first = Add(person, i, again: false);
            var records = new List<int> { first };
            if (Chance(0.5))
            {
                for (var more = Chance(0.2) ? Chance(0.3) ? 3 : 2 : 1; more > 0; more--) records.Add(Add(person, i, again: true));
            }
            Same.AddRange(from a in records from b in records where a < b select (a, b));
            if (Chance(0.3)) AddSomebodyLike(person, first, records.Count == 1);
        }
    }

    public List<IdentityRecord> Records { get; } = [];

    /// <summary>Pairs of records of one person, the smaller id first.</summary>
    public List<(int, int)> Same { get; } = [];

    /// <summary>Pairs of records made to be taken for one person.</summary>
    public List<(int, int)> HardNegatives { get; } = [];

    private bool Chance(double share) => _random.NextDouble() < share;

    private T Any<T>(IReadOnlyList<T> some) => some[_random.Next(some.Count)];

    // The first names of a list are the common ones.
    private string Common(string names) => names.Split(' ') is var some ? some[(int)(some.Length * Math.Pow(_random.NextDouble(), 1.6))] : "";

    private Person SomebodyNew()
    {
        var country = _random.Next(_countries.Length);
        var (language, men, women, families, womens) = _countries[country];
        var sex = Chance(0.5) ? Sex.Female : Sex.Male;
        var middle = language switch
        {
            "bg" when Chance(0.4) => Common(sex == Sex.Female ? womens : families),
            "uk" when Chance(0.4) => Any(
                sex == Sex.Female
                    ? ["Петрівна", "Іванівна", "Юріївна", "Сергіївна", "Михайлівна"]
                    : (string[])["Петрович", "Іванович", "Юрійович", "Сергійович", "Михайлович"]),
            _ => "",
        };
        var unit = (country * _unitsOfCountry) + _random.Next(_unitsOfCountry) + 1;
        // The more people, the more of the names are rare ones: thirty names are a seventh of a whole country's.
        var family = Chance(1 - (0.5 * Math.Sqrt(Math.Min(1, 40.0 / _unitsOfCountry))))
            ? Rare(language, sex)
            : Common(sex == Sex.Female && womens.Length > 0 ? womens : families);
        if (Chance(0.08))
            family += (Chance(0.5) ? "-" : " ") + Common(sex == Sex.Female && womens.Length > 0 ? womens : families);
        return Reachable(
            new(
                language, Common(sex == Sex.Female ? women : men), middle, family, sex, _random.Next(1950, 2004), "", "", unit,
                (unit * 2) + _random.Next(2)));
    }

    private string Rare(string language, Sex sex) =>
        (language, sex == Sex.Female) switch
        {
            ("pl", var woman) => Stem(_polish)
                + Any(woman ? ["owska", "ińska", "czyk", "ewicz", "ecka", "ak"] : (string[])["owski", "iński", "czyk", "ewicz", "ecki", "ak"]),
            ("bg", var woman) => Letters(Stem(_stems)) + Any(["ов", "ев", "инов", "чев", "аров", "анов"]) + (woman ? "а" : ""),
            ("uk", _) => Letters(Stem(_stems)) + Any(["енко", "чук", "юк", "ич", "ак", "ун", "ець", "ишин"]),
            _ => Stem(_stems) + Any(["ић", "овић", "евић", "анић", "ичић", "арац", "ковић", "јанин"]),
        };

    private string Stem(string[] stems) => Chance(1 - Math.Min(1, 40.0 / _unitsOfCountry)) ? Any(stems) + Any(stems).ToLowerInvariant() : Any(stems);

    private static string Letters(string serbian) =>
        serbian
            .Replace("Љ", "Л", StringComparison.Ordinal)
            .Replace("Ђ", "Д", StringComparison.Ordinal)
            .Replace("Ј", "Я", StringComparison.Ordinal)
            .Replace("ј", "", StringComparison.Ordinal)
            .Replace("њ", "н", StringComparison.Ordinal);

    private Person Reachable(Person person) =>
        person with
        {
            Email = $"p{_random.Next(100_000_000)}@{Any(["example.org", "example.com", "example.net"])}",
            Phone = $"+38163{_phones++}",
        };

    private int Add(Person person, int number, bool again)
    {
        var latin = person.Language == "pl" || Chance(again ? 0.5 : 0.4);
        var (given, family) = (person.Given, person.Family);
        if (person.Middle.Length > 0 && !(again && Chance(0.4))) given += " " + person.Middle;
        if (again && family.Contains('-', StringComparison.Ordinal) && Chance(0.2)) family = family.Replace('-', ' ');
        if (again && Chance(0.1)) (given, family) = Chance(0.5) ? (Mistyped(given), family) : (given, Mistyped(family));
        if (latin)
        {
            var way = _random.Next(Romanised.Ways(person.Language));
            (given, family) = (Romanised.Of(given, person.Language, way), Romanised.Of(family, person.Language, way));
            if (Chance(0.3)) (given, family) = (Romanised.Plain(given, number % 4 > 0), Romanised.Plain(family, number % 4 > 0));
        }
        else given = given.Replace('’', Any(['’', '\'', 'ʼ']));
        var initial = again && person.Change == Change.IsWrittenByInitial;
        if (initial) given = given[..1] + ".";
        if (Chance(0.05)) given = (latin ? Any(["dr ", "prof. ", "mr ", "mgr inż. "]) : Any(["др ", "проф. ", "инж. ", "д-р "])) + given;
        if (again && Chance(0.1)) (given, family) = (family, given);
        if (Chance(0.12)) (given, family) = (given.ToUpperInvariant(), family.ToUpperInvariant());
        return Write(person, new(given, family), again);
    }

    private int Write(Person person, SpelledName name, bool again)
    {
        var (moved, other) = (again && person.Change == Change.Moves, again && person.Change == Change.WritesFromElsewhere);
        // Otherwise nobody could tell, and the label would be a guess.
        var (email, phone, born) = (other || Chance(0.6), Chance(0.5), Chance(0.6) || person.Change == Change.Moves);
        var unit = moved ? ((person.Unit - 1) / _unitsOfCountry * _unitsOfCountry) + _random.Next(_unitsOfCountry) + 1 : person.Unit;
        var record = new IdentityRecord(
            Records.Count + 1, [name], born ? person.Born + (again && !moved && Chance(0.02) ? 1 : 0) : null, Chance(0.7) ? person.Sex : Sex.NotStated,
            !email ? null : other ? Reachable(person).Email : Chance(0.2) ? person.Email.ToUpperInvariant() : person.Email,
            !phone ? null : Chance(0.5) ? "0" + person.Phone[4..] : person.Phone,
            person.Change != Change.None || Chance(0.85) ? [unit] : [], Chance(0.4) && !moved ? [person.Organisation] : []);
        Records.Add(record);
        return record.Id;
    }

    // A letter left out, written twice over another, changed, or two in the wrong order; never the first.
    private string Mistyped(string word)
    {
        if (word.Split(' ', '-')[0].Length < 5) return word;
        var at = _random.Next(1, word.Split(' ', '-')[0].Length - 1);
        var letter = word[at] < 'Ѐ' ? Any("aeioukmnrst".ToCharArray()) : Any("аеоукмнрст".ToCharArray());
        return _random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, letter.ToString()),
            2 => word.Remove(at, 1).Insert(at, letter.ToString()),
            _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        };
    }

    private void AddSomebodyLike(Person person, int first, bool once)
    {
        var like = Reachable(person) with { Change = Change.None };
        var record = Records[first - 1];
        switch (_random.Next(6))
        {
            case 0:
                var unit = ((person.Unit - 1) / _unitsOfCountry * _unitsOfCountry) + (((person.Unit - 1) % _unitsOfCountry) + 7) % _unitsOfCountry + 1;
                like = like with { Unit = unit, Organisation = unit * 2, Born = _random.Next(1950, 2004) };
                Records[first - 1] = record with { UnitIds = [person.Unit] };
                Label(first, Add(like, first, again: false), r => r with { UnitIds = [unit] });
                break;
            case 1:
                // Where a year of birth is left out somewhere, nobody can tell the two.
                if (!once) return;
                Records[first - 1] = record with { BirthYear = person.Born, Phone = person.Phone };
                Label(first, Add(like, first, again: false), r => r with { BirthYear = person.Born + _random.Next(20, 36), Phone = person.Phone });
                break;
            case 2:
                var colleague = SomebodyNew() with { Unit = person.Unit, Organisation = person.Organisation };
                if (colleague.Given == person.Given && colleague.Family == person.Family)
                    return;
                var (office, telephone) = (
                    Chance(0.5) ? $"info@unit{person.Unit}.example" : $"razvoj{person.Unit}@example.org", $"+38115{2000000 + person.Unit}");
                Records[first - 1] = record with { Email = office, Phone = telephone };
                Label(first, Add(colleague, first, again: false), r => r with { Email = office, Phone = telephone });
                break;
            case 3:
                var (one, other, sex) = Any([
                    ("Марко", "Мирко", Sex.Male), ("Зоран", "Горан", Sex.Male), ("Ана", "Анка", Sex.Female), ("Марија", "Мара", Sex.Female),
                    ("Јана", "Жана", Sex.Female),
                ]);
                Between(like with { Language = "sr", Given = one, Middle = "", Sex = sex }, other, sex, Chance(0.5));
                break;
            case 4:
                var (man, woman) = Any([("Иван", "Ивана"), ("Драган", "Драгана"), ("Марио", "Марија"), ("Александар", "Александра"), ("Стефан", "Стефана")]);
                Between(like with { Language = "sr", Given = man, Middle = "", Sex = Sex.Male }, woman, Sex.Female, Chance(0.5));
                break;
            default:
                var (family, near) = Any([
                    ("Петровић", "Петров"), ("Јовановић", "Јованов"), ("Николић", "Николов"), ("Ивановић", "Ивановски"), ("Илић", "Илин"),
                ]);
                var here = like with { Language = "sr", Family = family, Middle = "" };
                Label(
                    Add(here, first, again: false), Add(Reachable(here) with { Family = near, Born = _random.Next(1950, 2004) }, first, again: false),
                    r => r);
                break;
        }
    }

    private void Between(Person one, string other, Sex sex, bool onePhone)
    {
        var sibling = Reachable(one) with { Given = other, Sex = sex, Born = one.Born + _random.Next(-6, 7) };
        Label(Add(one, 1, again: false), Add(onePhone ? sibling with { Phone = one.Phone } : sibling, 1, again: false), r => r);
    }

    private void Label(int first, int second, Func<IdentityRecord, IdentityRecord> change)
    {
        Records[second - 1] = change(Records[second - 1]);
        HardNegatives.Add((first, second));
    }
}
