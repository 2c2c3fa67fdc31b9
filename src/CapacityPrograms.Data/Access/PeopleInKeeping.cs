using CapacityPrograms.Data.People;

namespace CapacityPrograms.Data.Access;

/// <summary>Whose records an actor keeps: contact data and histories are for coordinators, and only of their own programmes.</summary>
public static class PeopleInKeeping
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
        return people.Where(p =>
            db.Registrations.Any(r => (r.PersonId == p.Id || r.Person!.CanonicalId == p.Id) && ids.Contains(r.Event!.ProgrammeId))
            || db.SessionTrainers.Any(t => (t.PersonId == p.Id || t.Person!.CanonicalId == p.Id) && ids.Contains(t.Session!.Event!.ProgrammeId))
            || (!db.Registrations.Any(r => r.PersonId == p.Id || r.Person!.CanonicalId == p.Id) && !db.SessionTrainers.Any(t => t.PersonId == p.Id || t.Person!.CanonicalId == p.Id)));
    }
}
