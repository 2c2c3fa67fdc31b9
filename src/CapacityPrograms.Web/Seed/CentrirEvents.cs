using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>The ten learning events that the source counts and does not date, around today, with fictional officials.</summary>
internal static class CentrirEvents
{
    public static void Add(DemoEvents life)
    {
        var slots = life.Units(UnitRole.Beneficiary);
        var guests = new List<DemoParticipant>();
        string[] positions = ["šef Kancelarije za LER", "službenik Kancelarije za LER", "saradnik za projekte"];
        foreach (var slot in slots)
            for (var i = 0; i < 3; i++) guests.Add(life.Guest(slot, life.Group(1), PositionGroup.Employee, positions[i]));

        Past(life, guests);
        Running(life, guests);
        Upcoming(life, guests);
    }

    private static void Past(DemoEvents life, List<DemoParticipant> guests)
    {
        var seminar = life.Event(EventKind.Seminar, EventState.Closed, -84, 1, life.Text("Uvodni seminar", "Introductory seminar"), activity: 1);
        life.RegisterAll(seminar, guests);
        life.Unidentified(seminar, "Red 22 spiska, nečitak potpis.", guests[0].Behalf, life.Group(1));
        life.Marks.Mark(seminar);

        var first = Visit(life, EventState.Closed, -63, 0, "Studijska poseta Kragujevcu", "Study visit to Kragujevac");
        var rows = life.RegisterAll(first, guests.Where((_, i) => i % 3 < 2));
        life.Seat(first);
        life.SubstituteFromSecondDay(first, rows[2], guests[5]);
        life.Marks.Mark(first);

        Training(life, -49, EventState.Closed, guests.Where((_, i) => i % 3 == 0), "Strateško planiranje", "Strategic planning");
        Training(life, -35, EventState.Closed, guests.Where((_, i) => i % 3 == 1), "Priprema projekata", "Preparing projects");
        var second = Visit(life, EventState.Held, -21, 1, "Studijska poseta Zrenjaninu", "Study visit to Zrenjanin");
        life.RegisterAll(second, guests.Where((_, i) => i % 3 != 1).Take(14));
        life.WalkIn(second, life.Guest(guests[4].Behalf, life.Group(1), PositionGroup.Mayor, "predsednik opštine"));
        life.Marks.Mark(second);
        Training(life, -10, EventState.Held, guests.Where((_, i) => i % 3 == 2), "Rad sa investitorima", "Working with investors", unmarked: 0.08);
    }

    private static void Running(DemoEvents life, List<DemoParticipant> guests)
    {
        var running = Visit(life, EventState.Confirmed, 0, 2, "Studijska poseta Pećincima", "Study visit to Pećinci");
        var rows = life.RegisterAll(running, guests.Where((_, i) => i % 2 == 0));
        life.Register(running, guests[1], RegistrationState.Reserve);
        life.Seat(running);
        life.SubstituteFromSecondDay(running, rows[3], guests[7]);
        DemoToday.MarkMorning(life.Marks, running);
        life.Running = running;
    }

    private static void Upcoming(DemoEvents life, List<DemoParticipant> guests)
    {
        var fourth = life.Event(EventKind.Training, EventState.Confirmed, 14, 1, life.Text("Umrežavanje kancelarija", "Networking of offices"), activity: 3);
        life.RegisterAll(fourth, guests.Take(12));
        foreach (var guest in guests.Skip(12).Take(6)) life.Register(fourth, guest, RegistrationState.Invited);
        life.Seat(fourth, spare: true);
        life.Clash(
            27, life.Text("Praćenje i izveštavanje", "Monitoring and reporting"), life.Text("Sastanak o katalogu", "Meeting on the catalogue"),
            activity: 3);
        life.Event(EventKind.Training, EventState.Planned, 41, 1, life.Text("Održivost kancelarije", "Sustaining an office"), activity: 3);
        life.Cancelled(EventKind.Meeting, 18, life.Text("Sastanak o registru", "Meeting on the register"), "Nema dovoljno prijavljenih.");
    }

    private static void Training(
        DemoEvents life, int day, EventState state, IEnumerable<DemoParticipant> guests, string title, string english, double unmarked = 0)
    {
        var training = life.Event(EventKind.Training, state, day, 1, life.Text(title, english), activity: 3);
        life.RegisterAll(training, guests);
        life.Marks.Mark(training, unmarked: unmarked);
    }

    private static LearningEvent Visit(DemoEvents life, EventState state, int day, int host, string title, string english)
    {
        var visit = life.Event(EventKind.StudyVisit, state, day, 2, life.Text(title, english), Delivery.InMunicipality, activity: 2);
        visit.Unit = life.Units(UnitRole.Host).ElementAtOrDefault(host)?.Unit;
        return visit;
    }
}
