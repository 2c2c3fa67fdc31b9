using CapacityPrograms.Data.Access;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Seed;
using CapacityPrograms.Web.Features.Programmes;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Seed;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Programmes;

/// <summary>The demonstration's five programmes, for tests that only read.</summary>
public sealed class ProgrammeDemo : IAsyncLifetime
{
    private TestDatabase? _database;

    internal static FixedClock Clock { get; } = new(LoadedDemo.Morning);

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await new DemoData(_database.Factory, Clock).LoadAsync("Demo-2026!", CancellationToken.None);
    }

    public Task<ProgrammeView> ReadAsync(string code, Actor? actor = null) =>
        new ProgrammeQueries(_database!.Factory, Clock).ReadAsync(actor ?? Actor.System, code, CancellationToken.None);

    public async Task<IReadOnlyList<MissingItem>> MissingAsync(string code) =>
        (await new ProgrammeQueries(_database!.Factory, Clock).MissingAsync(Actor.System, code, CancellationToken.None)).Items;

    public async Task<int> IdAsync(string code)
    {
        await using var db = _database!.Open();
        return await db.Programmes.Where(p => p.Code == code).Select(p => p.Id).SingleAsync();
    }

    public async Task DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }
}
