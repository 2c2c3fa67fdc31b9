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

    public static void Add(DemoEvents life)
    {
        var employees = new List<DemoParticipant>();
        var councillors = new List<DemoParticipant>();
        var units = life.Units(UnitRole.Beneficiary).Take(Sending).ToList();
        foreach (var unit in units.Take(Sending - 1))
        {
            for (var i = 0; i < 3; i++)
                employees.Add(Employee(life, unit, employees.Count));
            for (var i = 0; i < 2; i++)
                councillors.Add(
                    life.Guest(unit, life.Group(2), PositionGroup.Councillor, "общински съветник", Of(life, unit, OrganisationKind.Council)));
        }
        var absent = Employee(life, units[^1], employees.Count);
        var ngos = life.Units(UnitRole.OrganisationSeat)
            .Select(u => life.Guest(u, life.Group(3), PositionGroup.Ngo, "представител на НПО", role: ParticipantRole.Representative))
            .ToList();
        var servants = life
            .Organisations.Where(o => o.Kind == OrganisationKind.RegionalAdministration)
            .OrderBy(o => o.Id)
            .Select(o => life.Guest(null, life.Group(4), PositionGroup.CivilServant, "държавен служител", o))
            .ToList();

        Past(life, employees, councillors, ngos, servants, absent);
        Running(life, employees, councillors);
        Upcoming(life, employees, councillors);
        RhodopeIndicators.Add(life);
    }

    private static void Past(
        DemoEvents life, List<DemoParticipant> employees, List<DemoParticipant> councillors, List<DemoParticipant> ngos,
        List<DemoParticipant> servants, DemoParticipant absent)
    {
        var first = life.Event(
            EventKind.Training, EventState.Closed, -75, 2,
            life.Text("Успешно местно самоуправление, първа група", "Successful local self-government, first group"), activity: 1, topic: 1);
        var rows = life.RegisterAll(first, employees.Take(27));
        life.RegisterAll(first, servants);
        life.Seat(first, spare: true);
        life.SubstituteFromSecondDay(first, rows[4], Employee(life, employees[4].Behalf!, 4));
        life.Marks.Mark(first);

        var second = life.Event(
            EventKind.Training, EventState.Closed, -54, 2,
            life.Text("Успешно местно самоуправление, втора група", "Successful local self-government, second group"), activity: 1, topic: 1);
        life.RegisterAll(second, employees.Skip(27));
        life.Seat(second);
        life.Marks.Mark(second);
        life.Marks.Absent(second, life.Register(second, absent));

        var third = life.Event(
            EventKind.Training, EventState.Closed, -33, 1,
            life.Text("Общински ресурси и публично-частни партньорства", "Municipal resources and public-private partnerships"), activity: 2, topic: 2);
        life.RegisterAll(third, councillors);
        life.Unidentified(third, "Ред 31 от списъка, нечетлив подпис.", councillors[3].Behalf, life.Group(2));
        life.Marks.Mark(third);

        var fourth = life.Event(
            EventKind.Seminar, EventState.Held, -12, 2,
            life.Text("Европейски програми за местните власти", "European programmes for local authorities"), topic: 4);
        life.RegisterAll(fourth, councillors.Take(18).Concat(ngos));
        life.WalkIn(
            fourth,
            life.Guest(
                councillors[20].Behalf, life.Group(2), PositionGroup.Councillor, "общински съветник",
                Of(life, councillors[20].Behalf!, OrganisationKind.Council)));
        life.Marks.Mark(fourth, unmarked: 0.05);
    }

    private static void Running(DemoEvents life, List<DemoParticipant> employees, List<DemoParticipant> councillors)
    {
        var running = life.Event(
            EventKind.Training, EventState.Confirmed, 0, 2,
            life.Text("Стратегическо управление и развитие на общината", "Strategic management and development of the municipality"), activity: 3,
            topic: 3);
        var rows = life.RegisterAll(running, employees.Where((_, i) => i % 3 == 0).Concat(councillors.Where((_, i) => i % 4 == 0)));
        life.Register(running, employees[1], RegistrationState.Reserve);
        life.Register(running, employees[2], RegistrationState.Declined);
        life.Seat(running, spare: true);
        life.SubstituteFromSecondDay(running, rows[2], employees[7]);
        DemoToday.MarkMorning(life.Marks, running);
        life.Running = running;
    }

    private static void Upcoming(DemoEvents life, List<DemoParticipant> employees, List<DemoParticipant> councillors)
    {
        var next = life.Event(
            EventKind.Training, EventState.Confirmed, 16, 2,
            life.Text("Общински ресурси: модели и примери", "Municipal resources: models and examples"), activity: 2, topic: 2);
        life.RegisterAll(next, employees.Take(20));
        foreach (var guest in employees.Skip(20).Take(9)) life.Register(next, guest, RegistrationState.Invited);
        life.Seat(next, spare: true);
        var planned = life.Event(
            EventKind.Training, EventState.Planned, 37, 1, life.Text("Специфични общински политики", "Specific municipal policies"), activity: 3,
            topic: 3);
        foreach (var guest in councillors.Take(12))
            life.Register(planned, guest, RegistrationState.Nominated);
        life.Cancelled(
            EventKind.Meeting, 20, life.Text("Среща на съветите и администрациите", "Meeting of councils and administrations"),
            "Залата е заета, търси се нова дата.");
        life.Clash(26, life.Text("Общинска собственост", "Municipal property"), life.Text("Редакция на бюлетина", "Editing the bulletin"));
    }

    private static DemoParticipant Employee(DemoEvents life, ProgrammeUnit unit, int number)
    {
        string[] positions =
        [
            "юрист", "специалист „Териториално и селищно устройство“", "специалист „Общинска собственост“",
            "специалист „Европейски програми и проекти“",
        ];
        var specialism = life.Group(1)?.Specialisms.FirstOrDefault(s => s.Order == number % 4 + 1);
        return life.Guest(
            unit, life.Group(1), PositionGroup.Employee, positions[number % 4], Of(life, unit, OrganisationKind.Administration),
            specialism: specialism);
    }

    private static Organisation? Of(DemoEvents life, ProgrammeUnit unit, OrganisationKind kind) =>
        life.Organisations.FirstOrDefault(o => o.Kind == kind && o.UnitId == unit.UnitId);
}
