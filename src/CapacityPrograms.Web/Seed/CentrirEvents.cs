using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>The ten learning events that the source counts and does not date, around today, with fictional officials.</summary>
internal static class CentrirEvents
{
    public static void Add(DemoEvents events)
    {
        var slots = events.Units(UnitRole.Beneficiary);
        var participants = new List<DemoParticipant>();
        string[] positions = ["šef Kancelarije za LER", "službenik Kancelarije za LER", "saradnik za projekte"];
        foreach (var slot in slots)
            for (var i = 0; i < 3; i++) participants.Add(events.Participant(slot, events.Group(1), PositionGroup.Employee, positions[i]));

        Past(events, participants);
        Running(events, participants);
        Upcoming(events, participants);
    }

    private static void Past(DemoEvents events, List<DemoParticipant> participants)
    {
        var seminar = events.Event(EventKind.Seminar, EventState.Closed, -84, 1, events.Text("Uvodni seminar", "Introductory seminar"), activity: 1);
        events.RegisterAll(seminar, participants);
        events.Unidentified(seminar, "Red 22 spiska, nečitak potpis.", participants[0].Behalf, events.Group(1));
        events.Marks.Mark(seminar);

        var first = Visit(events, EventState.Closed, -63, 0, "Studijska poseta Kragujevcu", "Study visit to Kragujevac");
        var rows = events.RegisterAll(first, participants.Where((_, i) => i % 3 < 2));
        events.Seat(first);
        events.SubstituteFromSecondDay(first, rows[2], participants[5]);
        events.Marks.Mark(first);

        Training(events, -49, EventState.Closed, participants.Where((_, i) => i % 3 == 0), "Strateško planiranje", "Strategic planning");
        Training(events, -35, EventState.Closed, participants.Where((_, i) => i % 3 == 1), "Priprema projekata", "Preparing projects");
        var second = Visit(events, EventState.Held, -21, 1, "Studijska poseta Zrenjaninu", "Study visit to Zrenjanin");
        events.RegisterAll(second, participants.Where((_, i) => i % 3 != 1).Take(14));
        events.WalkIn(second, events.Participant(participants[4].Behalf, events.Group(1), PositionGroup.Mayor, "predsednik opštine"));
        events.Marks.Mark(second);
        Training(events, -10, EventState.Held, participants.Where((_, i) => i % 3 == 2), "Rad sa investitorima", "Working with investors", unmarked: 0.08);
    }

    private static void Running(DemoEvents events, List<DemoParticipant> participants)
    {
        var running = Visit(events, EventState.Confirmed, 0, 2, "Studijska poseta Pećincima", "Study visit to Pećinci");
        var rows = events.RegisterAll(running, participants.Where((_, i) => i % 2 == 0));
        events.Register(running, participants[1], RegistrationState.Reserve);
        events.Seat(running);
        events.SubstituteFromSecondDay(running, rows[3], participants[7]);
        DemoToday.MarkMorning(events.Marks, running);
        events.Running = running;
    }

    private static void Upcoming(DemoEvents events, List<DemoParticipant> participants)
    {
        var fourth = events.Event(
            EventKind.Training, EventState.Confirmed, 14, 1, events.Text("Umrežavanje kancelarija", "Networking of offices"), activity: 3);
        events.RegisterAll(fourth, participants.Take(12));
        foreach (var guest in participants.Skip(12).Take(6)) events.Register(fourth, guest, RegistrationState.Invited);
        events.Seat(fourth, spare: true);
        events.Clash(
            27, events.Text("Praćenje i izveštavanje", "Monitoring and reporting"), events.Text("Sastanak o katalogu", "Meeting on the catalogue"),
            activity: 3);
        events.Event(EventKind.Training, EventState.Planned, 41, 1, events.Text("Održivost kancelarije", "Sustaining an office"), activity: 3);
        events.Cancelled(EventKind.Meeting, 18, events.Text("Sastanak o registru", "Meeting on the register"), "Nema dovoljno prijavljenih.");
    }

    private static void Training(
        DemoEvents events, int day, EventState state, IEnumerable<DemoParticipant> participants, string title, string english, double unmarked = 0)
    {
        var training = events.Event(EventKind.Training, state, day, 1, events.Text(title, english), activity: 3);
        events.RegisterAll(training, participants);
        events.Marks.Mark(training, unmarked: unmarked);
    }

    private static LearningEvent Visit(DemoEvents events, EventState state, int day, int host, string title, string english)
    {
        var visit = events.Event(EventKind.StudyVisit, state, day, 2, events.Text(title, english), Delivery.InMunicipality, activity: 2);
        visit.Unit = events.Units(UnitRole.Host).ElementAtOrDefault(host)?.Unit;
        return visit;
    }
}
