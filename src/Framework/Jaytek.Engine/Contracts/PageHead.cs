namespace Jaytek.Engine.Contracts;

/// <summary>What a page says about itself in its <c>head</c>. A model that has one implements <see cref="IPageModel"/>, and the layout writes it.</summary>
/// <param name="Title">The title without the site's name.</param>
/// <param name="Description">One or two sentences for search results, or null.</param>
/// <param name="CanonicalPath">The page's one address as a path from the root, such as <c>/mixes/harbour-lights</c>; or an absolute URL that an editor gave.</param>
/// <param name="Robots">For the meta tag <c>robots</c>, or null.</param>
public sealed record PageHead(string Title, string? Description, string CanonicalPath, string? Robots = null);

/// <summary>The model of a whole page.</summary>
public interface IPageModel
{
    /// <summary>What goes into the page's head.</summary>
    PageHead Head { get; }
}
