using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>Fictional teams of some of the 54 cities, which have no names, at events around today.</summary>
internal static class RozwojEvents
{
    public static void Add(DemoEvents life)
    {
        string[] positions = ["kierownik wydziału", "inspektor", "podinspektor"];
        var guests = new List<DemoParticipant>();
        foreach (var city in life.Units(UnitRole.Beneficiary).Take(13))
            for (var i = 0; i < 3; i++) guests.Add(life.Guest(city, life.Group(i == 2 ? 2 : 1), PositionGroup.Employee, positions[i]));

        Past(life, guests);

        var running = life.Event(
            EventKind.Training, EventState.Confirmed, 0, 2,
            life.Text("Szkolenie pogłębione: miasto wobec starzenia się", "In-depth training: a city and the ageing of its people"), activity: 4);
        var rows = life.RegisterAll(running, guests.Where((_, i) => i % 2 == 0));
        life.Register(running, guests[1], RegistrationState.Reserve);
        life.Seat(running);
        life.SubstituteFromSecondDay(running, rows[5], guests[11]);
        DemoToday.MarkMorning(life.Marks, running);
        life.Running = running;

        var next = life.Event(
            EventKind.Training, EventState.Confirmed, 15, 1,
            life.Text("Adaptacja do zmian klimatu w programie rozwoju", "Climate adaptation in a development programme"), activity: 4);
        life.RegisterAll(next, guests.Take(18));
        foreach (var guest in guests.Skip(18).Take(6)) life.Register(next, guest, RegistrationState.Invited);
        life.Seat(next, spare: true);
        life.Event(
            EventKind.Training, EventState.Draft, 44, 2,
            life.Text("Szkolenie uzupełniające: finanse projektu", "Supplementary training: project finance"), Delivery.InMunicipality, activity: 3);
        life.Cancelled(
            EventKind.Training, 20, life.Text("Szkolenie uzupełniające: partycypacja", "Supplementary training: participation"),
            "Prośba miasta o inny termin.", activity: 3);
        life.Clash(
            25, life.Text("Szkolenie uzupełniające: monitoring", "Supplementary training: monitoring"),
            life.Text("Konsultacje programu rozwoju", "Consultation on a development programme"), activity: 3);
    }

    private static void Past(DemoEvents life, List<DemoParticipant> guests)
    {
        var local = life.Event(
            EventKind.Training, EventState.Closed, -62, 1,
            life.Text("Szkolenie uzupełniające: diagnoza miasta", "Supplementary training: diagnosis of a city"), Delivery.InMunicipality, activity: 3);
        life.RegisterAll(local, guests.Take(3));
        life.Unidentified(local, "Wiersz 4 listy, podpis nieczytelny.", guests[0].Behalf, life.Group(1));
        life.Marks.Mark(local);

        var deep = life.Event(
            EventKind.Training, EventState.Closed, -40, 2,
            life.Text("Szkolenie pogłębione: lokalna gospodarka", "In-depth training: the local economy"), activity: 4);
        var rows = life.RegisterAll(deep, guests.Where((_, i) => i % 3 != 2));
        life.Seat(deep);
        life.SubstituteFromSecondDay(deep, rows[2], guests[5]);
        life.Marks.Mark(deep);

        var online = life.Event(
            EventKind.Seminar, EventState.Held, -11, 1, life.Text("Wskaźniki programu rozwoju", "Indicators of a development programme"),
            Delivery.Online, activity: 4);
        life.RegisterAll(online, guests.Skip(9).Take(22));
        life.WalkIn(online, life.Guest(guests[30].Behalf, life.Group(3), PositionGroup.Mayor, "burmistrz", role: ParticipantRole.Representative));
        life.Marks.Mark(online, unmarked: 0.07);
    }
}
