using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Pages.Contracts;

/// <summary>Names and slugs of taxonomy terms. Scoped: each taxonomy is read once a request.</summary>
public sealed class TermNames(IContentReader reader)
{
    private readonly Dictionary<string, Dictionary<string, Term>> _taxonomies = new(StringComparer.Ordinal);

    /// <summary>Reads the taxonomies that these references name, all at once.</summary>
    public async Task LoadAsync(IEnumerable<TermReference> references, CancellationToken cancellationToken)
    {
        var missing = references.Select(reference => reference.TaxonomyId)
            .Where(id => id.Length > 0 && !_taxonomies.ContainsKey(id)).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
            return;
        var found = await reader.GetManyAsync(missing, ContentVersion.Published, cancellationToken);
        foreach (var id in missing)
        {
            var terms = new Dictionary<string, Term>(StringComparer.Ordinal);
            if (found.TryGetValue(id, out var taxonomy))
                Collect(taxonomy.Part("TaxonomyPart")?["Terms"], terms);
            _taxonomies[id] = terms;
        }
    }

    /// <summary>The terms of a reference whose taxonomy was loaded, in their order; unknown ones are left out.</summary>
    public IReadOnlyList<Term> Of(TermReference reference) =>
        _taxonomies.TryGetValue(reference.TaxonomyId, out var terms)
            ? [.. reference.TermIds.Select(id => terms.GetValueOrDefault(id)).OfType<Term>()]
            : [];

    private static void Collect(JsonNode? list, Dictionary<string, Term> terms)
    {
        foreach (var json in (list as JsonArray ?? []).OfType<JsonObject>())
        {
            var item = ContentItem.From(json);
            if (item.ContentItemId.Length > 0)
                terms[item.ContentItemId] = new Term(item.ContentItemId, item.Title(), item.Url()?.Split('/')[^1] ?? Slug.From(item.DisplayText));
            Collect(json["Terms"], terms);
        }
    }
}

/// <summary>A term of a taxonomy.</summary>
/// <param name="Id">Its item's id.</param>
/// <param name="Name">What people read.</param>
/// <param name="Slug">The last segment of its path, or its name as one.</param>
public sealed record Term(string Id, string Name, string Slug);
