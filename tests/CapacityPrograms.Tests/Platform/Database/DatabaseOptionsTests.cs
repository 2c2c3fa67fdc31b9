using CapacityPrograms.Web.Platform.Database;
using Microsoft.Extensions.Configuration;

namespace CapacityPrograms.Tests.Platform.Database;

public sealed class DatabaseOptionsTests
{
    [Fact]
    public void Without_settings_the_data_is_in_a_file_under_the_content_root()
    {
        var options = Read([]);
        Assert.Equal(DatabaseProvider.Sqlite, options.Provider);
        Assert.Contains(Path.GetFullPath(DatabaseOptions.DefaultFile, Path.GetTempPath()), options.ConnectionString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Oracle", "", "", "Database:Provider")]
    [InlineData("1", "", "", "Database:Provider")]
    [InlineData("PostgreSql", "", "", "Database:ConnectionString")]
    [InlineData("SqlServer", "", "", "Database:ConnectionString")]
    [InlineData("Sqlite", "Nonsense", "", "Database:ConnectionString")]
    [InlineData("Sqlite", "Data Source=:memory:", "", "Database:ConnectionString")]
    [InlineData("PostgreSql", "Colour=red", "", "Database:ConnectionString")]
    [InlineData("SqlServer", "Colour=red", "", "Database:ConnectionString")]
    [InlineData("Sqlite", "", "0", "Database:MaxBatchSize")]
    [InlineData("Sqlite", "", "many", "Database:MaxBatchSize")]
    public void A_wrong_setting_is_named_in_one_sentence(string provider, string connection, string batch, string named)
    {
        var refused = Assert.Throws<DatabaseConfigurationException>(() => Read(new()
        {
            ["Database:Provider"] = provider,
            ["Database:ConnectionString"] = connection,
            ["Database:MaxBatchSize"] = batch,
        }));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
    }

    private static DatabaseOptions Read(Dictionary<string, string?> settings) =>
        DatabaseOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), Path.GetTempPath());
}
