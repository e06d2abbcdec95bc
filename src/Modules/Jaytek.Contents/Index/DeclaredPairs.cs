using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Index;

/// <summary>A filter and a sort that a type's definition declares as belonging together.</summary>
/// <param name="Filter">The member that is filtered by.</param>
/// <param name="Sort">The member that is sorted by.</param>
internal readonly record struct DeclaredPair(IndexPath Filter, IndexPath Sort)
{
    public string Path => PairValues.Path(Filter.Path, Sort.Path);
}

/// <summary>Reads <c>ContentIndexSettings.Pairs</c> of a type: texts such as <c>Genres+DisplayText</c>.</summary>
internal static class DeclaredPairs
{
    public const string Section = "ContentIndexSettings";
    public const string Member = "Pairs";

    /// <summary>Each pair is rows of every item: more are not kept.</summary>
    public const int Most = 10;

    /// <summary>The pairs of a type; those whose members do not exist, or cannot be sorted by, are left out.</summary>
    public static IReadOnlyList<DeclaredPair> Of(ContentTypeDefinition type, IReadOnlyList<IndexPath> paths) =>
        [.. type.Settings.Section(Section).Texts(Member).Select(text => Read(type, paths, text)).OfType<DeclaredPair>().DistinctBy(pair => pair.Path).Take(Most)];

    /// <summary>A pair by the words of a definition; null where it is none.</summary>
    public static DeclaredPair? Read(ContentTypeDefinition type, IReadOnlyList<IndexPath> paths, string text) =>
        text.Split('+', StringSplitOptions.TrimEntries) is [var filter, var sort]
        && Find(type, paths, filter) is { } by && Find(type, paths, sort) is { } ordered && by != ordered && IsSortable(type, ordered)
            ? new DeclaredPair(by, ordered)
            : null;

    /// <summary>Whether items of a type can be put in the order of a member.</summary>
    public static bool IsSortable(ContentTypeDefinition type, IndexPath path) => path.Kind != IndexKind.Key || type.Field(path.Path)?.Field.FieldName == "TextField";

    private static IndexPath? Find(ContentTypeDefinition type, IReadOnlyList<IndexPath> paths, string name)
    {
        foreach (var path in paths)
        {
            if (path.Path == name || path.Path == $"{type.Name}.{name}")
                return path;
        }

        return null;
    }
}
