using System.Data.Common;
using System.Globalization;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CapacityPrograms.Benchmarks;

/// <summary>A line of figures: what, of which row, people, attendances, person-days, completers.</summary>
internal sealed record FigureLine(string Kind, string Key, long People, long Attendances, decimal Days, long Completers);

/// <summary>The figures of a programme's page as somebody would write them by hand, counted by the database.</summary>
internal static class FiguresSql
{
    /// <summary>Reads everything that the page shows.</summary>
    public static async Task<HashSet<FigureLine>> ReadAsync(Archive archive, string code)
    {
        var sqlite = archive.Options.Provider == DatabaseProvider.Sqlite;
        await using DbConnection connection = sqlite
            ? new SqliteConnection(archive.Options.ConnectionString)
            : new NpgsqlConnection(archive.Options.ConnectionString);
        await connection.OpenAsync();
        var programme = 0;
        await EachAsync(
            connection,
            """SELECT "Id", "Name", "Language", "TimeZone", "DonorSeesNames", "StartsOn", "EndsOn" FROM "Programmes" WHERE "Code" = @code""",
            code, 0,
            r => programme = r.GetInt32(0));
        var lines = new HashSet<FigureLine>();
        await EachAsync(
            connection, Figures(sqlite), code, programme,
            r => lines.Add(new FigureLine(r.GetString(0), r.GetString(1), Whole(r, 2), Whole(r, 3), Days(r, 4), Whole(r, 5))));
        var words = 0;
        foreach (var sql in Words) await EachAsync(connection, sql, code, programme, _ => words++);
        return words > 0 ? lines : throw new InvalidOperationException("No names were read.");
    }

    // Names and what else stands beside the figures.
    private static readonly string[] Words =
    [
        """
            SELECT g."Id", g."Name", g."StatedQuantity", g."StatedUnit" FROM "TargetGroups" g
            WHERE g."ProgrammeId" = @programme AND g."Kind" = 'Trainee' ORDER BY g."Order"
            """,
        """
            SELECT s."TargetGroupId", s."Name" FROM "Specialisms" s JOIN "TargetGroups" g ON g."Id" = s."TargetGroupId"
            WHERE g."ProgrammeId" = @programme ORDER BY s."Order"
            """,
        """
            SELECT pu."Id", pu."UnitId", pu."SlotLabel", u."Name", u."Latitude", u."Longitude", r."Id", r."Name"
            FROM "ProgrammeUnits" pu LEFT JOIN "Units" u ON u."Id" = pu."UnitId" LEFT JOIN "Units" r ON r."Id" = u."ParentId"
            WHERE pu."ProgrammeId" = @programme AND pu."Role" IN ('Beneficiary', 'Partner') ORDER BY pu."Order"
            """,
        """
            SELECT o."Name" FROM "ProgrammeOrganisations" x JOIN "Organisations" o ON o."Id" = x."OrganisationId"
            WHERE x."ProgrammeId" = @programme AND x."Role" = 'Funder'
            """,
        """
            SELECT e."Id", e."Title", e."FirstDay", e."LastDay", c."Reason"
            FROM "Events" e LEFT JOIN "EventStateChanges" c ON c."EventId" = e."Id" AND c."To" = 'Cancelled'
            WHERE e."ProgrammeId" = @programme AND e."State" = 'Cancelled' ORDER BY e."FirstDay"
            """,
        """
            SELECT "Quantity" FROM "SourceStatements"
            WHERE "ProgrammeId" = @programme AND "Quantity" IS NOT NULL AND "ComparedWith" = 'Beneficiaries' ORDER BY "Order" LIMIT 1
            """,
    ];

