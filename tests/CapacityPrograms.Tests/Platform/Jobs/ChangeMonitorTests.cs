using System.Security.Claims;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Features.Account;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Features.Account;
using CapacityPrograms.Web.Features.Users;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Jobs;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Platform.Jobs;

/// <summary>Two nodes on one database: what is changed on one ends the circuits that are open on the other.</summary>
public sealed class ChangeMonitorTests
{
    private const string Password = "a long password";

    public static TheoryData<DatabaseProvider, string> Changes()
    {
        var data = new TheoryData<DatabaseProvider, string>();
        foreach (var provider in new[] { DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql })
        {
            foreach (var change in new[] { "withdrawn", "locked", "role", "role taken", "administrator", "password" }) data.Add(provider, change);
        }
        return data;
    }

    [SkippableTheory, MemberData(nameof(Changes))]
    public async Task A_change_of_access_ends_the_circuits_of_that_user_on_every_node(DatabaseProvider provider, string change)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var here = new AccountHost(database);
        await using var there = new AccountHost(database);
        var (programme, id) = (await ProgrammeAsync(database), 0);
        var input = new UserInput { Email = "a@example.org", Name = "A", Roles = { [programme] = AccessRole.Donor } };
        await WithAsync<UserService>(here, async s => id = await s.SaveAsync(AccountHost.Administrator, input, "http://x/", default));
        await WithAsync<UserService>(
            here,
            s => s.SaveAsync(AccountHost.Administrator, new UserInput { Email = "b@example.org", Name = "B" }, "http://x/", default)
        );
        await WithAsync<UserManager<AppUser>>(here, async users => await users.AddPasswordAsync((await users.FindByIdAsync($"{id}"))!, Password));
        await here.Get<ChangeMonitor>().PollAsync(default);
        await there.Get<ChangeMonitor>().PollAsync(default);
        await using var circuits = there.Request();
        await using var others = there.Request();
        var mine = await OpenAsync(circuits, database, "a@example.org");
        var other = await OpenAsync(others, database, "b@example.org");

        await WithAsync<UserService>(here, async users =>
        {
            var form = await FormAsync(here, id);
            switch (change)
            {
                case "withdrawn": await users.WithdrawAsync(AccountHost.Administrator, id, default); return;
                case "locked": await users.LockAsync(AccountHost.Administrator, [id], default); return;
                case "password": await ChangePasswordAsync(here, id); return;
                case "role": form.Roles[programme] = AccessRole.Coordinator; break;
                case "role taken": form.Roles.Clear(); break;
                default: form.IsAdministrator = true; break;
            }
            await users.SaveAsync(AccountHost.Administrator, form, "http://x/", default);
        });
        Assert.True(await IsSignedInAsync(mine));
        await there.Get<ChangeMonitor>().PollAsync(default);

        Assert.False(await IsSignedInAsync(mine));
        Assert.True(await IsSignedInAsync(other));
        var sessions = there.Get<OpenSessions>();
        Assert.True(sessions.ChangedSince(id, there.Clock.Now));
        Assert.False(sessions.ChangedSince(id, there.Clock.Now.AddSeconds(1)));

        // A circuit that opens with the old sign-in after the change was told ends as it begins.
        await using var late = there.Request();
        var opened = await OpenAsync(late, database, "a@example.org", "old stamp");
        await WaitAsync(async () => !await IsSignedInAsync(opened));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_name_that_is_corrected_ends_nothing_and_a_restored_database_is_looked_at_whole(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);
        var id = 0;
        await WithAsync<UserService>(
            host,
            async s => id = await s.SaveAsync(AccountHost.Administrator, new UserInput { Email = "a@example.org", Name = "A" }, "http://x/", default)
        );
        await host.Get<ChangeMonitor>().PollAsync(default);
        await using var circuits = host.Request();
        var mine = await OpenAsync(circuits, database, "a@example.org");
        await WithAsync<UserService>(host, async s =>
        {
            var form = await FormAsync(host, id);
            form.Name = "Anna";
            await s.SaveAsync(AccountHost.Administrator, form, "http://x/", default);
        });
        await host.Get<ChangeMonitor>().PollAsync(default);
        Assert.True(await IsSignedInAsync(mine));

        await using (var db = database.Open())
        {
            await db.WriteLocks.ExecuteUpdateAsync(s => s.SetProperty(l => l.Sequence, 0));
            await db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.SecurityStamp, "of the older database"));
        }
        await host.Get<ChangeMonitor>().PollAsync(default);
        Assert.False(await IsSignedInAsync(mine));
    }

    private static async Task<CircuitRevalidation> OpenAsync(AsyncServiceScope scope, TestDatabase database, string email, string? stamp = null)
    {
        await using var db = database.Open();
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Email == email);
        var provider = (CircuitRevalidation)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        var session = new UserSession { Id = Guid.NewGuid(), UserId = user.Id, StartedAt = DateTime.UnixEpoch, EndsAt = DateTime.MaxValue };
        db.UserSessions.Add(session);
        await db.SaveChangesAsync();
        var claims = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, $"{user.Id}"), new("AspNet.Identity.SecurityStamp", stamp ?? user.SecurityStamp!),
                new("session", $"{session.Id}"), new("session.end", "99999999999"),
            ], "test");
        provider.SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(claims))));
        return provider;
    }

    private static async Task<bool> IsSignedInAsync(CircuitRevalidation circuit) =>
        (await circuit.GetAuthenticationStateAsync()).User.Identity?.IsAuthenticated == true;

    private static async Task WaitAsync(Func<Task<bool>> until)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await until()) await Task.Delay(20, limit.Token);
    }

    private static async Task ChangePasswordAsync(AccountHost host, int id)
    {
        await using var request = host.Request();
        var user = await request.ServiceProvider.GetRequiredService<UserManager<AppUser>>().FindByIdAsync($"{id}");
        Assert.Empty(await request.ServiceProvider.GetRequiredService<PasswordService>().ChangeAsync(user!, Password, "another long one", default));
    }

    private static async Task<int> ProgrammeAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var programme = db
            .Programmes.Add(
                new Programme
                {
                    Code = "test", Country = "BA", TimeZone = "Europe/Sarajevo", Name = LocalizedText.Of("en", "Test"), Language = "en",
                }
            )
            .Entity;
        await db.SaveChangesAsync();
        return programme.Id;
    }

    private static async Task<UserInput> FormAsync(AccountHost host, int id)
    {
        await using var request = host.Request();
        return await request.ServiceProvider.GetRequiredService<UserQueries>().ReadAsync(AccountHost.Administrator, id, default);
    }

    private static async Task WithAsync<T>(AccountHost host, Func<T, Task> work) where T : notnull
    {
        await using var request = host.Request();
        await work(request.ServiceProvider.GetRequiredService<T>());
    }
}
