using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Programmes;

/// <summary>The list of programmes an actor sees.</summary>
public sealed class ProgrammeListQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>
    /// Programmes whose name or code holds every word, in any script; by <c>name</c>, number <c>stated</c> or <c>named</c>, or by the day of their
    /// <c>next</c> event. What is finished comes last unless another order is asked for.
    /// </summary>
    public async Task<PageOf<ProgrammeRow>> ListAsync(Actor actor, string? search, ProgrammeState? state, ListAsk asked, CancellationToken ct)
    {
        // There are few, and a programme takes over what stands with its projects: all are read, and the page is cut out of them.
        var rows = await RowsAsync(actor, search, state, asked, ct);
        IEnumerable<ProgrammeRow> ordered = asked.Column switch
        {
            "stated" => Order(r => r.Stated),
            "named" => Order(r => r.Named),
            "next" => Order(r => r.NextDay?.DayNumber),
            _ => rows,
        };
        return asked.Of(ordered.ToList());

        IEnumerable<ProgrammeRow> Order(Func<ProgrammeRow, int?> key)
        {
            var known = rows.OrderBy(r => key(r) is null);
            return asked.Descending ? known.ThenByDescending(key) : known.ThenBy(key);
        }
    }

    private async Task<IReadOnlyList<ProgrammeRow>> RowsAsync(Actor actor, string? search, ProgrammeState? state, ListAsk asked, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var events = db.Events.VisibleTo(actor);
        var query = db.Programmes.VisibleTo(actor).AsNoTracking().Search(search, p => p.SearchKey);
        if (state is { } wanted)
            query = query.Where(p => p.State == wanted);
        var ordered = asked.Column == "name"
            ? query.InAlphabet(Language.Current.Tag, asked.Descending)
            : query.OrderBy(p => p.State == ProgrammeState.Finished ? 1 : 0).ThenInAlphabet(Language.Current.Tag);
        var rows = await ordered
            .ThenBy(p => p.Id)
            .Select(p => new
            {
                p.Id, p.Code, p.Name, p.Language, p.State, p.ParentId, Parent = p.Parent!.Name,
                Donors = p.Organisations.Where(o => o.Role == OrganisationRole.Funder).Select(o => o.Organisation!.Name).ToList(),
            })
            .Take(500)
            .ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToList();
        var statements = await FigureSource.UnitsStated(db, ids).AsNoTracking().ToListAsync(ct);
        var listed = await FigureSource.ListedByProgrammeAsync(db, ids, ct);
        var next = (
            await events
                .Where(e => ids.Contains(e.ProgrammeId) && e.LastDay >= today && e.State != EventState.Cancelled && e.State != EventState.Draft)
                .Select(e => new
                {
                    e.Id, e.ProgrammeId, e.FirstDay,
                })
                .ToListAsync(ct)
        ).GroupBy(e => e.ProgrammeId).ToDictionary(g => g.Key, g => g.MinBy(e => e.FirstDay)!);
        // What a project has counts for its programme where that has nothing of its own.
        return rows.Select(r =>
        {
            var child = rows.Where(c => c.ParentId == r.Id).ToList();
            IReadOnlyList<int> own = [r.Id, .. child.Select(c => c.Id)];
            var stated = FigureSource.StatedUnits(statements, own);
            var named = own.SelectMany(id => listed[id]).Where(place => place > 0).Distinct().Count();
            var donors = r.Donors.Count > 0 ? r.Donors : child.SelectMany(c => c.Donors).ToList();
            var first = child.Prepend(r).Select(c => next.GetValueOrDefault(c.Id)).Where(e => e is not null).MinBy(e => e!.FirstDay);
            return new ProgrammeRow(r.Code, r.Name, r.Language, r.State, r.Parent, donors, stated, named, first?.FirstDay, first?.Id);
        }).ToList();
    }
}