    private static string Figures(bool sqlite)
    {
        var minutes = sqlite ? """(unixepoch(s."EndsAt") - unixepoch(s."StartsAt")) / 60""" : """(EXTRACT(EPOCH FROM (s."EndsAt" - s."StartsAt")) / 60)::int""";
        string Year(string day) => sqlite ? $"CAST(substr({day}, 1, 4) AS INTEGER)" : $"EXTRACT(YEAR FROM {day})::int";
        string Text(string value) => sqlite ? $"CAST({value} AS TEXT)" : $"({value})::text";
        string By(string kind, string key) =>
            $"SELECT '{kind}', {key}, COUNT(DISTINCT person), COUNT(*), SUM(days), COUNT(DISTINCT CASE WHEN completed THEN person END) FROM re GROUP BY 2";
        return $"""
            WITH ev AS MATERIALIZED (SELECT "Id" FROM "Events" WHERE "ProgrammeId" = @programme AND "State" NOT IN ('Draft', 'Cancelled')),
            sh AS MATERIALIZED (SELECT "FullDayShare" + 0.0 AS whole, "HalfDayShare" + 0.0 AS half, "CompletionShare" + 0.0 AS done
                FROM "Programmes" WHERE "Id" = @programme),
            se AS MATERIALIZED (SELECT s."Id" AS id, s."EventId" AS event, s."Day" AS day,
                CASE WHEN s."EndsAt" > s."StartsAt" THEN {minutes} END AS m FROM ev JOIN "Sessions" s ON s."EventId" = ev."Id"),
            dy AS MATERIALIZED (SELECT event, day, SUM(m) AS total, COUNT(*) AS n, COUNT(m) AS k FROM se GROUP BY event, day),
            wh AS MATERIALIZED (SELECT event, SUM(m) AS total, COUNT(*) AS n, COUNT(m) AS k FROM se GROUP BY event),
            am AS MATERIALIZED (SELECT a."RegistrationId" AS reg, a."SessionId" AS session, a."Value" AS value, a."Minutes" AS minutes
                FROM ev JOIN "AttendanceMarks" a ON a."EventId" = ev."Id" WHERE a."Value" IN ('Present', 'Partial')),
            ln AS MATERIALIZED (SELECT r."Id" AS reg, MIN(r."Id") OVER (PARTITION BY r."EventId", COALESCE(p."CanonicalId", r."PersonId", -r."Id")) AS line
                FROM "Registrations" r LEFT JOIN "People" p ON p."Id" = r."PersonId" WHERE r."Id" IN (SELECT reg FROM am)),
            bm AS (SELECT ln.line AS reg, am.session, MAX(CASE am.value WHEN 'Present' THEN 1 ELSE 0 END) AS present, MAX(am.minutes) AS minutes
                FROM am JOIN ln ON ln.reg = am.reg GROUP BY ln.line, am.session),
            mk AS (SELECT bm.reg, se.event, se.day,
                SUM(CASE WHEN bm.present = 1 THEN se.m
                    WHEN COALESCE(bm.minutes, se.m / 2) < se.m THEN COALESCE(bm.minutes, se.m / 2) ELSE se.m END) AS attended,
                MAX(CASE bm.present WHEN 1 THEN 1.0 ELSE 0.5 END) AS best, SUM(CASE bm.present WHEN 1 THEN 1.0 ELSE 0.5 END) AS weight
                FROM bm JOIN se ON se.id = bm.session GROUP BY bm.reg, se.event, se.day),
            pa AS MATERIALIZED (SELECT mk.reg, mk.event, MIN(mk.day) AS first,
                SUM(CASE WHEN dy.k < dy.n THEN best WHEN dy.total = 0 THEN 0 WHEN attended * 1.0 / dy.total >= sh.whole THEN 1.0
                    WHEN attended * 1.0 / dy.total >= sh.half THEN 0.5 ELSE 0 END) AS days,
                SUM(attended) AS attended, SUM(weight) AS weight
                FROM mk JOIN dy ON dy.event = mk.event AND dy.day = mk.day CROSS JOIN sh GROUP BY mk.reg, mk.event),
            re AS MATERIALIZED (SELECT pa.event, pa.first, pa.days, COALESCE(p."CanonicalId", r."PersonId") AS person,
                COALESCE(r."TargetGroupId", 0) AS grp, COALESCE(r."UnitId", pu."UnitId", -COALESCE(r."ProgrammeUnitId", 0)) AS place,
                COALESCE(CASE WHEN up."Kind" IN ('Municipality', 'City') THEN up."ParentId" ELSE u."ParentId" END, 0) AS region,
                COALESCE(p."Sex", 'NotStated') AS sex, r."PositionGroup" AS job, p."BirthYear" AS born,
                CASE WHEN wh.k < wh.n THEN pa.weight / wh.n WHEN wh.total = 0 THEN 0 ELSE pa.attended * 1.0 / wh.total END >= sh.done AS completed
                FROM pa JOIN wh ON wh.event = pa.event JOIN "Registrations" r ON r."Id" = pa.reg
                LEFT JOIN "People" p ON p."Id" = r."PersonId" LEFT JOIN "ProgrammeUnits" pu ON pu."Id" = r."ProgrammeUnitId"
                LEFT JOIN "Units" u ON u."Id" = COALESCE(r."UnitId", pu."UnitId") LEFT JOIN "Units" up ON up."Id" = u."ParentId" CROSS JOIN sh),
            na AS MATERIALIZED (SELECT COALESCE(p."CanonicalId", r."PersonId") AS person, COALESCE(r."TargetGroupId", 0) AS grp
                FROM ev JOIN "Registrations" r ON r."EventId" = ev."Id" JOIN "People" p ON p."Id" = r."PersonId"
                WHERE r."State" NOT IN ('Declined', 'Cancelled'))
            {By("all", "''")}
            UNION ALL SELECT 'group', {Text("grp")}, COUNT(DISTINCT person), COUNT(*), SUM(days), 0 FROM re GROUP BY 2
            UNION ALL {By("Sex", "CASE sex WHEN 'NotStated' THEN '0' ELSE sex END")}
            UNION ALL {By(
                "Age",
                $"CASE WHEN born IS NULL OR born > {Year("first")} THEN '0' WHEN {Year("first")} - born < 30 THEN 'Under30' "
                    + $"WHEN {Year("first")} - born < 55 THEN 'From30To54' ELSE 'From55' END"
            )}
            UNION ALL {By("Position", "CASE job WHEN 'NotStated' THEN '0' ELSE job END")}
            UNION ALL {By("Region", Text("region"))}
            UNION ALL {By("Place", Text("place"))}
            UNION ALL SELECT 'month', {Text(Year("first"))}, 0, COUNT(*), 0, 0 FROM re GROUP BY 2
            UNION ALL SELECT 'unidentified', '', 0, COUNT(*), 0, 0 FROM re WHERE person IS NULL
            UNION ALL SELECT 'in stated', '', COUNT(DISTINCT person), 0, 0, 0 FROM re WHERE grp IN (SELECT "Id" FROM "TargetGroups"
                WHERE "ProgrammeId" = @programme AND "StatedQuantity" IS NOT NULL AND "StatedUnit" = 'People')
            UNION ALL SELECT 'named', '', COUNT(DISTINCT person), 0, 0, 0 FROM na
            UNION ALL SELECT 'named', {Text("grp")}, COUNT(DISTINCT person), 0, 0, 0 FROM na GROUP BY 2
            UNION ALL SELECT 'events',
                CASE WHEN "State" IN ('Held', 'Closed') THEN 'held' WHEN "State" = 'Cancelled' THEN 'cancelled' ELSE 'planned' END, COUNT(*), 0, 0, 0
                FROM "Events" WHERE "ProgrammeId" = @programme AND "State" <> 'Draft' GROUP BY 2
            UNION ALL SELECT 'events', 'unmarked', COUNT(*), 0, 0, 0 FROM "Events" e
                WHERE e."ProgrammeId" = @programme AND e."State" IN ('Held', 'Closed') AND NOT EXISTS (SELECT 1 FROM pa WHERE pa.event = e."Id")
            """;
    }

    private static async Task EachAsync(DbConnection connection, string sql, string code, int programme, Action<DbDataReader> read)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        void Add(string name, object value)
        {
            if (!sql.Contains("@" + name, StringComparison.Ordinal)) return;
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        Add("code", code);
        Add("programme", programme);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) read(reader);
    }

    private static long Whole(DbDataReader reader, int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

    private static decimal Days(DbDataReader reader, int column) => Math.Round(Convert.ToDecimal(reader.GetValue(column), CultureInfo.InvariantCulture), 1);
}
