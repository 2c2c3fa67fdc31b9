using System.Xml.Linq;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress.Iati;

/// <summary>What stands between a programme and its IATI file.</summary>
/// <param name="LeadId">The leading organisation, where one is named.</param>
public sealed record IatiView(ProgrammeName Programme, bool Coordinates, IReadOnlyList<IatiGap> Gaps, int? LeadId, int Locations, int Indicators);

/// <summary>Writes programmes for the International Aid Transparency Initiative, or says what is missing; nothing is invented.</summary>
public sealed class IatiQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>What is missing of a programme.</summary>
    /// <exception cref="Platform.Refusals.MissingException">No such programme whose figures the actor sees.</exception>
    public async Task<IatiView> ReadAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var facts = await FactsAsync(db, actor, code, ct);
        var lead = facts
            .Programme.Organisations.Where(o => o.Role == Data.Programmes.OrganisationRole.Lead)
            .OrderBy(o => o.Id)
            .Select(o => (int?)o.OrganisationId)
            .FirstOrDefault();
        return new IatiView(
            facts.Reading.Data.First.Name, actor.Coordinates(facts.Programme.Id), facts.Gaps, lead, facts.Locations.Count, facts.Indicators.Count);
    }

    /// <summary>The file of a programme, or what is missing of it.</summary>
    /// <exception cref="Platform.Refusals.MissingException">No such programme whose figures the actor sees.</exception>
    public async Task<(XDocument? Document, IReadOnlyList<IatiGap> Gaps)> WriteAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var facts = await FactsAsync(db, actor, code, ct);
        if (facts.Gaps.Count > 0) return (null, facts.Gaps);
        db.Audit(actor, clock, AuditActions.ExportIati, facts.Programme.Id, "programme", facts.Programme.Id);
        await db.SaveAsync(ct);
        return (new IatiDocument(facts, clock.GetUtcNow().UtcDateTime).Write(), []);
    }

    private Task<IatiFacts> FactsAsync(AppDbContext db, Actor actor, string code, CancellationToken ct) =>
        IatiFacts.ReadAsync(db, actor, code, clock.GetUtcNow().UtcDateTime, ct);
}
