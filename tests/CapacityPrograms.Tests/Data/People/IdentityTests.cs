using CapacityPrograms.Data.People;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Data.People;

public sealed class IdentityTests
{
    private static IdentityRecord Record(
        string given, string family, int? born = null, Sex sex = Sex.NotStated, string? email = null, string? phone = null, int? unit = null,
        int? organisation = null, int id = 0
    ) => new(id, [new(given, family)], born, sex, email, phone, unit is { } u ? [u] : [], organisation is { } o ? [o] : []);

    private static IdentityMatch Of(string a, string b) => Identity.Compare(Written(a), Written(b));

    // "Given|Family"
    private static IdentityRecord Written(string name) => Record(name.Split('|')[0], name.Split('|')[1]);

    [Fact]
    public void Four_spellings_of_Djordje_are_one_person()
    {
        string[] spellings = ["Ђорђе|Јовановић", "Đorđe|Jovanović", "Djordje|Jovanovic", "JOVANOVIĆ|ĐORĐE"];
        foreach (var a in spellings)
        {
            foreach (var b in spellings) Assert.True(Of(a, b).IsSuggested, $"{a} {b}");
        }
    }

    [Theory]
    [InlineData("Георги|Христов", "Georgi|Hristov")]
    [InlineData("Георги|Христов", "Georgi|Khristov")]
    [InlineData("Щерю|Драганов", "Shteryu|Draganov")]
    [InlineData("Олександр|Кравчук", "Oleksandr|Kravchuk")]
    [InlineData("Олександр|Кравчук", "Oleksandr|Kravčuk")]
    [InlineData("Наталія|Шевченко", "Natalia|Shevchenko")]
    [InlineData("Наталія|Шевченко", "Nataliia|Ševčenko")]
    [InlineData("Nataliya|Shevchenko", "Natalia|Shevchenko")]
    [InlineData("В’ячеслав|Юрчук", "Viacheslav|Yurchuk")]
    [InlineData("В'ячеслав|Юрчук", "Вʼячеслав|Юрчук")]
    [InlineData("Юрій|Гнатюк", "Yurii|Hnatiuk")]
    [InlineData("Юрій|Гнатюк", "Jurij|Hnatjuk")]
    [InlineData("Łukasz|Żółć", "Lukasz|Zolc")]
    [InlineData("Љиљана|Петровић", "Ljiljana|Petrović")]
    [InlineData("Џемал|Хаџић", "Džemal|Hadžić")]
    [InlineData("Đorđe|Jovanović", "dr Đorđe|Jovanović")]
    [InlineData("д-р Георги|Христов", "инж. Georgi|Hristov")]
    [InlineData("Георги Иванов|Христов", "Georgi|Hristov")]
    [InlineData("Олександр Петрович|Кравчук", "Кравчук|Олександр")]
    [InlineData("Иван Иванов|Иванов", "Ivan|Ivanov")]
    [InlineData("Ana-Marija|Petrović", "Ana Marija|Petrovic")]
    [InlineData("Ana|Petrović Njegoš", "Ана|Петровић-Његош")]
    [InlineData("Anna|Nowak-Kowalska", "Anna|Nowak")]
    [InlineData("|Đorđe Jovanović", "Ђорђе|Јовановић")]
    [InlineData("Jovanović Đorđe|", "Ђорђе|Јовановић")]
    [InlineData("Đorđe|Jovanović", "Đorđe|Jovanvić")]
    [InlineData("Ђорђе|Јовановић", "Djodrje|Jovanovic")]
    public void Spellings_of_a_rare_name_are_one_person(string a, string b) => Assert.True(Of(a, b).IsSuggested, $"{Of(a, b)}");

    [Theory]
    [InlineData("|Suharto", "|Suharto")]
    [InlineData("|Мадона", "|Madona")]
    public void One_name_only_says_as_much_as_the_address_beside_it(string a, string b)
    {
        var (first, second) = (Written(a), Written(b));
        Assert.False(Identity.Compare(first, second).IsSuggested);
        var match = Identity.Compare(first with { Email = "ured@suharto.example" }, second with { Email = "ured@suharto.example" });
        Assert.True(match.IsSuggested, $"{match}");
        Assert.True(match.IsCertain, $"{match}");
        // Another name at the same address, a typing error, an initial, and somebody of whom more is known.
        foreach (var other in new[] { "|Sukarno", "|Suhart", "|S.", "Ana|Suharto" })
            Assert.False(Identity.Compare(first with { Email = "ured@suharto.example" }, Written(other) with { Email = "ured@suharto.example" }).IsSuggested);
    }

