using CapacityPrograms.Data.People;

namespace CapacityPrograms.Web.Seed;

/// <summary>A plainly fictional name.</summary>
internal sealed record DemoName(string Given, string Family);

/// <summary>Plainly fictional names of one language; the families are in the woman's and the man's form, in one order.</summary>
internal sealed record DemoNames(string Language, string[] Women, string[] Men, string[] FamiliesOfWomen, string[] FamiliesOfMen)
{
    public static DemoNames Bosnian { get; } = Unchanging("bs",
        "Amra Lejla Selma Ivana Sanja Dragana Azra Maja Mirela Tamara", "Adnan Emir Goran Haris Ivan Mirza Nermin Slaven Damir Vedran",
        "Primjerić Probić Izmislić Fiktić Uzorković Nacrtić Maketić Ogledić Skicić");

    public static DemoNames Serbian { get; } =
        Unchanging(
            "sr-Latn", "Jelena Milica Snežana Biljana Gordana Ljiljana Marija Nataša Svetlana Tijana",
            "Zoran Milan Dragan Nebojša Aleksandar Goran Saša Vladimir Stevan Đorđe",
            "Primerić Probić Izmislić Uzorković Nacrtić Maketić Ogledić Skicić Zamislić");

    public static DemoNames Polish { get; } =
        new(
            "pl", Split("Anna Ewa Katarzyna Małgorzata Agnieszka Joanna Zofia Łucja Barbara Grażyna"),
            Split("Piotr Jan Tomasz Paweł Michał Łukasz Stanisław Grzegorz Andrzej Marek"),
            Split("Przykładowska Zmyślona Wzorcowa Próbna Testowska Makietowska Szablonowska Umowna"),
            Split("Przykładowski Zmyślony Wzorcowy Próbny Testowski Makietowski Szablonowski Umowny"));

    public static DemoNames Ukrainian { get; } =
        new(
            "uk", Split("Оксана Ірина Наталія Галина Олена Людмила Світлана Тетяна Марія Ольга"),
            Split("Тарас Богдан Андрій Василь Микола Ігор Юрій Сергій Олег Роман"),
            Split("Пробна Зразкова Вигадана Умовна Макетна Прикладна Уявна Чернеткова"),
            Split("Пробний Зразковий Вигаданий Умовний Макетний Прикладний Уявний Чернетковий"));

    public static DemoNames Bulgarian { get; } =
        new(
            "bg", Split("Мария Елена Десислава Цветана Надежда Росица Силвия Теодора Йорданка Ваня Златка Юлия"),
            Split("Георги Иван Димитър Петър Стоян Николай Красимир Асен Юлиан Чавдар Живко Щерю"),
            Split("Примерова Образцова Пробова Измислова Макетова Шаблонова Нарочева Черновова Скицова"),
            Split("Примеров Образцов Пробов Измислов Макетов Шаблонов Нарочев Черновов Скицов"));

    /// <summary>The name with a number, and the sex of its form; two numbers below <see cref="Count"/> give two names.</summary>
    public (DemoName Name, Sex Sex) At(int number)
    {
        var women = number % 2 == 0;
        var (given, families) = women ? (Women, FamiliesOfWomen) : (Men, FamiliesOfMen);
        var i = number / 2;
        return (new(given[i % given.Length], families[(i + i / given.Length) % families.Length]), women ? Sex.Female : Sex.Male);
    }

    /// <summary>How many names there are.</summary>
    public int Count => 2 * Women.Length * FamiliesOfWomen.Length;

    private static DemoNames Unchanging(string language, string women, string men, string families) =>
        new(language, Split(women), Split(men), Split(families), Split(families));

    private static string[] Split(string words) => words.Split(' ');
}
