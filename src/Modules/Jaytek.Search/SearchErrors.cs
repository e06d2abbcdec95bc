using Jaytek.Kernel;

namespace Jaytek.Search;

/// <summary>The refusals of this module.</summary>
internal static class SearchErrors
{
    public static Error NoWord { get; } = Error.Member("search.query.no_word", "q", "It holds no word to look for.");

    public static Error Parameter(string name, string reason) => Error.Member("search.query.wrong_value", name, reason);

    public static Error UnknownKind(string kind) =>
        new("search.kind.unknown", $"There is nothing of the kind {kind} that everybody may find.", ErrorKind.NotFound);
}
