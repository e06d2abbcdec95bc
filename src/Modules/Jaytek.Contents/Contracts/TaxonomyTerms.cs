using System.Text.Json.Nodes;

namespace Jaytek.Contents.Contracts;

/// <summary>A term of a taxonomy.</summary>
/// <param name="Id">Its item's id, not empty.</param>
/// <param name="Name">What people read; empty where nobody gave it a title.</param>
/// <param name="Slug">The last segment of its path, or its name as one.</param>
/// <param name="Depth">0 for the broadest terms.</param>
public sealed record TaxonomyTerm(string Id, string Name, string Slug, int Depth)
{
    /// <summary>The name, or the id where there is none.</summary>
    public string Label => Name.Length > 0 ? Name : Id;
}

/// <summary>Reads the terms of a taxonomy, which lie inside one another in its <c>TaxonomyPart</c>.</summary>
public static class TaxonomyTerms
{
    /// <summary>The terms of every level in their order, broader ones before their narrower ones; of an id that stands twice the first. None for null.</summary>
    public static IReadOnlyList<TaxonomyTerm> Of(ContentItem? taxonomy) =>
        [.. Walk(taxonomy?.Part("TaxonomyPart")?["Terms"], 0).DistinctBy(term => term.Id, StringComparer.Ordinal)];

    /// <summary>The same as what a control offers: narrower terms are indented by dashes.</summary>
    public static IReadOnlyList<FormOption> Options(ContentItem? taxonomy) =>
        [.. Of(taxonomy).Select(term => new FormOption(term.Id, string.Concat(Enumerable.Repeat("– ", term.Depth)) + term.Label))];

    private static IEnumerable<TaxonomyTerm> Walk(JsonNode? terms, int depth)
    {
        foreach (var term in (terms as JsonArray ?? []).OfType<JsonObject>())
        {
            var name = term[nameof(ContentItem.DisplayText)].AsText() ?? "";
            if (term[nameof(ContentItem.ContentItemId)].AsText() is { Length: > 0 } id)
                yield return new TaxonomyTerm(id, name, SlugOf(term["AutoroutePart"], name), depth);
            foreach (var narrower in Walk(term["Terms"], depth + 1))
                yield return narrower;
        }
    }

    private static string SlugOf(JsonNode? route, string name) =>
        route is JsonObject && route["Disabled"].AsFlag() != true && route["Path"].AsText()?.Trim('/') is { Length: > 0 } path
            ? path[(path.LastIndexOf('/') + 1)..]
            : Slug.From(name);
}
