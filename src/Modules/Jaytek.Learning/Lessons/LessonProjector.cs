using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Learning.Lessons;

/// <summary>
/// The content API shows what a lesson holds only where it is a preview; of the others it shows what a syllabus says. The lesson's own page asks
/// who is enrolled; here that will have to be asked beside whoever may edit the lesson.
/// </summary>
internal sealed class LessonProjector : IContentProjector
{
    private const string Type = LessonSummaries.Type;

    public string ContentType => Type;

    public IReadOnlySet<string> Open { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "TitlePart", "AutoroutePart", "AliasPart", "SeoMetaPart", "LocalizationPart", "ContainedPart",
        $"{Type}.Course", $"{Type}.Order", $"{Type}.DurationSeconds", $"{Type}.Preview");

    public bool IsLocked(JsonObject item) => item[Type].Member("Preview").Member("Value").AsFlag() != true;
}