    [Theory]
    [InlineData("Ivan|Petrović", "Ivana|Petrović")]
    [InlineData("Mario|Rossi", "Maria|Rossi")]
    [InlineData("Ana|Petrović", "Ena|Petrović")]
    [InlineData("Ana|Petrović", "Anka|Petrović")]
    [InlineData("Ana|Petrović", "Ana|Petrov")]
    [InlineData("Jan|Kowalski", "Jana|Kowalska")]
    [InlineData("Александър|Иванов", "Александра|Иванова")]
    [InlineData("Ana Marija|Petrović", "Ana Ivana|Petrović")]
    [InlineData("Георги Иванов|Христов", "Георги Петров|Христов")]
    [InlineData("Георги Иванов|Христов", "Георги|Иванов")]
    [InlineData("Đ.|Jovanović", "Đorđe|Jovanović")]
    [InlineData("Đorđe|Jovanović", "Petar|Jovanović")]
    [InlineData("Đrđe|Jovanvić", "Đorđe|Jovanović")]
    public void Near_names_are_two_people(string a, string b) => Assert.False(Of(a, b).IsSuggested, $"{Of(a, b)}");

    [Fact]
    public void Father_and_son_with_one_name_are_two_people_even_at_one_address()
    {
        var father = Record("Petar", "Petrović", 1955, email: "petrovici@example.org", phone: "+381 15 561 123", unit: 7);
        Assert.Equal([IdentityReason.OtherBirthYear], Identity.Compare(father, father with { BirthYear = 1981 }).Reasons);
        Assert.False(Identity.Compare(father, father with { BirthYear = 1957 }).IsSuggested);
        Assert.True(Identity.Compare(father, father with { BirthYear = 1956 }).IsSuggested);
    }

    [Fact]
    public void Colleagues_behind_one_address_are_two_people()
    {
        var colleague = Record("Milan", "Simić", email: "info@ljubovija.rs", phone: "015 561 411", unit: 7, organisation: 3);
        var match = Identity.Compare(colleague, colleague with { Names = [new("Vesna", "Tadić")] });
        Assert.Equal(0, match.Score);
        Assert.Equal([IdentityReason.OtherName, IdentityReason.OfficeAddress, IdentityReason.SamePhone], match.Reasons);
    }

    [Fact]
    public void Brothers_are_two_people() =>
        Assert.False(
            Identity
                .Compare(Record("Milan", "Simić", phone: "015 561 411", unit: 7), Record("Dragan", "Simić", phone: "015 561 411", unit: 7))
                .IsSuggested);

    [Fact]
    public void Namesakes_in_two_municipalities_are_two_people()
    {
        var one = Record("Jovan", "Jovanović", email: "jovan.j@example.org", unit: 1);
        Assert.False(Identity.Compare(one, Record("Jovan", "Jovanović", email: "jovanovic@example.com", unit: 2)).IsSuggested);
        Assert.False(Identity.Compare(one, Record("Јован", "Јовановић", unit: 2)).IsSuggested);
        Assert.True(Identity.Compare(one, Record("Јован", "Јовановић", unit: 1)).IsSuggested);
        Assert.True(Identity.Compare(one, Record("Јован", "Јовановић", email: "JOVAN.J@example.org", unit: 2)).IsSuggested);
    }

    [Fact]
    public void A_different_stated_sex_is_another_person() =>
        Assert.False(Identity.Compare(Record("Saša", "Ilić", sex: Sex.Female), Record("Saša", "Ilić", sex: Sex.Male)).IsSuggested);

    [Fact]
    public void An_initial_needs_something_else_that_agrees()
    {
        Assert.True(Identity.Compare(Record("Đ.", "Jovanović", unit: 1), Record("Ђорђе", "Јовановић", unit: 1)).IsSuggested);
        Assert.True(Identity.Compare(Record("Lj.", "Petrović", email: "lj@example.org"), Record("Љиљана", "Петровић", email: "lj@example.org")).IsSuggested);
        Assert.False(Identity.Compare(Record("M.", "Petrović", email: "lj@example.org"), Record("Љиљана", "Петровић", email: "lj@example.org")).IsSuggested);
    }

    [Fact]
    public void A_further_spelling_is_compared_too()
    {
        var married = Record("Ana", "Kovačević") with { Names = [new("Ana", "Kovačević"), new("Ana", "Petrović")] };
        Assert.True(Identity.Compare(married, Record("Ана", "Петровић")).IsSuggested);
    }

    [Theory]
    [InlineData("+381 63 123-4567", "063/123-4567")]
    [InlineData("00381631234567", "381 63 1234567")]
    [InlineData("+380 44 123 45 67", "044 1234567")]
    public void A_telephone_number_is_the_same_with_any_prefix(string a, string b) => Assert.Equal(ContactForms.Phone(a), ContactForms.Phone(b));

