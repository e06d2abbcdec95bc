using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Pages.Contracts;

/// <summary>A way in which a list can be narrowed.</summary>
/// <param name="Name">The member of the address: <c>genre</c>.</param>
/// <param name="Path">The field of the type that is compared, as <c>ContentFilter</c> takes it.</param>
/// <param name="Label">What people read above the choice: <c>Genre</c>.</param>
/// <param name="Any">The choice that does not narrow: <c>All genres</c>.</param>
public sealed record Facet(string Name, string Path, string Label, string Any);

/// <summary>A value that an item has in a facet.</summary>
/// <param name="Slug">How the address writes it.</param>
/// <param name="Text">What people read.</param>
/// <param name="Key">What the field is compared with.</param>
public sealed record FacetValue(string Slug, string Text, string Key)
{
    /// <summary>A value that is its own key, such as a city; nothing where the text is empty.</summary>
    public static IReadOnlyList<FacetValue> OfText(string? text, string? label = null) =>
        text is { Length: > 0 } && Contents.Contracts.Slug.From(text) is { Length: > 0 } slug ? [new FacetValue(slug, label ?? text, text)] : [];
}

/// <summary>What the choices of a list are counted from: one published item.</summary>
/// <param name="Id">The item.</param>
/// <param name="Values">Its values by the facet's name.</param>
/// <param name="At">When it takes place, for lists that are parted by time; or null.</param>
/// <param name="Price">What it costs, for lists in the order of prices; or null.</param>
public sealed record FacetRow(
    string Id, IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Values, DateTimeOffset? At = null, Money? Price = null)
{
    /// <summary>True where the item has this value in the facet.</summary>
    public bool Has(string facet, string slug) => Of(facet).Any(value => value.Slug == slug);

    /// <summary>The item's values in a facet.</summary>
    public IReadOnlyList<FacetValue> Of(string facet) => Values.GetValueOrDefault(facet) ?? [];
}

/// <summary>Says by what the lists of a type can be narrowed; the module that owns the type contributes one.</summary>
public interface IFacetSource
{
    /// <summary>The type.</summary>
    string ContentType { get; }

    /// <summary>What can be chosen, in the order shown.</summary>
    IReadOnlyList<Facet> Facets { get; }

    /// <summary>A row of each of some published items.</summary>
    Task<IReadOnlyList<FacetRow>> DescribeAsync(IReadOnlyList<ContentItem> items, CancellationToken cancellationToken);
}
