using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Tests.Platform.Tables;

public sealed class HeaderTests
{
    private static readonly HeaderAliases Aliases = new(new Dictionary<string, IReadOnlyList<string>>
    {
        ["GivenName"] = ["Given name", "Ime", "Imię", "Ім'я", "Име"],
        ["FamilyName"] = ["Family name", "Prezime", "Nazwisko", "Прізвище", "Фамилия"],
        ["Municipality"] = ["Municipality", "Opština", "Općina", "Gmina", "Громада", "Община"],
    });

    [Theory]
    [InlineData("Ime;PREZIME;Opština *")]
    [InlineData("Име;Презиме;ОПШТИНА")]
    [InlineData("Ім’я;Прізвище;Громада")]
    [InlineData("imie;nazwisko;gmina:")]
    [InlineData("given  name;Family-name;municipality")]
    public async Task Columns_are_known_in_every_language_and_script(string header)
    {
        using var file = await OpenAsync(header + ";Напомена\na;b;c;d\n");
        var found = TableHeader.Of(file.Sheets[0], file.Name, Aliases);
        Assert.Equal(1, found.Row);
        Assert.Equal(["GivenName", "FamilyName", "Municipality", null], found.Titles.Select(Aliases.FieldOf));
    }

    [Fact]
    public async Task Titles_above_the_header_are_passed_over()
    {
        using var file = await OpenAsync("Spisak učesnika\n\nOpština: Niš;;\nRb;Ime;Prezime\n1;Ana;Anić\n");
        var header = TableHeader.Of(file.Sheets[0], file.Name, Aliases);
        Assert.Equal(4, header.Row);
        Assert.Equal("Ana", header.RowsOf(file.Sheets[0]).Single()[2].Text);
        Assert.Equal(new CellAddress("t", 5, 2, "Ime"), header.At(5, 2));
        Assert.Equal("", header.At(5, 9).Header);
        Assert.Equal(4, TableHeader.Of(file.Sheets[0], file.Name).Row);
    }

    [Fact]
    public async Task A_header_that_is_repeated_is_no_row_and_one_word_of_it_is()
    {
        using var file = await OpenAsync("Ime;Opština;Uloga\nAna;Niš;\nIME;Opština;Uloga\nIvan;Opština;\n;Opština;\n");
        var header = TableHeader.Of(file.Sheets[0], file.Name, Aliases);
        Assert.Equal([2, 4, 5], header.RowsOf(file.Sheets[0]).Select(r => r.Number));
    }

    [Fact]
    public async Task A_table_of_numbers_alone_has_no_header()
    {
        using var file = await OpenAsync("1;2\n3;4\n");
        var refused = Assert.Throws<RefusedException>(() => TableHeader.Of(file.Sheets[0], file.Name, Aliases));
        Assert.Equal("FileNoHeader", Assert.Single(refused.Refusals).Key);
    }

    [Fact]
    public void Two_fields_of_one_name_are_a_mistake_of_ours() =>
        Assert.Throws<ArgumentException>(() => new HeaderAliases(new Dictionary<string, IReadOnlyList<string>> { ["A"] = ["Ime"], ["B"] = ["ИМЕ"] }));

    private static Task<TableFile> OpenAsync(string text) => Reading.OpenAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "t.csv");
}