    [Theory]
    [InlineData("info@example.org", true)]
    [InlineData("opstina.ljubovija@example.org", true)]
    [InlineData("kabinet2@example.org", true)]
    [InlineData("ljubovija@ljubovija.rs", true)]
    [InlineData("ana.petrovic@ljubovija.rs", false)]
    public void An_office_mailbox_is_told_from_a_personal_one(string email, bool office) =>
        Assert.Equal(office, ContactForms.IsOffice(ContactForms.Email(email)!));

    private static readonly Gen<string> _given = Gen.Elements(
        "Ана", "Ana", "Ђорђе", "Djordje", "В’ячеслав", "Nataliia", "Đ.", "Ivan Petrov", "Ana-Marija", "Łukasz", "Ivana", "Marko", "Mirko", "", "Dr",
        "x y z w");
    private static readonly Gen<string> _family = Gen.Elements(
        "Јовановић", "Jovanovic", "Jovanvić", "Petrov", "Kowalska", "Ana", "Nowak-Kowalska", "Ivan", "Đorđe", "Дем’янюк", "Demianiuk", "", "O'Neil");
    private static readonly Gen<IdentityRecord> _record =
        from given in _given
        from family in _family
        from more in Gen.Elements(0, 0, 1)
        from second in _given
        from born in Gen.Elements<int?>(null, 1970, 1971, 1990)
        from sex in Gen.Elements(Sex.NotStated, Sex.Female, Sex.Male)
        from email in Gen.Elements(null, "a@example.org", "b@example.org", "info@example.org", "@")
        from phone in Gen.Elements(null, "015 561 411", "+381 15 561 411", "1")
        from unit in Gen.Elements<int?>(null, 1, 2)
        select Record(given, family, born, sex, email, phone, unit) is var record && more == 1
            ? record with
            {
                Names = [.. record.Names, new(second, family)],
            }
            : Record(given, family, born, sex, email, phone, unit);

    private static void Holds(Func<IdentityRecord, IdentityRecord, bool> rule) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(Arb.From(from a in _record from b in _record select (a, b)), pair => rule(pair.a, pair.b)));

    private static bool Same(IdentityMatch a, IdentityMatch b) => a.Score == b.Score && a.Reasons.SequenceEqual(b.Reasons);

    [Fact]
    public void Comparing_is_symmetric() => Holds((a, b) => Same(Identity.Compare(a, b), Identity.Compare(b, a)));

    [Fact]
    public void Of_two_spellings_that_say_as_much_the_same_one_counts_both_ways()
    {
        var one = Record("", "Мадона", email: "ured@primjer.example") with { Names = [new("", "Мадона"), new("", "Plinnius")] };
        var other = one with { Names = [new("", "Plinius"), new("", "Madona")] };

        Assert.True(Identity.Compare(one, other).IsSuggested);
        Assert.Equal(Identity.Compare(one, other).Reasons, Identity.Compare(other, one).Reasons);
    }

    [Fact]
    public void A_full_name_matches_itself() =>
        Holds(
            (a, _) =>
                !a.Names.Any(n => n.Given.Length > 2 && n.Family.Length > 2 && !n.Given.Contains(" y ", StringComparison.Ordinal))
                || Identity.Compare(a, a).IsSuggested);

    [Fact]
    public void Case_and_kind_of_apostrophe_say_nothing() =>
        Holds((a, b) => Same(Identity.Compare(a, b), Identity.Compare(Rewritten(a, n => n.ToUpperInvariant()), Rewritten(b, n => n.Replace('’', '\'')))));

    private static IdentityRecord Rewritten(IdentityRecord record, Func<string, string> rewrite) =>
        record with { Names = record.Names.Select(n => new SpelledName(rewrite(n.Given), rewrite(n.Family))).ToList() };

    [Fact]
    public void What_is_found_is_what_comparing_each_with_each_finds() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(100),
            Prop.ForAll(
                Arb.From(Gen.ListOf(_record)),
                some =>
                {
                    var records = some.Take(IdentityIndex.Largest).Select((r, i) => r with { Id = i + 1 }).ToList();
                    var index = new IdentityIndex(records);
                    var all =
                        from a in records
                        from b in records
                        where a.Id < b.Id && Identity.Compare(a, b, index.Frequencies).IsSuggested
                        select (a.Id, b.Id);
                    var found = index.Pairs(CancellationToken.None).Pairs.Select(p => (p.FirstId, p.SecondId)).ToHashSet();
                    Assert.Equal("", string.Join("; ", all.Where(p => !found.Contains(p)).Select(p => Show(records, p))));
                    Assert.All(found, p => Assert.Contains(p, all));
                }
            ));

    private static string Show(List<IdentityRecord> records, (int, int) pair) =>
        string.Join(
            " ~ ",
            new[] { pair.Item1, pair.Item2 }.Select(id => records[id - 1]).Select(r => $"{r.Id} {string.Join('/', r.Names)} {r.Email} {r.Phone}"));
}
