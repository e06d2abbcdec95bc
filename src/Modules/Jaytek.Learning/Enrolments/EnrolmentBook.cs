using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Learning.Enrolments;

/// <summary>The rows of enrolments, for who changes them in an open unit of work. Whoever does has locked the order first and then <see cref="LockAsync"/>.</summary>
internal sealed class EnrolmentBook(IOrders orders)
{
    /// <summary>Lets nobody else work on a student's enrolments in these courses until the unit of work ends.</summary>
    public static async Task LockAsync(ActionScope scope, IEnumerable<string> courseIds, string studentId, CancellationToken cancellationToken)
    {
        // In one order, so that two who want the same wait instead of meeting in a deadlock.
        foreach (var courseId in courseIds.Order(StringComparer.Ordinal))
            await scope.LockAsync(Enrolment.LockName(courseId, studentId), cancellationToken);
    }

    /// <summary>What a source opens, whoever learns by it.</summary>
    public static Task<List<EnrolmentGrant>> OfSourceAsync(ActionScope scope, string sourceId, CancellationToken cancellationToken) =>
        scope.Db.Set<EnrolmentGrant>().Where(g => g.SourceId == sourceId).OrderBy(g => g.CourseId).ToListAsync(cancellationToken);

    /// <summary>
    /// True where all of these courses are the student's for good already by other orders. Whose price went back wholly is about to end: it keeps
    /// nobody from a new one.
    /// </summary>
    public async Task<bool> HasAllAsync(ActionScope scope, IReadOnlyList<string> courseIds, string studentId, string butFor, CancellationToken cancellationToken)
    {
        var grants = await scope.Db.Set<EnrolmentGrant>().AsNoTracking()
            .Where(g => g.StudentId == studentId && courseIds.Contains(g.CourseId) && g.SourceId != butFor && g.IsLasting && g.EndedAt == null)
            .ToListAsync(cancellationToken);
        var standing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in grants.Select(g => g.SourceId).Distinct(StringComparer.Ordinal))
        {
            if (await orders.FindPaidAsync(source, cancellationToken) is { IsWhollyTakenBack: false })
                standing.UnionWith(grants.Where(g => g.SourceId == source).Select(g => g.CourseId));
        }

        return courseIds.All(standing.Contains);
    }

    /// <summary>Opens a course by a source, or notes that it is open; what a subscription has ended stays ended.</summary>
    public static async Task OpenAsync(ActionScope scope, string courseId, string studentId, string sourceId, bool isLasting, CancellationToken cancellationToken)
    {
        var grant = await scope.Db.Set<EnrolmentGrant>().SingleOrDefaultAsync(g => g.SourceId == sourceId && g.CourseId == courseId && g.StudentId == studentId, cancellationToken);
        if (grant is null)
            scope.Db.Add(new EnrolmentGrant { CourseId = courseId, StudentId = studentId, SourceId = sourceId, IsLasting = isLasting, Since = scope.Now });
        else if (!isLasting)
            return;
        else
            grant.EndedAt = null;
        var enrolment = await FindAsync(scope, courseId, studentId, cancellationToken);
        if (enrolment is { EndedAt: null })
            return;
        if (enrolment is null)
            scope.Db.Add(new Enrolment { Id = PublicId.New(), CourseId = courseId, StudentId = studentId, Since = scope.Now });
        else
            enrolment.EndedAt = null;
        scope.Audit("Enrolment", courseId, $"{studentId} enrolled");
        scope.Raise(new StudentEnrolled(courseId, studentId));
    }

    /// <summary>Ends what a grant opens; the enrolment ends with the last of them.</summary>
    public static async Task EndAsync(ActionScope scope, EnrolmentGrant grant, string why, CancellationToken cancellationToken)
    {
        grant.EndedAt ??= scope.Now;
        await scope.Db.SaveChangesAsync(cancellationToken);
        if (await scope.Db.Set<EnrolmentGrant>().AnyAsync(g => g.StudentId == grant.StudentId && g.CourseId == grant.CourseId && g.EndedAt == null, cancellationToken)
            || await FindAsync(scope, grant.CourseId, grant.StudentId, cancellationToken) is not { EndedAt: null } enrolment)
            return;
        enrolment.EndedAt = scope.Now;
        scope.Audit("Enrolment", grant.CourseId, $"Enrolment of {grant.StudentId} ended, since {why}");
    }

    private static Task<Enrolment?> FindAsync(ActionScope scope, string courseId, string studentId, CancellationToken cancellationToken) =>
        scope.Db.Set<Enrolment>().SingleOrDefaultAsync(e => e.CourseId == courseId && e.StudentId == studentId, cancellationToken);
}
