using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>Fictional teams of some of the 54 cities, which have no names, at events around today.</summary>
internal static class RozwojEvents
{
    public static void Add(DemoEvents events)
    {
        string[] positions = ["kierownik wydziału", "inspektor", "podinspektor"];
        var participants = new List<DemoParticipant>();
        foreach (var city in events.Units(UnitRole.Beneficiary).Take(13))
            for (var i = 0; i < 3; i++) participants.Add(events.Participant(city, events.Group(i == 2 ? 2 : 1), PositionGroup.Employee, positions[i]));

        Past(events, participants);

        var running = events.Event(
            EventKind.Training, EventState.Confirmed, 0, 2,
            events.Text("Szkolenie pogłębione: miasto wobec starzenia się", "In-depth training: a city and the ageing of its people"), activity: 4);
        var rows = events.RegisterAll(running, participants.Where((_, i) => i % 2 == 0));
        events.Register(running, participants[1], RegistrationState.Reserve);
        events.Seat(running);
        events.SubstituteFromSecondDay(running, rows[5], participants[11]);
        DemoToday.MarkMorning(events.Marks, running);
        events.Running = running;

        var next = events.Event(
            EventKind.Training, EventState.Confirmed, 15, 1,
            events.Text("Adaptacja do zmian klimatu w programie rozwoju", "Climate adaptation in a development programme"), activity: 4);
        events.RegisterAll(next, participants.Take(18));
        foreach (var guest in participants.Skip(18).Take(6)) events.Register(next, guest, RegistrationState.Invited);
        events.Seat(next, spare: true);
        events.Event(
            EventKind.Training, EventState.Draft, 44, 2,
            events.Text("Szkolenie uzupełniające: finanse projektu", "Supplementary training: project finance"), Delivery.InMunicipality, activity: 3);
        events.Cancelled(
            EventKind.Training, 20, events.Text("Szkolenie uzupełniające: partycypacja", "Supplementary training: participation"),
            "Prośba miasta o inny termin.", activity: 3);
        events.Clash(
            25, events.Text("Szkolenie uzupełniające: monitoring", "Supplementary training: monitoring"),
            events.Text("Konsultacje programu rozwoju", "Consultation on a development programme"), activity: 3);
    }

    private static void Past(DemoEvents events, List<DemoParticipant> participants)
    {
        var local = events.Event(
            EventKind.Training, EventState.Closed, -62, 1,
            events.Text("Szkolenie uzupełniające: diagnoza miasta", "Supplementary training: diagnosis of a city"), Delivery.InMunicipality, activity: 3);
        events.RegisterAll(local, participants.Take(3));
        events.Unidentified(local, "Wiersz 4 listy, podpis nieczytelny.", participants[0].Behalf, events.Group(1));
        events.Marks.Mark(local);

        var deep = events.Event(
            EventKind.Training, EventState.Closed, -40, 2,
            events.Text("Szkolenie pogłębione: lokalna gospodarka", "In-depth training: the local economy"), activity: 4);
        var rows = events.RegisterAll(deep, participants.Where((_, i) => i % 3 != 2));
        events.Seat(deep);
        events.SubstituteFromSecondDay(deep, rows[2], participants[5]);
        events.Marks.Mark(deep);

        var online = events.Event(
            EventKind.Seminar, EventState.Held, -11, 1, events.Text("Wskaźniki programu rozwoju", "Indicators of a development programme"),
            Delivery.Online, activity: 4);
        events.RegisterAll(online, participants.Skip(9).Take(22));
        events.WalkIn(
            online,
            events.Participant(participants[30].Behalf, events.Group(3), PositionGroup.Mayor, "burmistrz", role: ParticipantRole.Representative));
        events.Marks.Mark(online, unmarked: 0.07);
    }
}
