using CapacityPrograms.Web.Features.Account;

namespace CapacityPrograms.Tests.Features.Account;

public sealed class CommonPasswordsTests
{
    [Theory]
    [InlineData("aaaaaaaaaa", true)]
    [InlineData("ababababab", true)]
    [InlineData("1234567890", true)]
    [InlineData("9876543210", true)]
    [InlineData("abcdefghijkl", true)]
    [InlineData("QWERTYUIOP", true)]
    [InlineData("password123", true)]
    [InlineData("amra.prva@opcina.example", true)]
    [InlineData("AmraPrva2026", true)]
    [InlineData("CapacityPrograms1", true)]
    [InlineData("a long password", false)]
    [InlineData("zeleni krompir ispod mosta", false)]
    [InlineData("Amra voli zelene krompire", false)]
    [InlineData("дванадесет зелени ябълки", false)]
    public void What_is_guessed_first_is_no_password(string password, bool common) =>
        Assert.Equal(common, CommonPasswords.IsCommon(password, "amra.prva@opcina.example", "Amra Prva"));
}
