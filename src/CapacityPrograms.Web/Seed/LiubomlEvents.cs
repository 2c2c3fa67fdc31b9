using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>Fictional representatives and heads of councils at events around today.</summary>
internal static class LiubomlEvents
{
    public static void Add(DemoEvents life)
    {
        var raion = life.Units(UnitRole.TargetArea).FirstOrDefault();
        var guests = Enumerable.Range(0, 18).Select(i => (i % 3) switch
        {
            0 => life.Guest(raion, life.Group(2), PositionGroup.Mayor, "голова сільської ради"),
            1 => life.Guest(raion, life.Group(1), PositionGroup.Other, "представник громади", role: ParticipantRole.Representative),
            _ => life.Guest(raion, life.Group(i == 5 ? 3 : 1), PositionGroup.Ngo, "голова об’єднання громадян"),
        }).ToList();
        Past(life, guests);

        var running = life.Event(
            EventKind.Seminar, EventState.Confirmed, 0, 2, life.Text("Як громаді знайти ресурси", "How a community finds resources"), activity: 5);
        var rows = life.RegisterAll(running, guests.Take(13));
        life.Register(running, guests[14], RegistrationState.Reserve);
        life.Seat(running);
        life.SubstituteFromSecondDay(running, rows[1], guests[16]);
        DemoToday.MarkMorning(life.Marks, running);
        life.Running = running;

        var next = life.Event(
            EventKind.Training, EventState.Confirmed, 16, 1,
            life.Text("Обслуговування об’єктів інфраструктури", "Maintaining infrastructure objects"), activity: 5);
        life.RegisterAll(next, guests.Take(9));
        foreach (var guest in guests.Skip(9).Take(4)) life.Register(next, guest, RegistrationState.Invited);
        life.Seat(next, spare: true);
        life.Event(EventKind.Meeting, EventState.Planned, 38, 1, life.Text("Зустріч лідерів громад", "Meeting of community leaders"));
        life.Cancelled(
            EventKind.Meeting, 19, life.Text("Сільський схід про конкурс", "Village assembly on the competition"),
            "Дорога непроїзна, дату буде змінено.", activity: 6);
        life.Clash(
            25, life.Text("Тренінг для об’єднань", "Training for associations"), life.Text("Консультація щодо грантів", "Consultation on grants"),
            activity: 5);
    }

    private static void Past(DemoEvents life, List<DemoParticipant> guests)
    {
        var first = life.Event(
            EventKind.Seminar, EventState.Closed, -55, 1, life.Text("Реєстрація об’єднань громадян", "Registering citizens' associations"),
            Delivery.InMunicipality, activity: 5);
        life.RegisterAll(first, guests.Take(12));
        life.Unidentified(first, "Рядок 14 списку, підпис нерозбірливий.", guests[0].Behalf, life.Group(1));
        life.Marks.Mark(first);

        var second = life.Event(
            EventKind.Training, EventState.Held, -13, 2, life.Text("Стратегія розвитку громади", "Development strategy of a community"), activity: 5);
        var rows = life.RegisterAll(second, guests.Skip(5));
        life.SubstituteFromSecondDay(second, rows[0], guests[2]);
        life.WalkIn(second, life.Guest(guests[0].Behalf, life.Group(3), PositionGroup.Other, "вчитель"));
        life.Marks.Mark(second, unmarked: 0.06);
    }
}
