using CapacityPrograms.Data.Access;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Platform.Backup;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.Data.Sqlite;
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
    public async Task A_backup_that_was_cut_off_or_changed_is_refused_and_the_data_stay(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
        {
            db.Users.Add(new AppUser { UserName = "somebody", DisplayName = "Somebody with a long name" });
            await db.SaveChangesAsync();
        }
        var backup = DatabaseBackup.For(database.Options);
        await backup.BackUpAsync(BackupFile, force: false, default);
        var whole = await File.ReadAllBytesAsync(BackupFile);

        var damaged = new List<byte[]> { whole[..^1], whole[..^40], whole[..(whole.Length / 2)] };
        foreach (var share in new[] { 0.2, 0.5, 0.8, 0.99 })
        {
            var flipped = whole.ToArray();
            flipped[(int)(flipped.Length * share)] ^= 0x20;
            damaged.Add(flipped);
        }
        foreach (var bytes in damaged)
        {
            await File.WriteAllBytesAsync(BackupFile, bytes);
            var refused = await Assert.ThrowsAsync<OperationException>(() => backup.RestoreAsync(BackupFile, force: true, default));
            Assert.DoesNotContain('\n', refused.Message);
            await using var db = database.Open();
            Assert.Single(await db.Users.ToListAsync());
        }
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused_though_it_has_migrations()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var backup = DatabaseBackup.For(database.Options);
        string[] histories = ["", "INSERT INTO h VALUES ('20261128192826_Initial', '10');", "INSERT INTO h VALUES ('20990101000000_Later', '99');"];
        foreach (var rows in histories)
        {
            File.Delete(BackupFile);
            await using (var connection = new SqliteConnection($"Data Source={BackupFile};Pooling=False"))
            {
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this test.
                command.CommandText = "CREATE TABLE h (MigrationId TEXT, ProductVersion TEXT);" + rows + "ALTER TABLE h RENAME TO __EFMigrationsHistory;";
#pragma warning restore CA2100
                await command.ExecuteNonQueryAsync();
            }
            await Assert.ThrowsAsync<OperationException>(() => backup.RestoreAsync(BackupFile, force: true, default));
            await using var db = database.Open();
            Assert.Empty(await db.Users.ToListAsync());
        }
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_backup_is_for_its_owner_alone_and_replaces_nothing_but_a_regular_file(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var backup = DatabaseBackup.For(database.Options);
        await backup.BackUpAsync(BackupFile, force: false, default);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(BackupFile));

        var (link, folder, neighbour) = (Path.Combine(_folder, "link"), Path.Combine(_folder, "folder"), BackupFile + ".partial");
        File.CreateSymbolicLink(link, BackupFile);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(neighbour, "precious");
        foreach (var other in new[] { link, folder, "/dev/null" })
            await Assert.ThrowsAsync<OperationException>(() => backup.BackUpAsync(other, force: true, default));
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.True(Directory.Exists(folder));
        Assert.False(new FileInfo("/dev/null").Length > 0);

        await backup.BackUpAsync(BackupFile, force: true, default);
        Assert.Equal("precious", await File.ReadAllTextAsync(neighbour));
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
