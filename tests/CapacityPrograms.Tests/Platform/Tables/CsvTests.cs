using System.Text;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Tests.Platform.Tables;

public sealed class CsvTests
{
    private const string Latin = "Ime i prezime;Opština;Datum\nĐorđe Čavić;Šabac;1.2.2024\nŽeljka Ćosić;Čačak;\n";
    private const string Polish = "Imię i nazwisko;Gmina\nŁukasz Wiśniewski;Gorzów Wielkopolski\nJózefa Źródłowska;Świętochłowice\n";
    private const string Serbian = "Име и презиме;Општина\nЂорђе Ћирић;Љубовија\nЈелена Њежић;Ужице\n";
    private const string Ukrainian = "Прізвище;Громада\nГалина Щербань;Миколаївська\nЄвген Ґудзь;Київ\n";
    private const string Bulgarian = "Име;Община\nЙорданка Щерева;Септември\nГеорги Бъчваров;Пловдив\n";

    [Theory]
    [InlineData(1250, Latin)]
    [InlineData(1250, Polish)]
    [InlineData(1251, Serbian)]
    [InlineData(1251, Ukrainian)]
    [InlineData(1251, Bulgarian)]
    [InlineData(1251, "Naziv;Opština\nUstanova \"Вук\";Ужице\n")]
    [InlineData(1252, "Nombre;Ciudad\nMaría Núñez;Logroño\nJosé Muñoz;Málaga\n")]
    public async Task The_code_page_is_told_by_the_letters(int page, string text)
    {
        var rows = await Reading.CsvAsync(
            text.Replace("š", page == 1251 ? "s" : "š", StringComparison.Ordinal), CodePagesEncodingProvider.Instance.GetEncoding(page));
        var expected = text.Replace("š", page == 1251 ? "s" : "š", StringComparison.Ordinal).TrimEnd('\n').Split('\n').Select(l => l.TrimEnd(';'));
        Assert.Equal(expected, rows.Select(r => string.Join(';', Reading.Texts(r))));
    }

    [Fact]
    public async Task It_is_read_in_the_encoding_that_somebody_chooses()
    {
        // Too few letters to tell.
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("koi8-u")!.GetBytes("Name;Place\nЄва;Рівне\n");
        using var file = await TableFile.OpenAsync(new MemoryStream(bytes), "t.csv", TableLimits.Default, default);
        Assert.Contains(file.Encoding, TableFile.Encodings);
        foreach (var encoding in TableFile.Encodings)
        {
            file.ReadAs(encoding, default);
            Assert.Equal(encoding, file.Encoding);
            Assert.Equal(encoding == "koi8-u", Reading.Texts(file.Sheets[0].Rows().Last()) is ["Єва", "Рівне"]);
        }

        file.ReadAs("koi8-u", default);
        file.ReadAs("utf-7", default);
        Assert.Equal("koi8-u", file.Encoding);
    }

    [Fact]
    public async Task Every_form_of_Unicode_is_read_with_and_without_its_mark()
    {
        foreach (var text in new[] { Latin, Serbian, Ukrainian })
        {
            var expected = await Reading.CsvAsync(text);
            foreach (var encoding in new Encoding[] { new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode })
            {
                foreach (var mark in new[] { "", "\uFEFF" })
                {
                    var rows = await Reading.CsvAsync(mark + text, encoding);
                    Assert.Equal(expected.Select(Reading.Texts), rows.Select(Reading.Texts));
                }
            }
        }
    }

    [Theory]
    [InlineData(10029, "Naziv;Opština\nŽeljko Živić;Čačak\nŠpela Žnidaršič;Užice\nĆirić Željana;Žabljak\n")]
    [InlineData(28592, "Ime;Opština\nŽeljko Đurđević;Čačak\nŠpela Žnidaršič;Užice\nĆirić Željana;Žabljak\n")]
    [InlineData(28592, "Imię;Gmina\nŁucja Wójcik;Świętochłowice\nJózef Żak;Dąbrowa Górnicza\nStanisława Gęś;Łódź\n")]
    [InlineData(852, "Ime;Općina\nŽeljko Đurđević;Čapljina\nŠemsa Hadžić;Žepče\nĆamil Čaušević;Široki Brijeg\n")]
    [InlineData(28595, "Име;Општина\nЉиљана Ђорђевић;Чачак\nЊегош Џомбић;Крагујевац\nЖељко Ћирић;Ужице\n")]
    [InlineData(21866, "ПІБ;Громада\nШевченко Тарас Григорович;Ківерці\nЇжак Єва Іванівна;Любомль\nКовальчук Олена;Чернівці\n")]
    [InlineData(20866, "Име;Община\nИван Петров Георгиев;Чепеларе\nМария Димитрова;Смолян\nЖивко Щерев;Девин\n")]
    [InlineData(10007, "Име;Община\nЯна Петрова Георгиева;Чепеларе\nМария Димитрова;Смолян\nЖивко Щерев;Девин\nЯсен Янев;Ямбол\n")]
    [InlineData(866, "Име;Община\nИван Петров Георгиев;Чепеларе\nМария Димитрова;Смолян\nЖивко Щерев;Девин\n")]
    public async Task Code_pages_of_other_systems_are_told_where_their_letters_say_so(int page, string text)
    {
        var rows = await Reading.CsvAsync(text, CodePagesEncodingProvider.Instance.GetEncoding(page));
        Assert.Equal(text.TrimEnd('\n').Split('\n'), rows.Select(r => string.Join(';', Reading.Texts(r))));
    }

