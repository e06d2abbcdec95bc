using Jaytek.Contents.Contracts;
using Jaytek.Learning.Courses;
using Jaytek.Ledger.Contracts;
using Jaytek.Pages.Contracts;

namespace Jaytek.Learning.Enrolments;

/// <summary>Courses that are shared otherwise than the rest.</summary>
internal sealed class CourseScopes(IContentReader reader) : ISplitScopes
{
    public const string Name = "course";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public string DisplayName => "Course";

    /// <inheritdoc/>
    public string Hint => "the course's address on the site, or its id.";

    /// <summary>The key of a course's split.</summary>
    public static string KeyOf(string courseId) => $"{Name}:{courseId}";

    /// <inheritdoc/>
    public async Task<string?> FindAsync(string words, CancellationToken cancellationToken)
    {
        var path = Uri.TryCreate(words, UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal) ? address.AbsolutePath : words;
        var course = await reader.GetAsync(words, ContentVersion.Latest, cancellationToken) ?? await reader.FindByPathAsync(path.Trim('/'), cancellationToken);
        return course?.ContentType == CourseSummaries.Type ? course.ContentItemId : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        (await reader.GetManyAsync(ids, ContentVersion.Latest, cancellationToken)).ToDictionary(one => one.Key, one => one.Value.Title());
}
