using CapacityPrograms.Data;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Database;

/// <summary>A logo that pages show.</summary>
public sealed record LogoLink(int Id, string Name)
{
    /// <summary>Address of the picture.</summary>
    public string Href => FormattableString.Invariant($"/logos/{Id}");
}

/// <summary>What pages show of the installation's settings.</summary>
/// <param name="Languages">Those offered; at least one.</param>
/// <param name="Default">For whoever asks for none of them.</param>
public sealed record InstallationView(
    LocalizedText Name, string? ContactEmail, IReadOnlyList<Language> Languages, Language Default, IReadOnlyList<LogoLink> Logos)
{
    /// <summary>Before anything is set.</summary>
    public static InstallationView Unset { get; } = new(LocalizedText.Empty, null, Language.All, Language.All[0], []);

    /// <summary>The organisation's name for the reader; the product's where none is set.</summary>
    public (string? Tag, string Text) Shown => Name.IsEmpty ? (null, "CapacityPrograms") : Name.ForReader(Default.Tag);
}

/// <summary>
/// The settings as last read. They are needed in every request; the node's watch reads them anew within a second of a
/// change on any node, so no request has to.
/// </summary>
public sealed class InstallationSource(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>What was read last.</summary>
    public InstallationView Current { get; private set; } = InstallationView.Unset;

    /// <summary>Reads the settings.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Installations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == Installation.OnlyId, ct) ?? new Installation();
        var offered = Offered(row.Languages);
        var logos = await db.Logos.AsNoTracking().OrderBy(l => l.Order).ThenBy(l => l.Id).Select(l => new LogoLink(l.Id, l.Name)).ToListAsync(ct);
        Current = new(row.Name, row.ContactEmail, offered, offered.FirstOrDefault(l => l.Tag == row.DefaultLanguage) ?? offered[0], logos);
    }

    /// <summary>The languages of the stored tags; all where none is stored.</summary>
    public static IReadOnlyList<Language> Offered(string tags)
    {
        var wanted = tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Language.All.Where(l => wanted.Contains(l.Tag)).ToList() is { Count: > 0 } some ? some : Language.All;
    }
}