    [Fact]
    public async Task Letters_that_make_sense_in_no_code_page_are_refused()
    {
        // Signs of a drawing, control characters and letters in the middle of words, whichever page is tried.
        var noise = Enumerable.Range(0x80, 0x20).Concat(Enumerable.Range(0xB0, 0x10)).Select(b => $"na{(char)b}me,ci{(char)b}ty\n");
        var bytes = Encoding.Latin1.GetBytes(string.Concat(noise));
        Assert.Equal("FileEncoding", (await Reading.RefusedAsync(new MemoryStream(bytes), "t.csv")).Key);
    }

    [Theory]
    [InlineData("a;b\n1,5;2,5\n", "1,5|2,5")]
    [InlineData("a,b\n\"x;y\",2\n", "x;y|2")]
    [InlineData("a\tb\n1, 2\t3\n", "1, 2|3")]
    [InlineData("a|b\n1|2\n", "1|2")]
    [InlineData("sep=;\na;b,c\n1;2\n", "1|2")]
    [InlineData("sep=|\r\na,b|c\r\n1|2\r\n", "1|2")]
    [InlineData("Naziv;Lat;Lon\nBor;44,1;22,1\nPetrovac, na Mlavi;44,4;21,4\n", "Petrovac, na Mlavi|44,4|21,4")]
    [InlineData("Spisak; 2024\n\na,b,c\n1,2,3\n", "1|2|3")]
    [InlineData("a, b\n1, \"x, y\"\n", "1|x, y")]
    [InlineData("a,b\n\"one\ntwo\",\"he said \"\"no\"\"\"\n", "one\ntwo|he said \"no\"")]
    [InlineData("a,b\r1,2\r", "1|2")]
    [InlineData("a,b\n1,5\" screen\n", "1|5\" screen")]
    [InlineData("a,b\n\"Dom\" kulture,2", "Dom kulture|2")]
    [InlineData("a;b;c\n1;;;;\n", "1")]
    public async Task Delimiters_and_quotation_marks_are_those_of_spreadsheets(string text, string last) =>
        Assert.Equal(last, string.Join('|', Reading.Texts((await Reading.CsvAsync(text))[^1])));

    [Fact]
    public async Task Rows_keep_the_numbers_a_spreadsheet_shows()
    {
        var rows = await Reading.CsvAsync("\n\nIme,Grad\n\"Ana\nMarija\",Niš\n\n,\nPetar,Bor\n");
        Assert.Equal([3, 4, 7], rows.Select(r => r.Number));
        Assert.Equal([2, 4], (await Reading.CsvAsync("sep=;\nIme;Grad\n\nAna;Niš\n")).Select(r => r.Number));
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_is_told_with_its_row()
    {
        var refusal = await Reading.RefusedAsync("Ime,Grad\nAna,Niš\nPetar,\"Bor\nMara,Čačak\n");
        Assert.Equal(("FileOpenQuote", 3), (refusal.Key, refusal.Arguments[1]));
        Assert.Equal("FileOpenQuote", (await Reading.RefusedAsync("Ime,Grad\nPetar,\"Bor\n" + string.Concat(Enumerable.Repeat("Mara,Niš\n", 9000)))).Key);
    }

    [Theory]
    [InlineData("Ime,Grad\nPetar \"Pera\",\"Bor\nMara,Čačak\n", 2)]
    [InlineData("Ime,Grad\n\"Dom\" kulture,\"Bor", 2)]
    public async Task Another_quotation_mark_before_does_not_hide_one_that_is_never_closed(string text, int row)
    {
        var refusal = await Reading.RefusedAsync(text);
        Assert.Equal(("FileOpenQuote", row), (refusal.Key, refusal.Arguments[1]));
    }

    [Fact]
    public async Task A_row_without_end_is_told_by_what_makes_it_so()
    {
        const string Head = "Ime,Grad\nAna,Niš\n";
        async Task<object[]> Refused(string row)
        {
            var refusal = await Reading.RefusedAsync(Head + row);
            return [refusal.Key, .. refusal.Arguments];
        }
        Assert.Equal(["FileOpenQuote", "t.csv", 3], await Refused("Petar,\"Bor\n" + string.Concat(Enumerable.Repeat("Mara,Niš\n", 600_000))));
        Assert.Equal(["FileTooManyColumns", "t.csv", "t", 250, "IP", 3], await Refused(new string(',', 6_000_000)));
        Assert.Equal(["FileCellTooLong", "t.csv", "t", "B3", 32_767], await Refused("Petar," + new string('x', 6_000_000)));
    }

    [Fact]
    public async Task A_zero_character_is_told_with_its_cell()
    {
        var refusal = await Reading.RefusedAsync("Ime,Grad\n" + string.Concat(Enumerable.Repeat("Ana,Nis\n", 100)) + "Petar,B\0r\n");
        Assert.Equal(("FileBadCharacter", "B102"), (refusal.Key, refusal.Arguments[1]));
        Assert.Equal("FileNotATable", (await Reading.RefusedAsync("\u0001\0\0a\0\0\0b\0\0c\u0002\0\0\0")).Key);
    }

    [Fact]
    public async Task A_CSV_sheet_is_called_like_its_file()
    {
        using var file = await Reading.OpenAsync(new MemoryStream("a,b"u8.ToArray()), "C:\\popis\\Učesnici.csv");
        Assert.Equal(("Učesnici.csv", "Učesnici"), (file.Name, file.Sheets[0].Name));
        Assert.Equal(CellKind.Text, file.Sheets[0].Rows().Single()[1].Kind);
    }
}
