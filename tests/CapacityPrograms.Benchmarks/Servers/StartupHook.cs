#pragma warning disable CA1050 // The runtime looks for a class of this name outside of any namespace.

/// <summary>
/// Runs inside the published server, which the runtime lets it into before the server's own first line: a line on standard
/// input makes it collect garbage and print its memory. So the server is measured as published, without a page for it.
/// </summary>
internal static class StartupHook
{
    /// <summary>The line that asks, and the first word of the answer.</summary>
    public const string Question = "benchmark-memory";

    /// <summary>Called by the runtime.</summary>
    public static void Initialize() => new Thread(Answer) { IsBackground = true }.Start();

    private static void Answer()
    {
        while (Console.In.ReadLine() is { } line)
        {
            if (line != Question) continue;
            // Twice, because what is finalised in the first goes in the second; aggressive gives freed memory back.
            for (var i = 0; i < 2; i++)
            {
                GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }
            Console.WriteLine(FormattableString.Invariant($"{Question} {Environment.WorkingSet} {GC.GetTotalMemory(false)}"));
        }
    }
}
