using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>Small pictures of items: the first picture of a media field of the type's own part, else the cover art that the site draws for the item.</summary>
internal sealed class Covers(IImages images, IContentReader reader)
{
    private const string MediaField = "MediaField";

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _slugs = [];

    /// <summary>Whether items of the type have pictures at all.</summary>
    public static bool Has(ContentTypeDefinition type) => type.Part(type.Name)?.Part.Fields.Any(field => field.FieldName == MediaField) == true;

    /// <summary>The first path that is a picture's, or null.</summary>
    public static string? FirstPicture(IEnumerable<string> paths) => paths.FirstOrDefault(PicturePaths.Has);

    /// <summary>A picture of the library.</summary>
    public ImageRef Of(ContentItem item, string path) => images.For(new ImageRequest(item.ContentItemId, path, ""));

    /// <summary>The picture of an item. It decorates: the title stands beside it.</summary>
    public async Task<ImageRef> OfAsync(ContentItem item, ContentTypeDefinition type, CancellationToken cancellationToken)
    {
        var part = item.Part(type.Name);
        var fields = type.Part(type.Name)?.Part.Fields ?? [];
        var path = FirstPicture(fields.Where(field => field.FieldName == MediaField).SelectMany(field => part?[field.Name]?["Paths"].AsTexts() ?? []));
        if (path is not null)
            return Of(item, path);
        var terms = fields.Where(field => field.FieldName == "TaxonomyField").Select(field => part?[field.Name]).FirstOrDefault(value => value is not null);
        return images.For(new ImageRequest(
            item.ContentItemId, null, "", await SlugAsync(terms, cancellationToken), (int?)part?["Bpm"]?["Value"].AsNumber()));
    }

    private async Task<string?> SlugAsync(JsonNode? terms, CancellationToken cancellationToken)
    {
        if (terms?["TaxonomyContentItemId"].AsText() is not { } taxonomyId || terms["TermContentItemIds"].AsTexts() is not [var first, ..])
            return null;
        if (!_slugs.TryGetValue(taxonomyId, out var slugs))
        {
            var taxonomy = await reader.GetAsync(taxonomyId, ContentVersion.Latest, cancellationToken);
            _slugs[taxonomyId] = slugs = TaxonomyTerms.Of(taxonomy).ToDictionary(term => term.Id, term => term.Slug, StringComparer.Ordinal);
        }

        return slugs.GetValueOrDefault(first);
    }
}
