using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>Fictional representatives and heads of councils at events around today.</summary>
internal static class LiubomlEvents
{
    public static void Add(DemoEvents events)
    {
        var raion = events.Units(UnitRole.TargetArea).FirstOrDefault();
        var participants = Enumerable.Range(0, 18).Select(i => (i % 3) switch
        {
            0 => events.Participant(raion, events.Group(2), PositionGroup.Mayor, "голова сільської ради"),
            1 => events.Participant(raion, events.Group(1), PositionGroup.Other, "представник громади", role: ParticipantRole.Representative),
            _ => events.Participant(raion, events.Group(i == 5 ? 3 : 1), PositionGroup.Ngo, "голова об’єднання громадян"),
        }).ToList();
        Past(events, participants);

        var running = events.Event(
            EventKind.Seminar, EventState.Confirmed, 0, 2, events.Text("Як громаді знайти ресурси", "How a community finds resources"), activity: 5);
        var rows = events.RegisterAll(running, participants.Take(13));
        events.Register(running, participants[14], RegistrationState.Reserve);
        events.Seat(running);
        events.SubstituteFromSecondDay(running, rows[1], participants[16]);
        DemoToday.MarkMorning(events.Marks, running);
        events.Running = running;

        var next = events.Event(
            EventKind.Training, EventState.Confirmed, 16, 1,
            events.Text("Обслуговування об’єктів інфраструктури", "Maintaining infrastructure objects"), activity: 5);
        events.RegisterAll(next, participants.Take(9));
        foreach (var guest in participants.Skip(9).Take(4)) events.Register(next, guest, RegistrationState.Invited);
        events.Seat(next, spare: true);
        events.Event(EventKind.Meeting, EventState.Planned, 38, 1, events.Text("Зустріч лідерів громад", "Meeting of community leaders"));
        events.Cancelled(
            EventKind.Meeting, 19, events.Text("Сільський схід про конкурс", "Village assembly on the competition"),
            "Дорога непроїзна, дату буде змінено.", activity: 6);
        events.Clash(
            25, events.Text("Тренінг для об’єднань", "Training for associations"), events.Text("Консультація щодо грантів", "Consultation on grants"),
            activity: 5);
    }

    private static void Past(DemoEvents events, List<DemoParticipant> participants)
    {
        var first = events.Event(
            EventKind.Seminar, EventState.Closed, -55, 1, events.Text("Реєстрація об’єднань громадян", "Registering citizens' associations"),
            Delivery.InMunicipality, activity: 5);
        events.RegisterAll(first, participants.Take(12));
        events.Unidentified(first, "Рядок 14 списку, підпис нерозбірливий.", participants[0].Behalf, events.Group(1));
        events.Marks.Mark(first);

        var second = events.Event(
            EventKind.Training, EventState.Held, -13, 2, events.Text("Стратегія розвитку громади", "Development strategy of a community"), activity: 5);
        var rows = events.RegisterAll(second, participants.Skip(5));
        events.SubstituteFromSecondDay(second, rows[0], participants[2]);
        events.WalkIn(second, events.Participant(participants[0].Behalf, events.Group(3), PositionGroup.Other, "вчитель"));
        events.Marks.Mark(second, unmarked: 0.06);
    }
}
