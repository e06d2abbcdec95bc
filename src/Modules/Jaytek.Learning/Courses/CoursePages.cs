using Jaytek.Engine.Contracts;

namespace Jaytek.Learning.Courses;

/// <summary>The list of courses, for the sitemap.</summary>
internal sealed class CoursePages : ISitemapPages
{
    public IReadOnlyList<string> Paths { get; } = ["/courses"];
}
