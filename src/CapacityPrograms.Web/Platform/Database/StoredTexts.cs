using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CapacityPrograms.Web.Platform.Database;

/// <summary>
/// Looks at every text before it is written, on each database alike: SQLite takes a text of any length, the servers refuse it with
/// an error of theirs, and all of them keep characters or tags of languages with which no page can be drawn. A service checks
/// its fields first and says more; what it forgot is refused here in words, with the name of the column as the field.
/// </summary>
public sealed partial class StoredTexts : SaveChangesInterceptor
{
    private static readonly ConcurrentDictionary<IEntityType, IProperty[]> _texts = new();

    /// <inheritdoc />
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context!);
        return result;
    }

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext db)
    {
        var checks = new Checks();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified)) continue;
            foreach (var property in _texts.GetOrAdd(entry.Metadata, Texts))
            {
                if (entry.State == EntityState.Modified && !entry.Property(property).IsModified) continue;
                var max = property.GetMaxLength() ?? int.MaxValue;
                switch (entry.Property(property).CurrentValue)
                {
                    case string text:
                        checks.Text(text, property.Name, max, required: false);
                        break;
                    case LocalizedText { IsEmpty: false } texts:
                        foreach (var (tag, text) in texts.Texts)
                            checks.Require(Tag().IsMatch(tag), property.Name, "UnknownLanguage", tag).Text(text, property.Name, max, required: false);
                        checks.Require(texts.ToJson().Length <= max, property.Name, "TooLong", max);
                        break;
                }
            }
        }
        checks.Throw();
    }

    private static IProperty[] Texts(IEntityType type) =>
        [.. type.GetProperties().Where(p => p.ClrType == typeof(string) || p.ClrType == typeof(LocalizedText))];

    // A language and, where it matters, its script and country (BCP 47).
    [GeneratedRegex("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
    private static partial Regex Tag();
}
