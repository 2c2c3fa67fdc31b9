using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>Fictional employees, councillors, people of NGOs and civil servants, at events around today.</summary>
internal static class RhodopeEvents
{
    // Two municipalities have sent nobody and one has only been absent, so that "named" and "reached" differ.
    private const int Sending = 18;

    public static void Add(DemoEvents events)
    {
        var employees = new List<DemoParticipant>();
        var councillors = new List<DemoParticipant>();
        var units = events.Units(UnitRole.Beneficiary).Take(Sending).ToList();
        foreach (var unit in units.Take(Sending - 1))
        {
            for (var i = 0; i < 3; i++)
                employees.Add(Employee(events, unit, employees.Count));
            for (var i = 0; i < 2; i++)
                councillors.Add(
                    events.Participant(unit, events.Group(2), PositionGroup.Councillor, "общински съветник", Of(events, unit, OrganisationKind.Council)));
        }
        var absent = Employee(events, units[^1], employees.Count);
        var ngos = events.Units(UnitRole.OrganisationSeat)
            .Select(u => events.Participant(u, events.Group(3), PositionGroup.Ngo, "представител на НПО", role: ParticipantRole.Representative))
            .ToList();
        var servants = events
            .Organisations.Where(o => o.Kind == OrganisationKind.RegionalAdministration)
            .OrderBy(o => o.Id)
            .Select(o => events.Participant(null, events.Group(4), PositionGroup.CivilServant, "държавен служител", o))
            .ToList();

        Past(events, employees, councillors, ngos, servants, absent);
        Running(events, employees, councillors);
        Upcoming(events, employees, councillors);
        RhodopeIndicators.Add(events);
    }

    private static void Past(
        DemoEvents events, List<DemoParticipant> employees, List<DemoParticipant> councillors, List<DemoParticipant> ngos,
        List<DemoParticipant> servants, DemoParticipant absent)
    {
        var first = events.Event(
            EventKind.Training, EventState.Closed, -75, 2,
            events.Text("Успешно местно самоуправление, първа група", "Successful local self-government, first group"), activity: 1, topic: 1);
        var rows = events.RegisterAll(first, employees.Take(27));
        events.RegisterAll(first, servants);
        events.Seat(first, spare: true);
        events.SubstituteFromSecondDay(first, rows[4], Employee(events, employees[4].Behalf!, 4));
        events.Marks.Mark(first);

        var second = events.Event(
            EventKind.Training, EventState.Closed, -54, 2,
            events.Text("Успешно местно самоуправление, втора група", "Successful local self-government, second group"), activity: 1, topic: 1);
        events.RegisterAll(second, employees.Skip(27));
        events.Seat(second);
        events.Marks.Mark(second);
        events.Marks.Absent(second, events.Register(second, absent));

        var third = events.Event(
            EventKind.Training, EventState.Closed, -33, 1,
            events.Text("Общински ресурси и публично-частни партньорства", "Municipal resources and public-private partnerships"), activity: 2, topic: 2);
        events.RegisterAll(third, councillors);
        events.Unidentified(third, "Ред 31 от списъка, нечетлив подпис.", councillors[3].Behalf, events.Group(2));
        events.Marks.Mark(third);

        var fourth = events.Event(
            EventKind.Seminar, EventState.Held, -12, 2,
            events.Text("Европейски програми за местните власти", "European programmes for local authorities"), topic: 4);
        events.RegisterAll(fourth, councillors.Take(18).Concat(ngos));
        events.WalkIn(
            fourth,
            events.Participant(
                councillors[20].Behalf, events.Group(2), PositionGroup.Councillor, "общински съветник",
                Of(events, councillors[20].Behalf!, OrganisationKind.Council)));
        events.Marks.Mark(fourth, unmarked: 0.05);
    }

    private static void Running(DemoEvents events, List<DemoParticipant> employees, List<DemoParticipant> councillors)
    {
        var running = events.Event(
            EventKind.Training, EventState.Confirmed, 0, 2,
            events.Text("Стратегическо управление и развитие на общината", "Strategic management and development of the municipality"), activity: 3,
            topic: 3);
        var rows = events.RegisterAll(running, employees.Where((_, i) => i % 3 == 0).Concat(councillors.Where((_, i) => i % 4 == 0)));
        events.Register(running, employees[1], RegistrationState.Reserve);
        events.Register(running, employees[2], RegistrationState.Declined);
        events.Seat(running, spare: true);
        events.SubstituteFromSecondDay(running, rows[2], employees[7]);
        DemoToday.MarkMorning(events.Marks, running);
        events.Running = running;
    }

    private static void Upcoming(DemoEvents events, List<DemoParticipant> employees, List<DemoParticipant> councillors)
    {
        var next = events.Event(
            EventKind.Training, EventState.Confirmed, 16, 2,
            events.Text("Общински ресурси: модели и примери", "Municipal resources: models and examples"), activity: 2, topic: 2);
        events.RegisterAll(next, employees.Take(20));
        foreach (var guest in employees.Skip(20).Take(9)) events.Register(next, guest, RegistrationState.Invited);
        events.Seat(next, spare: true);
        var planned = events.Event(
            EventKind.Training, EventState.Planned, 37, 1, events.Text("Специфични общински политики", "Specific municipal policies"), activity: 3,
            topic: 3);
        foreach (var guest in councillors.Take(12))
            events.Register(planned, guest, RegistrationState.Nominated);
        events.Cancelled(
            EventKind.Meeting, 20, events.Text("Среща на съветите и администрациите", "Meeting of councils and administrations"),
            "Залата е заета, търси се нова дата.");
        events.Clash(26, events.Text("Общинска собственост", "Municipal property"), events.Text("Редакция на бюлетина", "Editing the bulletin"));
    }

    private static DemoParticipant Employee(DemoEvents events, ProgrammeUnit unit, int number)
    {
        string[] positions =
        [
            "юрист", "специалист „Териториално и селищно устройство“", "специалист „Общинска собственост“",
            "специалист „Европейски програми и проекти“",
        ];
        var specialism = events.Group(1)?.Specialisms.FirstOrDefault(s => s.Order == number % 4 + 1);
        return events.Participant(
            unit, events.Group(1), PositionGroup.Employee, positions[number % 4], Of(events, unit, OrganisationKind.Administration),
            specialism: specialism);
    }

    private static Organisation? Of(DemoEvents events, ProgrammeUnit unit, OrganisationKind kind) =>
        events.Organisations.FirstOrDefault(o => o.Kind == kind && o.UnitId == unit.UnitId);
}
