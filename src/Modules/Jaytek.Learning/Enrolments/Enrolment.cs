using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Learning.Enrolments;

/// <summary>That somebody learns in a course: one row for a student and a course, whatever happens to their payments.</summary>
internal sealed class Enrolment
{
    /// <summary>26 characters.</summary>
    public required string Id { get; init; }

    public required string CourseId { get; init; }

    public required string StudentId { get; init; }

    /// <summary>The order that paid for it.</summary>
    public required string OrderId { get; set; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>The name under which one at a time works on it, whether or not it is there yet.</summary>
    public static string LockName(string courseId, string studentId) => $"enrolment:{courseId}:{studentId}";

    /// <summary>When it was taken away, since the whole price went back; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>Maps <see cref="Enrolment"/>.</summary>
internal sealed class EnrolmentTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Enrolment>(e =>
        {
            e.ToTable("learning_enrolment");
            e.HasKey(one => one.Id);
            e.Property(one => one.Id).HasMaxLength(26);
            e.Property(one => one.CourseId).HasMaxLength(64);
            e.Property(one => one.StudentId).HasMaxLength(26);
            e.Property(one => one.OrderId).HasMaxLength(26);
            e.HasIndex(one => new { one.CourseId, one.StudentId }).IsUnique();
            e.HasIndex(one => one.StudentId);
            e.HasIndex(one => one.OrderId);
        });
}
