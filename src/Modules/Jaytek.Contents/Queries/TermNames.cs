using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Epochs;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries;

/// <summary>The terms of published taxonomies by id and by slug, kept until something published changes.</summary>
internal sealed class TermNames(PublishedDocuments documents) : IEpochListener, IDisposable
{
    private const long Bytes = 4 * 1024 * 1024;
    private const int BytesOfTerm = 200;

    private readonly EpochCache<Known> _known = new(Bytes);

    public string Epoch => PublishedCache.EpochName;

    /// <summary>The ids, folded as the index holds them, of the terms that a value means; the value itself where it means none.</summary>
    public async ValueTask<IReadOnlyList<string>> IdsAsync(int brandId, string? taxonomyId, string value, CancellationToken cancellationToken)
    {
        var folded = TextFolding.Fold(value);
        if (await FindAsync(brandId, taxonomyId, cancellationToken) is not { } known || known.Ids.Contains(folded))
            return [folded];
        return known.BySlug.TryGetValue(folded, out var ids) ? ids : [folded];
    }

    /// <summary>The ids of the terms whose slug or name passes a test.</summary>
    public async ValueTask<IReadOnlyList<string>> WhereAsync(int brandId, string? taxonomyId, Func<string, bool> test, CancellationToken cancellationToken) =>
        await FindAsync(brandId, taxonomyId, cancellationToken) is { } known
            ? [.. known.Terms.Where(term => test(term.Slug) || test(term.Name)).Select(term => term.Id).Distinct()]
            : [];

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        _known.Clear();
        return Task.CompletedTask;
    }

    public void Dispose() => _known.Dispose();

    private async ValueTask<Known?> FindAsync(int brandId, string? taxonomyId, CancellationToken cancellationToken)
    {
        if (taxonomyId is not { Length: > 0 })
            return null;
        var key = $"{brandId}/{taxonomyId}";
        if (_known.Find(key) is { } kept)
            return kept;
        var generation = _known.Generation;
        if (await documents.GetAsync(brandId, taxonomyId, cancellationToken) is not { } document)
            return null;
        var known = Known.Of(TaxonomyTerms.Of(ContentItem.Parse(document.Body)));
        _known.Add(key, known, known.Terms.Count * BytesOfTerm, generation);
        return known;
    }

    private sealed record Known(IReadOnlyList<(string Id, string Slug, string Name)> Terms, HashSet<string> Ids, Dictionary<string, string[]> BySlug)
    {
        public static Known Of(IReadOnlyList<TaxonomyTerm> terms)
        {
            var folded = terms.Select(term => (Id: TextFolding.Fold(term.Id), Slug: TextFolding.Fold(term.Slug), Name: TextFolding.Fold(term.Name))).ToList();
            return new Known(
                folded, folded.Select(term => term.Id).ToHashSet(StringComparer.Ordinal),
                folded.GroupBy(term => term.Slug).ToDictionary(group => group.Key, group => group.Select(term => term.Id).ToArray(), StringComparer.Ordinal));
        }
    }
}
