using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Programmes.Sections;

/// <summary>Keeps who gets which topic, and which activity delivers it.</summary>
public sealed class MatrixService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Says whether a group gets a topic, and under what title.</summary>
    public async Task AnswerAsync(Actor actor, string code, int topic, int group, AudienceAnswer answer, LocalizedText title, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await SectionQueries.KeptAsync(db, actor, code, ct);
        if (
            !await db.Topics.AnyAsync(t => t.Id == topic && t.ProgrammeId == programme.Id, ct)
            || !await db.TargetGroups.AnyAsync(g => g.Id == group && g.ProgrammeId == programme.Id, ct))
            throw new MissingException();
        new Checks()
            .Require(Enum.IsDefined(answer), "Answer", "Choose")
            .Require(title.Texts.Values.All(t => t.Length <= 1000), "Title", "TooLong", 1000)
            .Throw();
        var cell =
            await db.TopicAudiences.SingleOrDefaultAsync(a => a.TopicId == topic && a.TargetGroupId == group, ct)
            ?? db.TopicAudiences.Add(new TopicAudience { TopicId = topic, TargetGroupId = group }).Entity;
        (cell.Answer, cell.TitleForGroup) = (answer, title);
        db.Audit(actor, clock, AuditActions.TopicAudience, programme.Id, "topic", topic, $"{group} {answer}");
        await db.SaveAsync(ct);
    }

    /// <summary>Links a topic with an activity that delivers it, or takes the link away.</summary>
    public async Task LinkAsync(Actor actor, string code, int topic, int activity, bool on, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await SectionQueries.KeptAsync(db, actor, code, ct);
        if (
            !await db.Topics.AnyAsync(t => t.Id == topic && t.ProgrammeId == programme.Id, ct)
            || !await db.Activities.AnyAsync(a => a.Id == activity && a.ProgrammeId == programme.Id, ct))
            throw new MissingException();
        var link = await db.TopicActivities.SingleOrDefaultAsync(t => t.TopicId == topic && t.ActivityId == activity, ct);
        if (on == link is not null)
            return;
        if (link is null)
            db.TopicActivities.Add(new TopicActivity { TopicId = topic, ActivityId = activity });
        else
            db.TopicActivities.Remove(link);
        db.Audit(
            actor, clock, on ? AuditActions.TopicLinked : AuditActions.TopicUnlinked, programme.Id, "topic", topic,
            activity.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveAsync(ct);
    }
}
