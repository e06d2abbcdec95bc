using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Queries;

namespace Jaytek.Contents.Api;

/// <summary>A field that names other items, found at the beginning of a path.</summary>
/// <param name="Part">The part as it is attached.</param>
/// <param name="Field">The field.</param>
/// <param name="Rest">What of the path is left behind it.</param>
internal readonly record struct IncludeStep(string Part, ContentPartFieldDefinition Field, ArraySegment<string> Rest)
{
    /// <summary>Whether it names terms, which lie inside a taxonomy, and no items of their own.</summary>
    public bool IsTerms => Field.FieldName == IncludePaths.Terms;
}

/// <summary>Reads paths such as <c>DJ.Label</c>: pickers, one in the items of the other, and at the end perhaps terms.</summary>
internal static class IncludePaths
{
    public const string Terms = "TaxonomyField";
    private const string Picker = "ContentPickerField";

    /// <summary>The first step of a path at an item of a type, or null where such items have none.</summary>
    public static IncludeStep? Step(ContentTypeDefinition? type, ArraySegment<string> path)
    {
        if (type is null || path.Count == 0)
            return null;
        if (type.Field(path[0]) is { } own && IsReference(own.Field))
            return new IncludeStep(own.Part.Name, own.Field, path[1..]);
        return path.Count > 1 && type.Field($"{path[0]}.{path[1]}") is { } other && IsReference(other.Field)
            ? new IncludeStep(other.Part.Name, other.Field, path[2..])
            : null;
    }

    /// <summary>The paths, split.</summary>
    /// <exception cref="ContentQueryException">No item could have one of them, or one leads too far.</exception>
    public static IReadOnlyList<string[]> Read(ContentTypeDefinition type, QueryNames names, IReadOnlyList<string> paths)
    {
        var read = new List<string[]>(paths.Count);
        foreach (var path in paths)
        {
            var split = path.Split('.');
            Check(names, [type], split, path, 1);
            read.Add(split);
        }

        return read;
    }

    private static void Check(QueryNames names, IReadOnlyList<ContentTypeDefinition> types, ArraySegment<string> path, string whole, int depth)
    {
        if (path.Count == 0)
            return;
        if (depth > ReadShape.MaxDepth)
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"'{whole}' leads further than {ReadShape.MaxDepth} items."));
        var steps = types.Select(type => Step(type, path)).OfType<IncludeStep>().ToList();
        if (steps.Count == 0)
            throw Wrong($"There is nothing to include by '{whole}': {Missing(types, path)}");
        var going = steps.Where(step => !step.IsTerms).ToList();
        foreach (var rest in steps.Select(step => step.Rest).Where(rest => rest.Count > 0))
            Check(names, [.. going.SelectMany(step => names.TypesOf(step.Field)).Distinct()], rest, whole, depth + 1);
    }

    private static string Missing(IReadOnlyList<ContentTypeDefinition> types, ArraySegment<string> path)
    {
        var existing = string.Join(", ", Existing(types));
        if (existing.Length > 0)
            return $"no '{path[0]}'. There are: {existing}.";
        return path.Offset == 0 ? "items of this type name no others." : $"from '{string.Join('.', path.Array![..path.Offset])}' nothing further can be followed.";
    }

    private static IEnumerable<string> Existing(IReadOnlyList<ContentTypeDefinition> types) => (
        from type in types
        from part in type.Parts
        from field in part.Part.Fields
        where IsReference(field)
        select part.Name == type.Name ? field.Name : $"{part.Name}.{field.Name}").Distinct().Order(StringComparer.Ordinal);

    private static bool IsReference(ContentPartFieldDefinition field) => field.FieldName is Picker or Terms;

    private static ContentQueryException Wrong(string message) => new(ListParameters.Wrong("include", "include", message));
}
