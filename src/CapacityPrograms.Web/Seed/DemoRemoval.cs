using CapacityPrograms.Data;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Seed;

/// <summary>Takes the invented part of the demonstration away and leaves the programmes with what their sources say.</summary>
public sealed class DemoRemoval(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Removes fictional people, demonstration events and accounts, and whatever hangs on them.</summary>
    /// <returns>How many people, events and accounts were removed.</returns>
    public async Task<(int People, int Events, int Accounts)> RemoveAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        var registrations = db.Registrations.Where(r => r.Event!.IsDemo || r.Person!.IsDemo);
        await db.AttendanceMarks.Where(m => m.Event!.IsDemo || m.Registration!.Person!.IsDemo).ExecuteDeleteAsync(ct);
        await db.CheckIns.Where(c => c.Session!.Event!.IsDemo || c.Registration!.Person!.IsDemo).ExecuteDeleteAsync(ct);
        await db.CheckInKeys.Where(k => k.Event!.IsDemo).ExecuteDeleteAsync(ct);
        await db.AttendanceEntries.Where(e => e.Event!.IsDemo || e.Registration!.Person!.IsDemo).ExecuteDeleteAsync(ct);
        await db.EvidenceContents.Where(c => c.Evidence!.Event!.IsDemo).ExecuteDeleteAsync(ct);
        await db.Evidence.Where(e => e.Event!.IsDemo).ExecuteDeleteAsync(ct);
        await db.SeatOccupancies.Where(o => o.Session!.Event!.IsDemo || o.Registration!.Person!.IsDemo).ExecuteDeleteAsync(ct);
        await db.Registrations.Where(r => r.SubstitutesId != null && (r.Substitutes!.Event!.IsDemo || r.Substitutes.Person!.IsDemo))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.SubstitutesId, (int?)null), ct);
        await registrations.ExecuteDeleteAsync(ct);

        // A seat outside the plan exists only for a substitution, which is gone.
        await db.Seats.Where(s => s.Event!.IsDemo || (s.Number == 0 && !db.SeatOccupancies.Any(o => o.SeatId == s.Id))).ExecuteDeleteAsync(ct);
        await db.SessionTrainers.Where(t => t.Session!.Event!.IsDemo || t.Person!.IsDemo).ExecuteDeleteAsync(ct);
        await db.SessionTopics.Where(t => t.Session!.Event!.IsDemo).ExecuteDeleteAsync(ct);
        await db.WaitingActs.Where(w => w.Event!.IsDemo).ExecuteDeleteAsync(ct);
        await db.DeviceSheets.Where(d => d.Event!.IsDemo).ExecuteDeleteAsync(ct);
        await db.SheetCounts.Where(c => c.Event!.IsDemo).ExecuteDeleteAsync(ct);
        await db.Sessions.Where(s => s.Event!.IsDemo).ExecuteDeleteAsync(ct);
        await db.EventFunders.Where(f => f.Event!.IsDemo).ExecuteDeleteAsync(ct);
        await db.EventStateChanges.Where(c => c.Event!.IsDemo).ExecuteDeleteAsync(ct);
        var events = await db.Events.Where(e => e.IsDemo).ExecuteDeleteAsync(ct);
        await db.Settings.Where(s => s.Key.StartsWith("demo.today.")).ExecuteDeleteAsync(ct);

        await db.TargetChanges.Where(c => c.Period!.Indicator!.IsDemo).ExecuteDeleteAsync(ct);
        await db.IndicatorPeriods.Where(p => p.Indicator!.IsDemo).ExecuteDeleteAsync(ct);
        var figures = db.ReportFigures.Where(f => db.Indicators.Any(i => i.Id == f.IndicatorId && i.IsDemo)).Select(f => f.Id);
        await db.ReportRows.Where(r => figures.Contains(r.FigureId)).ExecuteDeleteAsync(ct);
        await db.ReportFigures.Where(f => figures.Contains(f.Id)).ExecuteDeleteAsync(ct);
        await db.SubmittedReports.Where(r => r.Figures.Count == 0).ExecuteDeleteAsync(ct);
        await db.Indicators.Where(i => i.IsDemo).ExecuteDeleteAsync(ct);

        await db.Programmes.Where(p => p.IsDemo).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsDemo, false), ct);

        var accounts = await AccountsAsync(db, ct);
        var people = await PeopleAsync(db, ct);
        await transaction.CommitAsync(ct);
        return (people, events, accounts);
    }

    private static async Task<int> AccountsAsync(AppDbContext db, CancellationToken ct)
    {
        var demo = db.Users.Where(u => u.IsDemo).Select(u => u.Id);
        await db.ProgrammeAccess.Where(a => demo.Contains(a.UserId)).ExecuteDeleteAsync(ct);
        await db.ListPreferences.Where(p => demo.Contains(p.UserId)).ExecuteDeleteAsync(ct);
        await db.UserClaims.Where(c => demo.Contains(c.UserId)).ExecuteDeleteAsync(ct);
        await db.UserLogins.Where(l => demo.Contains(l.UserId)).ExecuteDeleteAsync(ct);
        await db.UserTokens.Where(t => demo.Contains(t.UserId)).ExecuteDeleteAsync(ct);
        await db.UserRoles.Where(r => demo.Contains(r.UserId)).ExecuteDeleteAsync(ct);
        await db.UserPasskeys.Where(k => demo.Contains(k.UserId)).ExecuteDeleteAsync(ct);
        await db.Users.Where(u => !u.IsDemo && u.Person!.IsDemo).ExecuteUpdateAsync(s => s.SetProperty(u => u.PersonId, (int?)null), ct);
        return await db.Users.Where(u => u.IsDemo).ExecuteDeleteAsync(ct);
    }

    private static async Task<int> PeopleAsync(AppDbContext db, CancellationToken ct)
    {
        await db.People.Where(p => p.Canonical!.IsDemo).ExecuteUpdateAsync(s => s.SetProperty(p => p.CanonicalId, (int?)null), ct);
        await db.PersonMerges.Where(m => m.Survivor!.IsDemo || m.Merged!.IsDemo).ExecuteDeleteAsync(ct);
        await db.PersonDistinctions.Where(d => d.First!.IsDemo || d.Second!.IsDemo).ExecuteDeleteAsync(ct);
        await db.IdentityQuestions.Where(q => q.Asked!.IsDemo || q.Known!.IsDemo).ExecuteDeleteAsync(ct);
        await db.TrainerAbsences.Where(a => a.Person!.IsDemo).ExecuteDeleteAsync(ct);
        await db.Affiliations.Where(a => a.Person!.IsDemo).ExecuteDeleteAsync(ct);
        await db.Consents.Where(c => c.Person!.IsDemo).ExecuteDeleteAsync(ct);
        await db.PersonNames.Where(n => n.Person!.IsDemo).ExecuteDeleteAsync(ct);
        return await db.People.Where(p => p.IsDemo).ExecuteDeleteAsync(ct);
    }
}
