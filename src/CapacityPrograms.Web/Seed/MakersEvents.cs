using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>Fictional people at the training on Igman, and events around today.</summary>
internal static class MakersEvents
{
    public static void Add(DemoEvents life)
    {
        var units = life.Units(UnitRole.Partner);
        var office = life.Organisations.FirstOrDefault(o => o.Kind == Data.Organisations.OrganisationKind.Administration);
        var named = units.FirstOrDefault(u => u.UnitId is not null);
        var coordinators = new List<DemoParticipant>();
        var deputies = new List<DemoParticipant>();
        foreach (var unit in units)
        {
            coordinators.Add(
                life.Guest(
                    unit, life.Group(1), PositionGroup.Employee, "koordinator/ica za saradnju s projektom", unit == named ? office : null,
                    ParticipantRole.Coordinator));
            deputies.Add(
                life.Guest(
                    unit, life.Group(2), PositionGroup.Employee, "zamjenik/ca koordinatora", unit == named ? office : null, ParticipantRole.Deputy));
        }
        // Partners of before are not named in the source, so these come on behalf of no unit that is known.
        var others = Enumerable
            .Range(0, 9)
            .Select(i =>
                life.Guest(
                    null, life.Group(i % 2 + 1), PositionGroup.Employee, i % 2 == 0 ? "koordinator/ica" : "zamjenik/ca koordinatora",
                    role: i % 2 == 0 ? ParticipantRole.Coordinator : ParticipantRole.Deputy))
            .ToList();
        var representatives = units
            .Take(4)
            .Select(u => life.Guest(u, life.Group(3), PositionGroup.Councillor, "vijećnik/ca", role: ParticipantRole.Representative))
            .ToList();

        Igman(life, coordinators, deputies, others, representatives);
        Past(life, coordinators, deputies, others, representatives);
        Running(life, coordinators, deputies, others);
        Upcoming(life, coordinators, others);
    }

    private static void Igman(
        DemoEvents life, List<DemoParticipant> coordinators, List<DemoParticipant> deputies, List<DemoParticipant> others,
        List<DemoParticipant> representatives)
    {
        var igman = life.Db.Events.Local.FirstOrDefault(e => !e.IsDemo && e.FirstDay == Makers.IgmanDay);
        if (igman is null) return;
        foreach (var session in igman.Sessions)
        {
            session.Trainers.Add(new SessionTrainer { Person = life.Trainer });
            if (session.Order == 2) session.Trainers.Add(new SessionTrainer { Person = life.Second });
        }
        var rows = life.RegisterAll(igman, coordinators);
        life.RegisterAll(igman, others);
        life.RegisterAll(igman, representatives);
        life.RegisterAll(igman, deputies.Skip(3));
        life.SubstituteFromSecondDay(igman, rows[0], deputies[0]);
        life.Marks.Mark(igman);
    }

    private static void Past(
        DemoEvents life, List<DemoParticipant> coordinators, List<DemoParticipant> deputies, List<DemoParticipant> others,
        List<DemoParticipant> representatives)
    {
        var closed = life.Event(
            EventKind.Meeting, EventState.Closed, -58, 1, life.Text("Razmjena iskustava o vođenju LDP", "Exchange on running a platform"), activity: 1);
        life.RegisterAll(closed, coordinators.Concat(others.Take(6)));
        life.Unidentified(closed, "Red 14 potpisnog lista, nečitko.", null, life.Group(1));
        life.Marks.Mark(closed);

        var held = life.Event(
            EventKind.Training, EventState.Held, -9, 2, life.Text("Moderiranje dijaloga s mladima", "Moderating dialogue with young people"),
            activity: 7);
        life.RegisterAll(held, deputies.Concat(representatives).Concat(others.Skip(3)));
        life.WalkIn(
            held,
            life.Guest(coordinators[0].Behalf, life.Group(3), PositionGroup.Ngo, "predsjednik/ca udruženja", role: ParticipantRole.Representative));
        life.Seat(held, spare: true);
        life.Marks.Mark(held, unmarked: 0.06);
    }

    private static void Running(DemoEvents life, List<DemoParticipant> coordinators, List<DemoParticipant> deputies, List<DemoParticipant> others)
    {
        var running = life.Event(
            EventKind.Training, EventState.Confirmed, 0, 2, life.Text("Međuopštinska saradnja u praksi", "Inter-municipal cooperation in practice"),
            activity: 7);
        var rows = life.RegisterAll(running, coordinators.Concat(others));
        life.Register(running, deputies[3], RegistrationState.Reserve);
        life.Seat(running);
        life.SubstituteFromSecondDay(running, rows[1], deputies[1]);
        DemoToday.MarkMorning(life.Marks, running);
        life.Running = running;
    }

    private static void Upcoming(DemoEvents life, List<DemoParticipant> coordinators, List<DemoParticipant> others)
    {
        var next = life.Event(
            EventKind.Seminar, EventState.Confirmed, 15, 1,
            life.Text("Podrška djeci i mladima: primjeri iz JLS", "Support to children and young people: examples"));
        life.RegisterAll(next, coordinators);
        foreach (var guest in others.Take(4)) life.Register(next, guest, RegistrationState.Invited);
        life.Seat(next, spare: true);
        life.Event(
            EventKind.Meeting, EventState.Planned, 33, 1, life.Text("Priprema plana aktivnosti", "Preparing the plan of activities"), Delivery.Online,
            activity: 6);
        life.Cancelled(
            EventKind.Seminar, 19, life.Text("Učešće građana u budžetu", "Citizens and the budget"), "Predavač je spriječen, novi termin se traži.");
        life.Clash(
            24, life.Text("Obuka novih koordinatora", "Training of new coordinators"),
            life.Text("Konsultacije s koordinatorima", "Consultation with coordinators"));
    }
}
