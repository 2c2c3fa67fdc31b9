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

    /// <summary>
    /// Whom an actor may find by a name and register: those they keep, and for a trainer whoever is registered or trains in the
    /// programmes that they train in. People of other programmes are not named, and not taken over by being registered.
    /// </summary>
    public static IQueryable<Person> PeopleFoundBy(this AppDbContext db, Actor actor)
    {
        var trained = actor.Roles.Where(r => r.Value == AccessRole.Trainer).Select(r => r.Key).ToList();
        var kept = db.PeopleKeptBy(actor);
        if (actor.IsAdministrator || trained.Count == 0) return kept;
        var own = kept.Select(p => p.Id);
        var registered = db.Registrations.Where(r => trained.Contains(r.Event!.ProgrammeId));
        var training = db.SessionTrainers.Where(t => trained.Contains(t.Session!.Event!.ProgrammeId));
        return db.People.Where(p => p.CanonicalId == null && (own.Contains(p.Id)
            || registered.Any(r => r.PersonId == p.Id) || training.Any(t => t.PersonId == p.Id)
            || db.People.Any(m => m.CanonicalId == p.Id && (registered.Any(r => r.PersonId == m.Id) || training.Any(t => t.PersonId == m.Id)))));
    }

    /// <summary>
    /// Whom an actor may have train in a programme: those they find by a name, and those who have trained there or hold an account
    /// for it already. Nobody whose data are restricted or gone.
    /// </summary>
    public static IQueryable<Person> TrainersFoundBy(this AppDbContext db, Actor actor, int programmeId)
    {
        var found = db.PeopleFoundBy(actor).Select(p => p.Id);
        var own = db.TrainersOf(programmeId).Select(p => p.Id);
        return db.People.Where(p => p.RestrictedAt == null && p.ErasedAt == null && (found.Contains(p.Id) || own.Contains(p.Id)));
    }

    /// <summary>Those who have trained in a programme, or hold an account for it: the form of its events offers them without a search.</summary>
    public static IQueryable<Person> TrainersOf(this AppDbContext db, int programmeId) => db.People.Where(p =>
        p.CanonicalId == null && p.RestrictedAt == null && p.ErasedAt == null
        && (db.SessionTrainers.Any(t => (t.PersonId == p.Id || t.Person!.CanonicalId == p.Id) && t.Session!.Event!.ProgrammeId == programmeId)
            || db.Users.Any(u => u.PersonId == p.Id && db.ProgrammeAccess.Any(a => a.UserId == u.Id && a.ProgrammeId == programmeId))));

    /// <summary>The register of trainers: of those whom an actor keeps, who is stated as one and who trains in any session.</summary>
    public static IQueryable<Person> TrainersKeptBy(this AppDbContext db, Actor actor) =>
        db.PeopleKeptBy(actor).Where(p => p.IsTrainer || db.SessionTrainers.Any(t => t.PersonId == p.Id || t.Person!.CanonicalId == p.Id));
}
