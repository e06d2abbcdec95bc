using System.Collections.Frozen;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Epochs;

namespace Jaytek.Pages.Contracts;

/// <summary>Names and slugs of taxonomy terms. Scoped: a taxonomy is the same through a whole request, and is read anew only after a change.</summary>
public sealed class TermNames
{
    // About what a term takes.
    private const int BytesOfTerm = 300;

    internal const long Bytes = 8 * 1024 * 1024;

    private readonly Dictionary<string, Taxonomy> _taxonomies = new(StringComparer.Ordinal);
    private readonly UntilChange<Taxonomy> _kept;
    private readonly IContentReader _reader;
    private readonly IHostContext _host;

    internal TermNames(UntilChange<Taxonomy> kept, IContentReader reader, IHostContext host) => (_kept, _reader, _host) = (kept, reader, host);

    /// <summary>Makes the taxonomies that these references name ready.</summary>
    public async Task LoadAsync(IEnumerable<TermReference> references, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(references);
        foreach (var id in references.Select(reference => reference.TaxonomyId).Where(id => id.Length > 0))
        {
            if (!_taxonomies.ContainsKey(id))
                _taxonomies[id] = await _kept.GetAsync($"{_host.BrandId}\n{_host.Culture}\n{id}", token => ReadAsync(id, token), taxonomy => taxonomy.Terms.Count * BytesOfTerm, cancellationToken);
        }
    }

    /// <summary>The terms of a reference whose taxonomy was loaded, in their order; unknown ones are left out.</summary>
    public IReadOnlyList<Term> Of(TermReference reference) =>
        _taxonomies.TryGetValue(reference.TaxonomyId, out var taxonomy)
            ? [.. reference.TermIds.Select(id => taxonomy.Terms.GetValueOrDefault(id)).OfType<Term>()]
            : [];

    private async Task<Taxonomy> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var terms = TaxonomyTerms.Of(await _reader.GetAsync(id, ContentVersion.Published, cancellationToken));
        return new Taxonomy(terms.ToFrozenDictionary(term => term.Id, term => new Term(term.Id, term.Label, term.Slug), StringComparer.Ordinal));
    }
}

/// <summary>A term of a taxonomy.</summary>
/// <param name="Id">Its item's id.</param>
/// <param name="Name">What people read.</param>
/// <param name="Slug">The last segment of its path, or its name as one.</param>
public sealed record Term(string Id, string Name, string Slug);

/// <summary>A taxonomy's terms, of every level, by id.</summary>
internal sealed record Taxonomy(FrozenDictionary<string, Term> Terms);
