using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>What pages of figures ask beside the figures: whose they are, and the words of their lists.</summary>
internal static class ProgressSource
{
    /// <summary>A programme and its projects, as far as the actor sees their figures; the programme first.</summary>
    /// <exception cref="MissingException">No such programme whose figures the actor sees.</exception>
    public static async Task<IReadOnlyList<ProgrammeHead>> ProgrammesAsync(AppDbContext db, Actor actor, string code, CancellationToken ct) =>
        await FigureSource.WithProjectsAsync(db, actor, code, ct) is { Count: > 0 } programmes ? programmes : throw new MissingException();

    /// <summary>What lists show of registrations, read only for those that are listed.</summary>
    public static async Task<IReadOnlyDictionary<int, RegistrationWords>> WordsAsync(AppDbContext db, FigureData data, CancellationToken ct)
    {
        var ids = data.ProgrammeIds;
        var named = data.Programmes.Where(p => p.SeesNames).Select(p => p.Id).ToList();
        // A note is free text and may hold anything: only who keeps the programme reads it.
        var noted = data.Programmes.Where(p => p.SeesNotes).Select(p => p.Id).ToList();
        // Whose data is only kept is counted and not named: figures leave the house with their lists.
        return (
            await db
                .Registrations.AsNoTracking()
                .Where(r => ids.Contains(r.Event!.ProgrammeId) && r.Event.State != EventState.Draft && r.Event.State != EventState.Cancelled)
                .Select(r => new
                {
                    r.Id, UnidentifiedNote = noted.Contains(r.Event!.ProgrammeId) ? r.UnidentifiedNote : null,
                    GivenName = !named.Contains(r.Event!.ProgrammeId) || r.Person!.RestrictedAt != null ? null
                    : r.Person!.Canonical != null ? r.Person.Canonical.GivenName
                    : r.Person.GivenName,
                    FamilyName = !named.Contains(r.Event.ProgrammeId) || r.Person!.RestrictedAt != null ? null
                    : r.Person!.Canonical != null ? r.Person.Canonical.FamilyName
                    : r.Person.FamilyName, NameLanguage = r.Person!.Canonical != null ? r.Person.Canonical.NameLanguage : r.Person.NameLanguage,
                    r.Event.Programme!.Language, Organisation = r.Organisation!.Name, Unit = r.Unit!.Name, Listed = r.ProgrammeUnit!.Unit!.Name,
                    r.ProgrammeUnit.SlotLabel, Group = r.TargetGroup!.Name,
                })
                .ToListAsync(ct)
        ).ToDictionary(
            r => r.Id,
            r => new RegistrationWords(
                r.FamilyName is null ? null : PersonLabel.Of(r.GivenName, r.FamilyName), r.NameLanguage ?? r.Language, r.UnidentifiedNote,
                r.Organisation ?? r.Unit ?? r.Listed ?? r.SlotLabel, r.Group));
    }
}
