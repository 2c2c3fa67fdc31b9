using System.Buffers.Binary;
using System.Net;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Platform.Security;

/// <summary>A stolen table of hashes is worth little.</summary>
public sealed class PasswordHashingTests
{
    [Fact]
    public async Task A_hash_has_the_rounds_that_the_standard_names_and_an_older_one_gets_them_when_its_owner_signs_in()
    {
        const string Mail = "ana@example.org", Password = "sasvim-obicna-lozinka";
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var app = new RunningApp(database);
        await app.AddUserAsync(Mail, Password);
        Assert.Equal(PasswordHashing.Rounds, await RoundsAsync());
        await using (var db = database.Open())
        {
            var user = await db.Users.SingleAsync();
            user.PasswordHash = new PasswordHasher<AppUser>().HashPassword(user, Password);
            await db.SaveChangesAsync();
        }
        Assert.True(await RoundsAsync() < PasswordHashing.Rounds);
        using var browser = app.Browser();

        using var answer = await browser.SignInAsync(Mail, Password);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(PasswordHashing.Rounds, await RoundsAsync());
        using var page = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        // The third version of Identity's format: one byte for it, four for the function, four for the rounds.
        async Task<int> RoundsAsync()
        {
            await using var db = database.Open();
            var hash = await db.Users.Select(u => u.PasswordHash!).SingleAsync();
            return BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5, 4));
        }
    }
}
