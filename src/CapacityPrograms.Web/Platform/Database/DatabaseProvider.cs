namespace CapacityPrograms.Web.Platform.Database;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}
