using CapacityPrograms.Data.People;

namespace CapacityPrograms.Data.Access;

/// <summary>Whose records an actor keeps: contact data and histories are for coordinators, and only of their own programmes.</summary>
public static class KeptPeople
{
    /// <summary>
    /// An administrator keeps everybody; a coordinator those who are registered or train in a programme they coordinate,
    /// and those who stand in no event yet; anybody else nobody. A record that was merged into another is left out.
    /// </summary>
    public static IQueryable<Person> PeopleKeptBy(this AppDbContext db, Actor actor)
    {
        var people = db.People.Where(p => p.CanonicalId == null);
        if (actor.ProgrammesAs(AccessRole.Coordinator) is not { } ids) return people;
        if (ids.Count == 0) return people.Where(p => false);
        // One condition each, and none with an "or" within: only then does a database look a person up instead of going through everybody's events.
        var registered = db.Registrations.Where(r => ids.Contains(r.Event!.ProgrammeId));
        var training = db.SessionTrainers.Where(t => ids.Contains(t.Session!.Event!.ProgrammeId));
        return people.Where(p =>
            registered.Any(r => r.PersonId == p.Id) || training.Any(t => t.PersonId == p.Id)
            || db.People.Any(m => m.CanonicalId == p.Id && (registered.Any(r => r.PersonId == m.Id) || training.Any(t => t.PersonId == m.Id)))
            || (
                !db.Registrations.Any(r => r.PersonId == p.Id)
                && !db.SessionTrainers.Any(t => t.PersonId == p.Id)
                && !db.People.Any(m =>
                    m.CanonicalId == p.Id && (db.Registrations.Any(r => r.PersonId == m.Id) || db.SessionTrainers.Any(t => t.PersonId == m.Id)))));
    }

    /// <summary>The register of trainers: of those whom an actor keeps, who is stated as one and who trains in any session.</summary>
    public static IQueryable<Person> TrainersKeptBy(this AppDbContext db, Actor actor) =>
        db.PeopleKeptBy(actor).Where(p => p.IsTrainer || db.SessionTrainers.Any(t => t.PersonId == p.Id || t.Person!.CanonicalId == p.Id));
}
