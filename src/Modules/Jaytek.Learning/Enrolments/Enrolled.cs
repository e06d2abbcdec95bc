using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Learning.Enrolments;

/// <summary>Who learns in which courses.</summary>
internal sealed class Enrolled(JaytekDb db, ICurrentActor current)
{
    /// <summary>Whether whoever looks at a page learns in a course; false for visitors without an account.</summary>
    public async Task<bool> IsInAsync(string courseId, CancellationToken cancellationToken) =>
        current.Actor is { Kind: ActorKind.User, UserId: { } student }
        && await db.Set<Enrolment>().AnyAsync(e => e.CourseId == courseId && e.StudentId == student && e.EndedAt == null, cancellationToken);

    /// <summary>Those of the courses that are a student's for good: a subscription keeps nobody from buying.</summary>
    public async Task<IReadOnlyCollection<string>> LastingAsync(IReadOnlyList<string> courseIds, string studentId, CancellationToken cancellationToken) =>
        await db.Set<EnrolmentGrant>().Where(g => g.StudentId == studentId && courseIds.Contains(g.CourseId) && g.IsLasting && g.EndedAt == null)
            .Select(g => g.CourseId).Distinct().ToListAsync(cancellationToken);
}
