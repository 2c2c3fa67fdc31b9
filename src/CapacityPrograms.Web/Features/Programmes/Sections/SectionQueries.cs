using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Programmes.Sections;

/// <summary>Lists the rows of a section, for who keeps the programme.</summary>
public sealed class SectionQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>The programme of a page.</summary>
    public async Task<SectionPageHead> HeadAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await KeptAsync(db, actor, code, ct);
        return new SectionPageHead(programme.Code, programme.Name, programme.Language);
    }

    /// <summary>The rows of a section.</summary>
    public async Task<SectionList> ListAsync(Actor actor, string code, string key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await KeptAsync(db, actor, code, ct);
        var section = ProgrammeSections.Of(key);
        var rows = await section.RowsAsync(db, programme.Id, ct);
        var choices = new Dictionary<string, IReadOnlyList<Picked>>();
        foreach (var field in section.Fields.Where(f => f.Kind is FieldKind.Row))
            choices[field.Name] = await SectionValues.ChoicesAsync(db, ProgrammeSections.Of(field.Of!), programme, ct);
        var picked = await SectionValues.PickedAsync(db, section, rows, programme.Language, ct);
        return new SectionList(section, rows.Select(r => SectionValues.Read(db, section, r, picked)).ToList(), choices, programme.Language);
    }

    /// <summary>The programme, where the actor keeps it: for who only sees it, its forms do not exist and its writes are forbidden.</summary>
    internal static async Task<Programme> KeptAsync(AppDbContext db, Actor actor, string code, CancellationToken ct)
    {
        var programme = await db.Programmes.VisibleTo(actor).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, ct) ?? throw new MissingException();
        return actor.Coordinates(programme.Id) ? programme : throw new ForbiddenException();
    }
}
