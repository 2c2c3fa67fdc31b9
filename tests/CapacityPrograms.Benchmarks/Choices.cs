using System.Globalization;
using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Benchmarks;

/// <summary>What the command line asks for: a row, and sizes other than those of the table, for trying a row out.</summary>
internal sealed record Choices(string Row)
{
    /// <summary>What the options are, in one line.</summary>
    public const string Usage =
        "[--database sqlite|postgresql] [--part N] [--runs N] [--rest N] [--trainers N] [--seconds N] [--circuits N] [--marks N] [--starts N]";

    /// <summary>Databases that a row is measured on, where it is measured on more than one.</summary>
    public IReadOnlyList<DatabaseProvider> Providers { get; private init; } = [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    /// <summary>The archive is one part in so many of the table's; null is what the row itself takes.</summary>
    public int? Part { get; private init; }

    /// <summary>Measured runs that a median is of.</summary>
    public int Runs { get; private init; } = 30;

    /// <summary>How many times the rest of the archive is as large, for the dashboard; null compares it with SQL by hand.</summary>
    public int? Rest { get; private init; }

    /// <summary>Trainers who mark at once.</summary>
    public int Trainers { get; private init; } = 200;

    /// <summary>For how long they do.</summary>
    public int Seconds { get; private init; } = 60;

    /// <summary>Circuits that are open.</summary>
    public int Circuits { get; private init; } = 1_000;

    /// <summary>Marks that are sent over them.</summary>
    public int Marks { get; private init; } = 500;

    /// <summary>Cold starts of each app.</summary>
    public int Starts { get; private init; } = 15;

    /// <summary>Reads the command line.</summary>
    /// <returns>Null where it is not understood.</returns>
    public static Choices? Read(string[] args)
    {
        if (args.Length % 2 != 1) return null;
        var choices = new Choices(args[0]);
        for (var i = 1; i < args.Length; i += 2)
        {
            var next =
                args[i] == "--database" ? choices.On(args[i + 1])
                : int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                    ? choices.With(args[i], number)
                : null;
            if (next is null)
                return null;
            choices = next;
        }
        return choices;
    }

    private Choices? On(string database) =>
        Enum.TryParse<DatabaseProvider>(database, ignoreCase: true, out var provider) && Providers.Contains(provider)
            ? this with
            {
                Providers = [provider],
            }
            : null;

    private Choices? With(string option, int number) => option switch
    {
        "--part" => this with { Part = number },
        "--runs" => this with { Runs = number },
        "--rest" => this with { Rest = number },
        "--trainers" => this with { Trainers = number },
        "--seconds" => this with { Seconds = number },
        "--circuits" => this with { Circuits = number },
        "--marks" => this with { Marks = number },
        "--starts" => this with { Starts = number },
        _ => null,
    };
}
