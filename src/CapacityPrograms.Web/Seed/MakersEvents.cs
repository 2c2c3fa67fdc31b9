using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>Fictional people at the training on Igman, and events around today.</summary>
internal static class MakersEvents
{
    public static void Add(DemoEvents events)
    {
        var units = events.Units(UnitRole.Partner);
        var office = events.Organisations.FirstOrDefault(o => o.Kind == Data.Organisations.OrganisationKind.Administration);
        var named = units.FirstOrDefault(u => u.UnitId is not null);
        var coordinators = new List<DemoParticipant>();
        var deputies = new List<DemoParticipant>();
        foreach (var unit in units)
        {
            coordinators.Add(
                events.Participant(
                    unit, events.Group(1), PositionGroup.Employee, "koordinator/ica za saradnju s projektom", unit == named ? office : null,
                    ParticipantRole.Coordinator));
            deputies.Add(
                events.Participant(
                    unit, events.Group(2), PositionGroup.Employee, "zamjenik/ca koordinatora", unit == named ? office : null, ParticipantRole.Deputy));
        }
        // Partners of before are not named in the source, so these come on behalf of no unit that is known.
        var others = Enumerable
            .Range(0, 9)
            .Select(i =>
                events.Participant(
                    null, events.Group(i % 2 + 1), PositionGroup.Employee, i % 2 == 0 ? "koordinator/ica" : "zamjenik/ca koordinatora",
                    role: i % 2 == 0 ? ParticipantRole.Coordinator : ParticipantRole.Deputy))
            .ToList();
        var representatives = units
            .Take(4)
            .Select(u => events.Participant(u, events.Group(3), PositionGroup.Councillor, "vijećnik/ca", role: ParticipantRole.Representative))
            .ToList();

        Igman(events, coordinators, deputies, others, representatives);
        Past(events, coordinators, deputies, others, representatives);
        Running(events, coordinators, deputies, others);
        Upcoming(events, coordinators, others);
    }

    private static void Igman(
        DemoEvents events, List<DemoParticipant> coordinators, List<DemoParticipant> deputies, List<DemoParticipant> others,
        List<DemoParticipant> representatives)
    {
        var igman = events.Db.Events.Local.FirstOrDefault(e => !e.IsDemo && e.FirstDay == Makers.IgmanDay);
        if (igman is null) return;
        foreach (var session in igman.Sessions)
        {
            session.Trainers.Add(new SessionTrainer { Person = events.Trainer });
            if (session.Order == 2) session.Trainers.Add(new SessionTrainer { Person = events.Second });
        }
        var rows = events.RegisterAll(igman, coordinators);
        events.RegisterAll(igman, others);
        events.RegisterAll(igman, representatives);
        events.RegisterAll(igman, deputies.Skip(3));
        events.SubstituteFromSecondDay(igman, rows[0], deputies[0]);
        events.Marks.Mark(igman);
    }

    private static void Past(
        DemoEvents events, List<DemoParticipant> coordinators, List<DemoParticipant> deputies, List<DemoParticipant> others,
        List<DemoParticipant> representatives)
    {
        var closed = events.Event(
            EventKind.Meeting, EventState.Closed, -58, 1, events.Text("Razmjena iskustava o vođenju LDP", "Exchange on running a platform"), activity: 1);
        events.RegisterAll(closed, coordinators.Concat(others.Take(6)));
        events.Unidentified(closed, "Red 14 potpisnog lista, nečitko.", null, events.Group(1));
        events.Marks.Mark(closed);

        var held = events.Event(
            EventKind.Training, EventState.Held, -9, 2, events.Text("Moderiranje dijaloga s mladima", "Moderating dialogue with young people"),
            activity: 7);
        events.RegisterAll(held, deputies.Concat(representatives).Concat(others.Skip(3)));
        events.WalkIn(
            held,
            events.Participant(coordinators[0].Behalf, events.Group(3), PositionGroup.Ngo, "predsjednik/ca udruženja", role: ParticipantRole.Representative));
        events.Seat(held, spare: true);
        events.Marks.Mark(held, unmarked: 0.06);
    }

    private static void Running(DemoEvents events, List<DemoParticipant> coordinators, List<DemoParticipant> deputies, List<DemoParticipant> others)
    {
        var running = events.Event(
            EventKind.Training, EventState.Confirmed, 0, 2, events.Text("Međuopštinska saradnja u praksi", "Inter-municipal cooperation in practice"),
            activity: 7);
        var rows = events.RegisterAll(running, coordinators.Concat(others));
        events.Register(running, deputies[3], RegistrationState.Reserve);
        events.Seat(running);
        events.SubstituteFromSecondDay(running, rows[1], deputies[1]);
        DemoToday.MarkMorning(events.Marks, running);
        events.Running = running;
    }

    private static void Upcoming(DemoEvents events, List<DemoParticipant> coordinators, List<DemoParticipant> others)
    {
        var next = events.Event(
            EventKind.Seminar, EventState.Confirmed, 15, 1,
            events.Text("Podrška djeci i mladima: primjeri iz JLS", "Support to children and young people: examples"));
        events.RegisterAll(next, coordinators);
        foreach (var guest in others.Take(4)) events.Register(next, guest, RegistrationState.Invited);
        events.Seat(next, spare: true);
        events.Event(
            EventKind.Meeting, EventState.Planned, 33, 1, events.Text("Priprema plana aktivnosti", "Preparing the plan of activities"), Delivery.Online,
            activity: 6);
        events.Cancelled(
            EventKind.Seminar, 19, events.Text("Učešće građana u budžetu", "Citizens and the budget"), "Predavač je spriječen, novi termin se traži.");
        events.Clash(
            24, events.Text("Obuka novih koordinatora", "Training of new coordinators"),
            events.Text("Konsultacije s koordinatorima", "Consultation with coordinators"));
    }
}
