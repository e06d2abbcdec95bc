using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Learning.Enrolments;

/// <summary>That somebody learns in a course: one row for a student and a course, whatever they bought it by and how often.</summary>
internal sealed class Enrolment
{
    /// <summary>26 characters.</summary>
    public required string Id { get; init; }

    public required string CourseId { get; init; }

    public required string StudentId { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>When nothing that they bought opened it any more; null while something does.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The name under which one at a time works on it, whether or not it is there yet.</summary>
    public static string LockName(string courseId, string studentId) => $"enrolment:{courseId}:{studentId}";
}

/// <summary>What opens a course to a student: an order of it or of a bundle, or a subscription. A course may be open by several.</summary>
internal sealed class EnrolmentGrant
{
    public required string CourseId { get; init; }

    public required string StudentId { get; init; }

    /// <summary>The order, or the subscription of which each period is an order.</summary>
    public required string SourceId { get; init; }

    /// <summary>True of what was bought for good, false of a subscription.</summary>
    public required bool IsLasting { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was taken away, since the whole price went back or the subscription ended; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>Maps <see cref="Enrolment"/> and <see cref="EnrolmentGrant"/>.</summary>
internal sealed class EnrolmentTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<Enrolment>(e =>
        {
            e.ToTable("learning_enrolment");
            e.HasKey(one => one.Id);
            e.Property(one => one.Id).HasMaxLength(26);
            e.Property(one => one.CourseId).HasMaxLength(64);
            e.Property(one => one.StudentId).HasMaxLength(26);
            e.HasIndex(one => new { one.CourseId, one.StudentId }).IsUnique();
            e.HasIndex(one => one.StudentId);
        });
        model.Entity<EnrolmentGrant>(e =>
        {
            e.ToTable("learning_enrolment_grant");
            e.HasKey(one => new { one.SourceId, one.CourseId, one.StudentId });
            e.Property(one => one.CourseId).HasMaxLength(64);
            e.Property(one => one.StudentId).HasMaxLength(26);
            e.Property(one => one.SourceId).HasMaxLength(26);
            e.HasIndex(one => new { one.StudentId, one.CourseId });
        });
    }
}
