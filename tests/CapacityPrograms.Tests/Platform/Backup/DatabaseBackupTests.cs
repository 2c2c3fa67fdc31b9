using CapacityPrograms.Data.Access;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Platform.Backup;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Platform.Backup;

public sealed class DatabaseBackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("capacityprograms-backup-").FullName;

    private string BackupFile => Path.Combine(_folder, "backup");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_was_backed_up_while_in_use_comes_back(DatabaseProvider provider)
    {
        await using var source = await TestDatabase.CreateAsync(provider);
        await using var inUse = source.Open();
        inUse.Users.Add(new AppUser { UserName = "Жељко", DisplayName = "Жељко Čović" });
        await inUse.SaveChangesAsync();
        await DatabaseBackup.For(source.Options).BackUpAsync(BackupFile, force: false, default);

        await using var target = await TestDatabase.CreateEmptyAsync(provider);
        await DatabaseBackup.For(target.Options).RestoreAsync(BackupFile, force: false, default);

        await using var restored = target.Open();
        Assert.Equal("Жељко Čović", (await restored.Users.SingleAsync()).DisplayName);
        Assert.Empty(await restored.Database.GetPendingMigrationsAsync());
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_restore_replaces_data_only_by_force(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var backup = DatabaseBackup.For(database.Options);
        await backup.BackUpAsync(BackupFile, force: false, default);
        await using (var db = database.Open())
        {
            db.Users.Add(new AppUser { UserName = "later", DisplayName = "Later" });
            await db.SaveChangesAsync();
        }

        var refused = await Assert.ThrowsAsync<OperationException>(() => backup.RestoreAsync(BackupFile, force: false, default));
        Assert.Contains("--force", refused.Message, StringComparison.Ordinal);
        await using (var db = database.Open())
            Assert.Single(await db.Users.ToListAsync());

        await backup.RestoreAsync(BackupFile, force: true, default);
        await using (var db = database.Open())
            Assert.Empty(await db.Users.ToListAsync());
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_backup_replaces_a_file_only_by_force(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await File.WriteAllTextAsync(BackupFile, "precious");
        var backup = DatabaseBackup.For(database.Options);

        await Assert.ThrowsAsync<OperationException>(() => backup.BackUpAsync(BackupFile, force: false, default));
        Assert.Equal("precious", await File.ReadAllTextAsync(BackupFile));

        await backup.BackUpAsync(BackupFile, force: true, default);
        Assert.NotEqual("precious", await File.ReadAllTextAsync(BackupFile));
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_file_that_is_no_backup_leaves_the_data_alone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await File.WriteAllTextAsync(BackupFile, "Not a backup, only some words that somebody wrote down.");

        await Assert.ThrowsAsync<OperationException>(() => DatabaseBackup.For(database.Options).RestoreAsync(BackupFile, force: true, default));
        await using var db = database.Open();
        Assert.Empty(await db.Users.ToListAsync());
    }
}
