using Jaytek.Kernel;

namespace Jaytek.Learning;

/// <summary>Every refusal of this module.</summary>
internal static class LearningErrors
{
    public static Error CourseNotFound { get; } = new("learning.course.not_found", "There is no such course.", ErrorKind.NotFound);

    public static Error NotSold { get; } = new("learning.course.not_sold", "This course has no price at which it could be bought.", ErrorKind.Conflict);

    public static Error Enrolled { get; } = new("learning.course.enrolled", "You are enrolled in this course already.", ErrorKind.Conflict);

    public static Error Own { get; } = new("learning.course.own", "This is your own course.", ErrorKind.Conflict);
}
