using Jaytek.Kernel;

namespace Jaytek.Learning;

/// <summary>Every refusal of this module.</summary>
internal static class LearningErrors
{
    public static Error CourseNotFound { get; } = new("learning.course.not_found", "There is no such course.", ErrorKind.NotFound);

    public static Error NotSold { get; } = new("learning.course.not_sold", "This course has no price at which it could be bought.", ErrorKind.Conflict);

    public static Error Enrolled { get; } = new("learning.course.enrolled", "You are enrolled in this course already.", ErrorKind.Conflict);

    public static Error Own { get; } = new("learning.course.own", "This is your own course.", ErrorKind.Conflict);

    public static Error BundleNotFound { get; } = new("learning.bundle.not_found", "There is no such bundle.", ErrorKind.NotFound);

    public static Error BundleNotSold { get; } = new("learning.bundle.not_sold", "This bundle cannot be bought at the moment.", ErrorKind.Conflict);

    public static Error BundleEnrolled { get; } = new("learning.bundle.enrolled", "You have all of these courses already.", ErrorKind.Conflict);

    public static Error BundleOwn { get; } = new("learning.bundle.own", "These are your own courses.", ErrorKind.Conflict);
}
