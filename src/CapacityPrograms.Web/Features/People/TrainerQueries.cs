using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>Reads the register of trainers: who is stated as one, and who trains in any session.</summary>
public sealed class TrainerQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>So many days ahead are looked at for what a trainer is taken with.</summary>
    public const int DaysAhead = 42;

    private const int MostTopics = 3;

    /// <summary>One page of trainers, by <c>name</c> in the reader's alphabet.</summary>
    /// <remarks>That a trainer is taken counts whosever event it is, as a clash does; which event it is stays with those who see it.</remarks>
    /// <exception cref="ForbiddenException">The actor coordinates nothing.</exception>
    public async Task<PageOf<TrainerRow>> ListAsync(Actor actor, TrainerFilter filter, ListAsk asked, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var page = await Filtered(db, actor, filter).InAlphabet(Language.Current.Tag, asked.Descending).ThenBy(p => p.Id).Select(p => new
        {
            p.Id, p.GivenName, p.FamilyName, p.NameLanguage, p.TrainingLanguages, p.TrainingTopics,
            Organisation = p.Affiliations.OrderByDescending(a => a.Id).Select(a => a.Organisation!.Name).FirstOrDefault(),
        }).PageAsync(asked, ct);
        var ids = page.Items.Select(p => p.Id).ToList();
        var visible = db.Events.VisibleTo(actor);
        var taught = (
            await db.SessionTrainers.AsNoTracking()
                .Where(t => ids.Contains(t.Person!.CanonicalId ?? t.PersonId) && visible.Any(e => e.Id == t.Session!.EventId))
                .Select(t => new
                {
                    Root = t.Person!.CanonicalId ?? t.PersonId, t.Session!.EventId,
                    Topics = t.Session.Topics.Select(x => new { x.TopicId, x.Topic!.Title, x.Topic.Programme!.Language }).ToList(),
                })
                .ToListAsync(ct)
        ).ToLookup(t => t.Root);
        var taken = await TakenAsync(db, ids, ct);
        return new(
            page.Items.Select(p => new TrainerRow(
                    p.Id, PersonLabel.Of(p.GivenName, p.FamilyName), p.NameLanguage ?? "", p.Organisation, TrainerLanguages.Read(p.TrainingLanguages),
                    p.TrainingTopics,
                    taught[p.Id].SelectMany(t => t.Topics).GroupBy(t => t.TopicId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
                        .Take(MostTopics).Select(g => (g.First().Title, g.First().Language)).ToList(),
                    taught[p.Id].Select(t => t.EventId).Distinct().Count(), Periods(taken[p.Id])))
                .ToList(),
            page.Total, page.Number, page.Size);
    }

    private static IQueryable<Person> Filtered(AppDbContext db, Actor actor, TrainerFilter filter)
    {
        var query = db.TrainersKeptBy(actor).AsNoTracking().Search(filter.Text, p => p.SearchKey);
        if (filter.Language is { Length: > 0 } tag) query = query.Where(p => (" " + p.TrainingLanguages + " ").Contains(" " + tag + " "));
        if (filter.FreeFrom is not { } from) return query;
        var to = filter.FreeTo is { } last && last > from ? last : from;
        return query.Where(p =>
            !p.Absences.Any(a => a.From <= to && a.To >= from)
            && !db.SessionTrainers.Any(t =>
                (t.PersonId == p.Id || t.Person!.CanonicalId == p.Id) && t.Session!.Day >= from && t.Session.Day <= to
                && t.Session.Event!.State != EventState.Cancelled));
    }

    private async Task<ILookup<int, DateOnly>> TakenAsync(AppDbContext db, List<int> ids, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var end = today.AddDays(DaysAhead);
        var training = await db.SessionTrainers.AsNoTracking()
            .Where(t => ids.Contains(t.Person!.CanonicalId ?? t.PersonId) && t.Session!.Day >= today && t.Session.Day <= end
                && t.Session.Event!.State != EventState.Cancelled)
            .Select(t => new { Root = t.Person!.CanonicalId ?? t.PersonId, t.Session!.Day })
            .ToListAsync(ct);
        var away = await db.TrainerAbsences.AsNoTracking().Where(a => ids.Contains(a.PersonId) && a.To >= today && a.From <= end).ToListAsync(ct);
        return training.Select(t => (t.Root, t.Day))
            .Concat(
                away.SelectMany(a => a.Days(today, end).Select(day => (Root: a.PersonId, Day: day))))
            .Distinct()
            .ToLookup(t => t.Root, t => t.Day);
    }

    /// <summary>Days as the periods that they make: days that follow one another are one.</summary>
    public static IReadOnlyList<(DateOnly From, DateOnly To)> Periods(IEnumerable<DateOnly> days)
    {
        var periods = new List<(DateOnly From, DateOnly To)>();
        foreach (var day in days.Distinct().Order())
        {
            if (periods is [.., var last] && last.To.AddDays(1) == day) periods[^1] = (last.From, day);
            else periods.Add((day, day));
        }
        return periods;
    }
}
