using CapacityPrograms.Tests.Features.Account;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.AspNetCore.DataProtection;

namespace CapacityPrograms.Tests.Platform.Security;

public sealed class ProtectionKeysTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_one_start_has_protected_the_next_start_can_read(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        string kept;
        await using (var before = new AccountHost(database, new SetClock(TimeProvider.System.GetUtcNow())))
            kept = before.Get<IDataProtectionProvider>().CreateProtector("test").Protect("sign-in");

        await using var after = new AccountHost(database, new SetClock(TimeProvider.System.GetUtcNow()));
        Assert.Equal("sign-in", after.Get<IDataProtectionProvider>().CreateProtector("test").Unprotect(kept));
    }
}
