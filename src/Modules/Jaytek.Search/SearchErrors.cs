using Jaytek.Kernel;

namespace Jaytek.Search;

/// <summary>The refusals of this module.</summary>
internal static class SearchErrors
{
    public static Error UnknownKind(string kind) =>
        new("search.kind.unknown", $"There is nothing of the kind {kind} that everybody may find.", ErrorKind.NotFound);
}
