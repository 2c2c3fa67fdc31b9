using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Tests.Features.Account;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Mail;
using CapacityPrograms.Web.Platform.Metrics;
using Microsoft.Extensions.Logging;

namespace CapacityPrograms.Tests.Platform.Metrics;

/// <summary>Read as an operator's tool reads them. Other tests run in the same process, so counts are at least what this one did.</summary>
public sealed class MetersTests : IDisposable
{
    private readonly ConcurrentQueue<(string Name, long Value)> _seen = [];
    private readonly MeterListener _listener = new();

    public MetersTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "CapacityPrograms") listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => _seen.Enqueue((instrument.Name, value)));
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => _seen.Enqueue((instrument.Name, value)));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task A_mark_that_was_committed_is_counted()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var registration = await small.RegisterAsync("Ana", "Anić");
        MarkInput Input(int at) =>
            new(
                Guid.CreateVersion7(), registration, small.Sessions[at], 0, AttendanceValue.Present, null,
                new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), EntrySource.Sheet);
        await small.Marks.MarkAsync(small.Coordinator, Input(0), default);
        Assert.Contains(("marks.saved", 1), _seen);
    }

    [Fact]
    public async Task Circuits_are_counted_up_and_down()
    {
        // The whole application runs in no other test of this process with a circuit.
        var meter = new CircuitMeter();
        long Open()
        {
            _listener.RecordObservableInstruments();
            return _seen.Last(s => s.Name == "circuits.open").Value;
        }
        var before = Open();
        await meter.OnCircuitOpenedAsync(null!, default);
        Assert.Equal(before + 1, Open());
        await meter.OnCircuitClosedAsync(null!, default);
        Assert.Equal(before, Open());
    }

    [Fact]
    public void Only_what_nobody_caught_is_an_error()
    {
        using var meter = new ErrorMeter();
        int Errors() => _seen.Count(s => s.Name == "errors");
        using var factory = LoggerFactory.Create(logs => logs.AddProvider(meter));
        void Describe(string category, LogLevel level, Exception? e) => factory.CreateLogger(category).Log(level, e, "x");

        Describe("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Error, new InvalidOperationException());
        Describe("Microsoft.AspNetCore.Components.Server.Circuits.CircuitHost", LogLevel.Debug, new InvalidOperationException());
        Describe("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error, null);
        Assert.Equal(0, Errors());
        Describe("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.Error, new InvalidOperationException());
        Describe("Microsoft.AspNetCore.Components.Web.ErrorBoundary", LogLevel.Warning, new InvalidOperationException());
        Assert.Equal(2, Errors());
    }

    [Fact]
    public async Task Waiting_mails_are_told_when_asked()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var host = new AccountHost(database);
        await using (var db = database.Open())
        {
            db.Mail(host.Clock, "a@example.org", "A", "B");
            await db.SaveChangesAsync();
        }
        await host.Get<MailSender>().SendDueAsync(default);
        _listener.RecordObservableInstruments();
        Assert.Contains(_seen, s => s.Name == "mail.waiting");
    }
}
