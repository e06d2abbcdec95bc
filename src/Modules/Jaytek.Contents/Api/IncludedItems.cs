using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Items;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;

namespace Jaytek.Contents.Api;

/// <summary>
/// The items that others name, as the reader may see each of them, by id. They are read level by level, so that the number of queries is the
/// depth at most, however many items there are and in whatever circles they name each other. What the reader may not see is not there,
/// just as what does not exist.
/// </summary>
internal sealed class IncludedItems(DefinitionView definitions, PublishedDocuments documents, IAuthorizer authorizer, ICurrentActor current, IHostContext host)
{
    /// <summary>More items are not answered beside a list.</summary>
    private const int Most = 1_000;

    /// <summary>Reads what <paramref name="roots"/> name.</summary>
    /// <param name="roots">The documents as they are shown: what is taken from a reader names nothing.</param>
    /// <param name="paths">The paths to follow.</param>
    /// <param name="size">What they are counted by.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<SortedDictionary<string, ListedDocument>> ReadAsync(
        IEnumerable<ListedDocument> roots, IReadOnlyList<string[]> paths, AnswerSize size, CancellationToken cancellationToken)
    {
        var included = new SortedDictionary<string, ListedDocument>(StringComparer.Ordinal);
        var level = roots.SelectMany(root => paths.Select(path => (root.Body, Path: new ArraySegment<string>(path)))).ToList();
        for (var depth = 0; depth < ReadShape.MaxDepth && level.Count > 0; depth++)
        {
            var wanted = level.SelectMany(at => Wanted(at.Body, at.Path)).Distinct().ToList();
            var ids = wanted.Select(want => want.Taxonomy ?? want.Id).Distinct().ToList();
            if (ids.Count + included.Count > Most)
                throw new ContentQueryException(ListParameters.Wrong("include", "include", "More than 1,000 items would be included. Ask for fewer items, or include less."));
            level = await TakeAsync(wanted, await documents.GetManyAsync(host.BrandId, ids, document => size.Take(new ListedDocument(document.Body, "")), cancellationToken), included, cancellationToken);
        }

        return included;
    }

    private async Task<List<(byte[] Body, ArraySegment<string> Path)>> TakeAsync(
        List<Want> wanted, IReadOnlyDictionary<string, PublishedDocument> found, SortedDictionary<string, ListedDocument> included, CancellationToken cancellationToken)
    {
        var next = new List<(byte[] Body, ArraySegment<string> Path)>();
        var shown = new Dictionary<string, ListedDocument?>(StringComparer.Ordinal);
        foreach (var (id, document) in found)
            shown[id] = await ShownAsync(document, cancellationToken);
        foreach (var group in wanted.Where(want => want.Taxonomy is not null).GroupBy(want => want.Taxonomy!))
        {
            if (shown.GetValueOrDefault(group.Key) is { } taxonomy)
                AddTerms(included, taxonomy, group.Select(want => want.Id).ToHashSet(StringComparer.Ordinal));
        }

        foreach (var want in wanted.Where(want => want.Taxonomy is null))
        {
            if (shown.GetValueOrDefault(want.Id) is not { } document)
                continue;
            included[want.Id] = document;
            if (want.Rest.Count > 0)
                next.Add((document.Body, want.Rest));
        }

        return next;
    }

    private async ValueTask<ListedDocument?> ShownAsync(PublishedDocument document, CancellationToken cancellationToken)
    {
        if (!await authorizer.AllowsAsync(current.Actor, document.View, document.Owner, cancellationToken))
            return null;
        if (document.Locked is { } locked && !await authorizer.AllowsAsync(current.Actor, document.Edit, document.Owner, cancellationToken))
            document = locked;
        return new ListedDocument(document.Body, document.PublicTag!);
    }

    private IEnumerable<Want> Wanted(byte[] body, ArraySegment<string> path)
    {
        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = ContentJson.MaxDepth + 16 });
        var root = document.RootElement;
        if (Text(root, nameof(ContentItem.ContentType)) is not { } typeName || IncludePaths.Step(definitions.Current.Type(typeName), path) is not { } step
            || !root.TryGetProperty(step.Part, out var part) || part.ValueKind != JsonValueKind.Object
            || !part.TryGetProperty(step.Field.Name, out var field) || field.ValueKind != JsonValueKind.Object)
            return [];
        var taxonomy = step.IsTerms ? Text(field, "TaxonomyContentItemId") ?? step.Field.KindSettings.Text("TaxonomyContentItemId") : null;
        if (step.IsTerms && taxonomy is null)
            return [];
        return field.TryGetProperty(step.IsTerms ? "TermContentItemIds" : "ContentItemIds", out var ids) && ids.ValueKind == JsonValueKind.Array
            ? [.. ids.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => new Want(id.GetString()!, taxonomy, step.Rest))]
            : [];
    }

    private static void AddTerms(SortedDictionary<string, ListedDocument> included, ListedDocument taxonomy, HashSet<string> ids)
    {
        using var document = JsonDocument.Parse(taxonomy.Body, new JsonDocumentOptions { MaxDepth = ContentJson.MaxDepth + 16 });
        if (document.RootElement.TryGetProperty("TaxonomyPart", out var part))
            AddTerms(part);

        void AddTerms(JsonElement holder)
        {
            if (holder.ValueKind != JsonValueKind.Object || !holder.TryGetProperty("Terms", out var terms) || terms.ValueKind != JsonValueKind.Array)
                return;
            foreach (var term in terms.EnumerateArray().Where(term => term.ValueKind == JsonValueKind.Object))
            {
                if (Text(term, nameof(ContentItem.ContentItemId)) is { } id && ids.Contains(id))
                    included.TryAdd(id, new ListedDocument(System.Text.Encoding.UTF8.GetBytes(term.GetRawText()), taxonomy.Tag));
                AddTerms(term);
            }
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && member.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>An item that is wanted, or a term of a taxonomy, with the path that goes on from it.</summary>
    private readonly record struct Want(string Id, string? Taxonomy, ArraySegment<string> Rest);
}
