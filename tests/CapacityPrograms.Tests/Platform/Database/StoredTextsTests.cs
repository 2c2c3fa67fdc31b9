using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Platform.Database;

/// <summary>Every column of text refuses the same on every database, in words and with its name.</summary>
public sealed class StoredTextsTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task No_column_takes_what_no_page_can_show_or_what_is_too_long(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var model = database.Open();
        var (seen, wrong) = (0, new List<string>());
        foreach (var type in model.Model.GetEntityTypes().Where(t => t.ClrType.GetConstructor([]) is not null && !t.ClrType.IsGenericType && !t.IsOwned()))
        {
            // The keys of the alphabet are made anew from the names as a row is saved.
            foreach (var property in type.GetProperties()
                .Where(p => p.ClrType == typeof(string) && !p.IsPrimaryKey() && !p.Name.StartsWith("Sort", StringComparison.Ordinal)))
            {
                List<string> bad = ["a\0b", "a\u0001b", "a\ud800b", "\udc00", "a\ufffe"];
                if (property.GetMaxLength() is { } max) bad.Add(new string('a', max + 1));
                foreach (var value in bad) await TryAsync(type.ClrType, property.Name, value);
                seen++;
            }
            foreach (var property in type.GetProperties().Where(p => p.ClrType == typeof(LocalizedText)))
            {
                object[] bad =
                [
                    LocalizedText.Of("en", "a\0b"), LocalizedText.Of("en", new string('a', property.GetMaxLength()!.Value + 1)), LocalizedText.Of("x'--", "a"),
                    LocalizedText.Of("english, I think", "a"), LocalizedText.Of("", "a"),
                ];
                foreach (var value in bad) await TryAsync(type.ClrType, property.Name, value);
                seen++;
            }
        }
        Assert.True(seen > 120, $"{seen}");
        Assert.Empty(wrong);

        async Task TryAsync(Type type, string property, object value)
        {
            await using var db = database.Open();
            var entry = db.Entry(Activator.CreateInstance(type)!);
            foreach (var key in entry.Metadata.FindPrimaryKey()!.Properties.Where(k => k.ClrType == typeof(string)))
                entry.Property(key).CurrentValue = "key";
            entry.State = EntityState.Added;
            entry.Property(property).CurrentValue = value;
            try
            {
                await db.SaveChangesAsync();
                wrong.Add($"{type.Name}.{property} took it");
            }
            catch (RefusedException refused) when (refused.Refusals.Any(r => r.Field == property && r.Describe(Texts.Of<RefusalTexts>()).Length > 0))
            {
                // As it should be.
            }
        }
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_no_text_holds_is_asked_for_and_not_found(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        db.Users.Add(new AppUser { DisplayName = "Somebody", Email = "a@example.org", UserName = "a@example.org" });
        await db.SaveChangesAsync();
        foreach (var odd in new[] { "a\0", "\ud800", "a@example.org\0" })
        {
            Assert.False(await db.Users.AnyAsync(u => u.Email == odd));
            Assert.False(await db.Users.AnyAsync(u => u.DisplayName.Contains(odd)));
            Assert.Equal(0, await db.Users.Where(u => u.Email == odd).ExecuteUpdateAsync(s => s.SetProperty(u => u.Theme, "dark")));
        }
    }
}
