using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.People;

/// <summary>
/// Whether two records of different programmes are one person, asked by who keeps the one of who keeps the other. Who asks learns of the
/// other record no more than the answer.
/// </summary>
public sealed class IdentityQuestion
{
    /// <summary>The record of who asks.</summary>
    public int AskedId { get; set; }
    public Person? Asked { get; set; }
    /// <summary>The record of which it is asked.</summary>
    public int KnownId { get; set; }
    public Person? Known { get; set; }
    /// <summary>The programme for which it is asked.</summary>
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
    public int? UserId { get; set; }
    /// <summary>UTC; null while nobody has answered.</summary>
    public DateTime? AnsweredAt { get; set; }
    public int? AnsweredByUserId { get; set; }
    /// <summary>The answer.</summary>
    public bool? IsSame { get; set; }
}

/// <summary>Who may answer.</summary>
public static class IdentityQuestions
{
    /// <summary>The open questions about people whom an actor keeps; those that a merge has settled are none any more.</summary>
    public static IQueryable<IdentityQuestion> QuestionsTo(this AppDbContext db, Actor actor)
    {
        var kept = db.PeopleKeptBy(actor).Select(p => p.Id);
        return db.IdentityQuestions.Where(q => q.AnsweredAt == null && kept.Contains(q.Known!.CanonicalId ?? q.KnownId)
            && (q.Asked!.CanonicalId ?? q.AskedId) != (q.Known.CanonicalId ?? q.KnownId));
    }
}

internal sealed class IdentityQuestionConfiguration : IEntityTypeConfiguration<IdentityQuestion>
{
    public void Configure(EntityTypeBuilder<IdentityQuestion> builder)
    {
        builder.HasKey(q => new { q.AskedId, q.KnownId });
        builder.HasOne(q => q.Asked).WithMany().HasForeignKey(q => q.AskedId);
        builder.HasOne(q => q.Known).WithMany().HasForeignKey(q => q.KnownId);
        builder.HasOne(q => q.Programme).WithMany().HasForeignKey(q => q.ProgrammeId);
    }
}
