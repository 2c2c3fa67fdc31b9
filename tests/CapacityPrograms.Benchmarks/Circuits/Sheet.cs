using System.Globalization;
using System.Text.Json;
using CapacityPrograms.Benchmarks.LargeArchive;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Features.Attendance;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Benchmarks.Circuits;

/// <summary>An attendance sheet that may be open on several circuits, and its cells that are marked one after the other.</summary>
internal sealed class Sheet(int eventId, Queue<MarkCell> cells)
{
    /// <summary>Where the archive's administrator signs in with it; made anew in a copy.</summary>
    public const string Password = "a password of the benchmark";

    /// <summary>Its page.</summary>
    public string Path { get; } = string.Create(CultureInfo.InvariantCulture, $"events/{eventId}/attendance");

    /// <summary>Lets the administrator of a copy sign in, and opens every event that took place for marks again.</summary>
    public static async Task<List<Sheet>> PrepareAsync(Archive copy)
    {
        await using var db = copy.Contexts.CreateDbContext();
        var administrator = await db.Users.SingleAsync(u => u.UserName == ArchiveMaker.Administrator);
        administrator.PasswordHash = new PasswordHasher<AppUser>().HashPassword(administrator, Password);
        await db.SaveChangesAsync();
        await db.Events.Where(e => e.State == EventState.Closed).ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EventState.Held));
        var cells = (await MarkCell.ByTrainerAsync(copy)).SelectMany(t => t).GroupBy(c => c.EventId);
        return cells.OrderBy(g => g.Key).Select(g => new Sheet(g.Key, new Queue<MarkCell>(g))).ToList();
    }

    /// <summary>The next mark as the sheet's script sends it: the arguments of its one call.</summary>
    public string NextMark()
    {
        var cell = cells.Dequeue();
        var mark = cell.Next();
        cell.Version++;
        cells.Enqueue(cell);
        return JsonSerializer.Serialize(
            new[]
            {
                new SentMark(mark.OperationId, mark.RegistrationId, mark.SessionId, mark.BaseVersion, mark.Value.ToString(), null, mark.ObservedAt),
            },
            JsonSerializerOptions.Web);
    }
}
