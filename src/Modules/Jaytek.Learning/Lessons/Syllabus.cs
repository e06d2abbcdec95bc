using Jaytek.Contents.Contracts;
using Jaytek.Learning.Contracts.Views;

namespace Jaytek.Learning.Lessons;

/// <summary>The lessons of a course in their order.</summary>
internal sealed class Syllabus(IContentReader reader, IContentRights rights)
{
    private const int MaxLessons = 200;

    /// <summary>The published lessons, numbered from 1 without gaps, whatever numbers editors gave; at most 200.</summary>
    public async Task<IReadOnlyList<LessonSummary>> OfAsync(string courseId, CancellationToken cancellationToken)
    {
        var lessons = new List<LessonSummary>();
        for (var skip = 0; skip < MaxLessons; skip += ContentQuery.MaxTake)
        {
            var page = await reader.ListAsync(Query(courseId) with { Skip = skip, Take = ContentQuery.MaxTake }, cancellationToken);
            foreach (var item in page.Items)
            {
                if (await rights.MayViewAsync(item, cancellationToken))
                    lessons.Add(LessonSummaries.Build(item) with { Number = lessons.Count + 1 });
            }
            if (page.Items.Count < ContentQuery.MaxTake)
                break;
        }
        return lessons;
    }

    private static ContentQuery Query(string courseId) => new(LessonSummaries.Type)
    {
        Filters = [ContentFilter.Equal("Course", courseId)], OrderBy = "Order", Descending = false,
    };
}
