using CapacityPrograms.Data;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Seed;

/// <summary>
/// The five programmes as demonstration. Their facts come from public documents and stay; the people, marks, undated
/// events and accounts are invented, are marked <c>IsDemo</c> and are taken away by <see cref="DemoRemoval"/>.
/// </summary>
public sealed class DemoData(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Key of the setting that holds the id of a programme's event of today.</summary>
    internal static string RunningKey(string code) => $"demo.today.{code}";

    /// <summary>
    /// Loads what is missing: programmes by their code, accounts by their address, events where a programme has none.
    /// What exists is left as it is, but for the event of today, which moves to today with fresh marks.
    /// </summary>
    /// <param name="password">Of all demonstration accounts; without one, no account is made.</param>
    public async Task LoadAsync(string? password, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var demo in DemoProgramme.All)
        {
            await FactsAsync(demo, ct);
            await EventsAsync(demo, password, now, ct);
        }
        await using var db = await contexts.CreateDbContextAsync(ct);
        await DemoAccounts.AddAdministratorAsync(db, password, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task FactsAsync(DemoProgramme demo, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Programmes.AnyAsync(p => p.Code == demo.Code, ct)) return;
        db.Programmes.Add(demo.Facts(await DemoReferences.OpenAsync(db, ct)));
        await db.SaveChangesAsync(ct);
    }

    private async Task EventsAsync(DemoProgramme demo, string? password, DateTime now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await db.Programmes.AsSplitQuery()
            .Include(p => p.Units).ThenInclude(u => u.Unit).Include(p => p.TargetGroups).ThenInclude(g => g.Specialisms)
            .Include(p => p.Objectives).Include(p => p.Activities).Include(p => p.Topics).SingleAsync(p => p.Code == demo.LifeCode, ct);
        var hasLife = await db.Events.AnyAsync(e => e.ProgrammeId == programme.Id && e.IsDemo, ct);
        var trainer = await TrainerAsync(db, demo.Accounts.Trainer, demo.Names.Language, ct);
        var user = await DemoAccounts.AddAsync(db, demo, programme, trainer, password, ct);
        if (hasLife)
        {
            await db.SaveChangesAsync(ct);
            await DemoToday.MoveAsync(db, programme, user?.Id, now, ct);
            return;
        }

        var second = await TrainerAsync(db, demo.Accounts.SecondTrainer, demo.Names.Language, ct);
        var units = programme.Units.Where(u => u.UnitId is not null).Select(u => u.UnitId).ToList();
        var organisations = await db.Organisations.Where(o => units.Contains(o.UnitId)
            || db.ProgrammeOrganisations.Any(x => x.ProgrammeId == programme.Id && x.OrganisationId == o.Id)).ToListAsync(ct);
        await db.SaveChangesAsync(ct);
        await db
            .Events.Where(e => e.ProgrammeId == programme.Id && !e.IsDemo)
            .Include(e => e.Sessions)
                .ThenInclude(s => s.Trainers)
            .Include(e => e.Registrations)
            .AsSplitQuery()
            .LoadAsync(ct);
        programme.IsDemo = true;
        var events = new DemoEvents(db, programme, organisations, demo, trainer, second, user?.Id, now);
        demo.Life(events);
        await db.SaveChangesAsync(ct);
        if (events.Running is not { } running) return;
        db.Settings.Add(new Setting { Key = RunningKey(programme.Code), Value = running.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        await db.SaveChangesAsync(ct);
    }

    private static async Task<Person> TrainerAsync(AppDbContext db, DemoName name, string language, CancellationToken ct)
    {
        var person = await db.People.OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.IsDemo && p.GivenName == name.Given && p.FamilyName == name.Family, ct);
        if (person is null) db.People.Add(person = DemoPeople.Trainer(name, language));
        return person;
    }
}
