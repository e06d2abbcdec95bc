using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>The types of a filter, each with how many items there are.</summary>
internal static class TypeTiles
{
    public static async Task<IReadOnlyList<(ContentTypeDefinition Type, ItemCounts Counts)>> OfAsync(
        ListCounts counts, ItemFilter filter, IContentDefinitionManager definitions, CancellationToken cancellationToken)
    {
        var tiles = new List<(ContentTypeDefinition, ItemCounts)>();
        foreach (var type in filter.ContentTypes.Select(definitions.Current.Type).OfType<ContentTypeDefinition>().OrderBy(type => type.Plural(), StringComparer.Ordinal))
        {
            var own = filter with { ContentTypes = [type.Name], OwnOnly = filter.OwnOnly.Contains(type.Name) ? [type.Name] : [] };
            tiles.Add((type, await counts.OfAsync(own, cancellationToken)));
        }

        return tiles;
    }
}
