using CapacityPrograms.Data.People;

namespace CapacityPrograms.Tests.Data.People;

public sealed class PersonLabelTests
{
    [Theory]
    [InlineData("Amra Primjerić", "Amra", "Primjerić")]
    [InlineData("Ana Marija Kos", "Ana Marija", "Kos")]
    [InlineData("Тарас Григорович Шевченко", "Тарас Григорович", "Шевченко")]
    [InlineData("Шевченко Тарас Григорович", "Тарас Григорович", "Шевченко")]
    [InlineData("Косач Лариса Петрівна", "Лариса Петрівна", "Косач")]
    [InlineData("Shevchenko Taras Hryhorovych", "Taras Hryhorovych", "Shevchenko")]
    [InlineData("Вук Стефановић", "Вук", "Стефановић")]
    [InlineData("Вук Стефановић Караџић", "Вук Стефановић", "Караџић")]
    [InlineData("Иван Петрович", "Иван", "Петрович")]
    [InlineData("Madonna", "", "Madonna")]
    [InlineData("  ", "", "")]
    public void A_patronymic_is_no_family_name(string typed, string given, string family) => Assert.Equal((given, family), PersonLabel.Split(typed));

    [Theory]
    [InlineData("Primjerić Amra", "Amra", "Primjerić")]
    [InlineData("Kos Ana Marija", "Ana Marija", "Kos")]
    [InlineData("Madonna", "", "Madonna")]
    public void A_list_may_have_the_family_name_first(string typed, string given, string family) =>
        Assert.Equal((given, family), PersonLabel.Split(typed, familyFirst: true));
}
