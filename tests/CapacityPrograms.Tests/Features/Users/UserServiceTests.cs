using System.Globalization;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Features.Account;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Features.Account;
using CapacityPrograms.Web.Features.Users;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Features.Users;

public sealed class UserServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_new_user_is_invited_in_their_language_and_sets_a_password_by_the_link(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(
            database, new SetClock(TimeProvider.System.GetUtcNow()),
            new() { ["PublicUrl"] = "https://programmes.example.org/" }
        );
        var id = await WithAsync(host, s => s.SaveAsync(AccountHost.Administrator, New("new@example.org"), "http://evil.example/", default));

        await using var db = database.Open();
        var mail = await db.OutgoingMails.SingleAsync();
        Assert.Contains("Dzień dobry Nowa Osoba", mail.Body, StringComparison.Ordinal);
        Assert.Contains("https://programmes.example.org/account/reset?", mail.Body, StringComparison.Ordinal);
        var token = mail.Body.Split("&token=")[1].Split('\n')[0].Trim();
        await using var request = host.Request();
        var passwords = request.ServiceProvider.GetRequiredService<PasswordService>();
        Assert.Empty((await passwords.ResetAsync(id, token, "a long password", default))!);
        Assert.Null(await passwords.ResetAsync(id, token, "a long password", default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Withdrawn_access_ends_roles_sessions_and_sign_in(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);
        var programme = await ProgrammeAsync(database);
        var input = New("leaves@example.org");
        input.Roles[programme] = AccessRole.Coordinator;
        var id = await WithAsync(host, s => s.SaveAsync(AccountHost.Administrator, input, "http://x/", default));
        await using var before = database.Open();
        var stamp = (await before.Users.AsNoTracking().SingleAsync(u => u.Id == id)).SecurityStamp;

        await WithAsync(host, async s => { await s.WithdrawAsync(AccountHost.Administrator, id, default); return 0; });

        await using var db = database.Open();
        var user = await db.Users.SingleAsync(u => u.Id == id);
        Assert.NotEqual(stamp, user.SecurityStamp);
        Assert.True(AccountClosure.IsClosed(user));
        Assert.Empty(await db.ProgrammeAccess.Where(a => a.UserId == id).ToListAsync());
        Assert.Equal(["user.added", "user.withdrawn"], await db.AuditEntries.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_list_finds_names_in_any_script_and_case(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);
        foreach (var (mail, name) in new[] { ("a@example.org", "Żaneta Łukasik"), ("b@example.org", "Богдан Донорук"), ("c@example.org", "Cyril") })
        {
            var input = New(mail);
            input.Name = name;
            await WithAsync(host, s => s.SaveAsync(AccountHost.Administrator, input, "http://x/", default));
        }

        foreach (var (search, found) in new[] { ("zaneta", "a@example.org"), ("БОГДАН", "b@example.org"), ("c@EXAMPLE", "c@example.org") })
        {
            var page = await ReadAsync(host, q => q.ListAsync(AccountHost.Administrator, search, new ListAsk(), default));
            Assert.Equal(found, Assert.Single(page.Items).Email);
        }
        // Bogdan, Cyril, Žaneta: in the reader's alphabet, whatever the script.
        foreach (var (sort, order) in new[] { ("name", "bca"), ("-name", "acb"), ("email", "abc"), ("-email", "cba"), ("sign-in", "abc"), ("nonsense", "bca") })
        {
            var page = await ReadAsync(host, q => q.ListAsync(AccountHost.Administrator, null, ListAsk.Read(null, sort), default));
            Assert.Equal(order, string.Concat(page.Items.Select(u => u.Email[0])));
        }
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Wrong_input_is_refused_by_field_and_others_are_kept_out(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);
        var programme = await ProgrammeAsync(database);
        var id = await WithAsync(host, s => s.SaveAsync(AccountHost.Administrator, New("taken@example.org"), "http://x/", default));

        Assert.Equal("Taken", await RefusedAsync(host, New("TAKEN@example.org")));
        Assert.Equal("NotAnEmail", await RefusedAsync(host, New("not an address")));
        var trainer = New("trainer@example.org");
        trainer.Roles[programme] = AccessRole.Trainer;
        Assert.Equal("TrainerNeedsPerson", await RefusedAsync(host, trainer));
        trainer.Person = new(99_999, "", "", "");
        Assert.Equal("Choose", await RefusedAsync(host, trainer));
        var old = await ReadAsync(host, q => q.ReadAsync(AccountHost.Administrator, id, default));
        await WithAsync(host, s => s.SaveAsync(AccountHost.Administrator, old, "http://x/", default));
        Assert.Equal("ChangedMeanwhile", await RefusedAsync(host, old));

        var self = AccountHost.Administrator with { UserId = id };
        await Assert.ThrowsAsync<RefusedException>(() => WithAsync(host, async s => { await s.LockAsync(self, [id], default); return 0; }));
        var coordinator = new Actor(7, "", false, null, new Dictionary<int, AccessRole> { [programme] = AccessRole.Coordinator });
        await Assert.ThrowsAsync<ForbiddenException>(() => ReadAsync(host, q => q.ListAsync(coordinator, null, new ListAsk(), default)));
        await Assert.ThrowsAsync<ForbiddenException>(() => WithAsync(host, s => s.SaveAsync(coordinator, New("x@example.org"), "http://x/", default)));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Several_accounts_are_locked_and_opened_together_and_none_where_ones_own_is_among_them(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);
        var ids = new List<int>();
        foreach (var email in new[] { "one@example.org", "two@example.org", "self@example.org" })
            ids.Add(await WithAsync(host, s => s.SaveAsync(AccountHost.Administrator, New(email), "http://x/", default)));
        var self = AccountHost.Administrator with { UserId = ids[2] };

        var refused = await Assert.ThrowsAsync<RefusedException>(() => WithAsync(host, async s => { await s.LockAsync(self, ids, default); return 0; }));
        Assert.Equal("NotYourself", Assert.Single(refused.Refusals).Key);
        Assert.All(await StatesAsync(), state => Assert.Equal(AccountState.Invited, state));

        await WithAsync(host, async s => { await s.LockAsync(self, ids[..2], default); return 0; });
        Assert.Equal([AccountState.Closed, AccountState.Closed, AccountState.Invited], await StatesAsync());
        await WithAsync(host, async s => { await s.UnlockAsync(self, ids[..2], default); return 0; });
        Assert.All(await StatesAsync(), state => Assert.Equal(AccountState.Invited, state));

        async Task<IReadOnlyList<AccountState>> StatesAsync() =>
            (await ReadAsync(host, q => q.ListAsync(AccountHost.Administrator, null, new ListAsk(), default))).Items
                .OrderBy(r => r.Id).Select(r => r.State).ToList();
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Every_programme_names_who_has_access_to_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);
        var programme = await ProgrammeAsync(database);
        var donor = New("donor@example.org");
        donor.Roles[programme] = AccessRole.Donor;
        var id = await WithAsync(host, s => s.SaveAsync(AccountHost.Administrator, donor, "http://x/", default));
        var chief = New("chief@example.org");
        chief.IsAdministrator = true;
        await WithAsync(host, s => s.SaveAsync(AccountHost.Administrator, chief, "http://x/", default));

        var view = await ReadAsync(host, q => q.AccessAsync(AccountHost.Administrator, default));
        Assert.Equal("Nowa Osoba", Assert.Single(view.Administrators));
        Assert.Equal(new AccessUser(id, "Nowa Osoba", AccessRole.Donor, AccountState.Invited), Assert.Single(Assert.Single(view.Programmes).Users));
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            ReadAsync(
                host,
                q => q.AccessAsync(new Actor(7, "", false, null, new Dictionary<int, AccessRole> { [programme] = AccessRole.Coordinator }), default)));
    }

    private static UserInput New(string email) => new() { Email = email, Name = "Nowa Osoba", Language = "pl" };

    private static async Task<string> RefusedAsync(AccountHost host, UserInput input) =>
        Assert
            .Single(
                (
                    await Assert.ThrowsAsync<RefusedException>(() =>
                        WithAsync(host, s => s.SaveAsync(AccountHost.Administrator, input, "http://x/", default))
                    )
                ).Refusals)
            .Key;

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

    private static async Task<T> WithAsync<T>(AccountHost host, Func<UserService, Task<T>> work)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        await using var request = host.Request();
        return await work(request.ServiceProvider.GetRequiredService<UserService>());
    }

    private static async Task<T> ReadAsync<T>(AccountHost host, Func<UserQueries, Task<T>> work)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        await using var request = host.Request();
        return await work(request.ServiceProvider.GetRequiredService<UserQueries>());
    }
}
