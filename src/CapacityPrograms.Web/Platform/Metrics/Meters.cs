using System.Diagnostics.Metrics;

namespace CapacityPrograms.Web.Platform.Metrics;

/// <summary>What the operator can watch of this process: the meter <c>CapacityPrograms</c>. See docs/operations/monitoring.md.</summary>
public static class Meters
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "CapacityPrograms";

    private static readonly Meter Meter = new(Name);
    private static long _mailWaiting, _openCircuits;

    /// <summary>Marks that were committed.</summary>
    public static Counter<long> MarksSaved { get; } = Meter.CreateCounter<long>("marks.saved", "{mark}", "Attendance marks that were committed.");

    /// <summary>Exceptions that nobody caught, in requests, in circuits and in jobs.</summary>
    public static Counter<long> Errors { get; } = Meter.CreateCounter<long>("errors", "{error}", "Unhandled exceptions of requests, circuits and jobs.");

    // Observed, so that whoever begins to look sees how many there are and not only how many came since.
    static Meters()
    {
        Meter.CreateObservableGauge("circuits.open", () => Interlocked.Read(ref _openCircuits), "{circuit}", "Circuits that are open on this node.");
        Meter.CreateObservableGauge("mail.waiting", () => Interlocked.Read(ref _mailWaiting), "{mail}", "Mails that wait to be sent, on all nodes together.");
    }

    /// <summary>Notes that a circuit was opened or closed: one for each page that somebody has open, until it is given up.</summary>
    public static void Circuits(int more) => Interlocked.Add(ref _openCircuits, more);

    /// <summary>Notes how many mails waited when the sender last looked.</summary>
    public static void MailWaiting(long count) => Interlocked.Exchange(ref _mailWaiting, count);
}
