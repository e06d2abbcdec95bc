using System.Text.Json.Nodes;

namespace Jaytek.Engine.Contracts;

/// <summary>What a page says about itself in its <c>head</c>. A model that has one implements <see cref="IPageModel"/>, and the layout writes it.</summary>
/// <param name="Title">The title without the site's name.</param>
/// <param name="Description">One or two sentences for search results, or null.</param>
/// <param name="CanonicalPath">The page's one address as a path from the root, such as <c>/mixes/harbour-lights</c>; or an absolute URL that an editor gave.</param>
/// <param name="Robots">For the meta tag <c>robots</c>, or null.</param>
public sealed record PageHead(string Title, string? Description, string CanonicalPath, string? Robots = null)
{
    /// <summary>What the page is called where it is shared; null for the title.</summary>
    public string? SocialTitle { get; init; }

    /// <summary>What is said of it where it is shared; null for the description.</summary>
    public string? SocialDescription { get; init; }

    /// <summary>Open Graph's word for what it is: <c>website</c>, <c>article</c>, <c>profile</c>, <c>music.song</c>.</summary>
    public string SocialType { get; init; } = "website";

    /// <summary>The picture where it is shared, in a format that every service shows; or null.</summary>
    public ImageRef? Picture { get; init; }

    /// <summary>What a picture is drawn from for where it is shared, in place of <see cref="Picture"/>; or null, where an editor chose a picture.</summary>
    public CardRequest? Card { get; init; }

    /// <summary>The author's name at Twitter, <c>@name</c>; or null.</summary>
    public string? TwitterCreator { get; init; }

    /// <summary>The pages above this one, from below the home page on, the nearest last.</summary>
    public IReadOnlyList<PageCrumb> Above { get; init; } = [];

    /// <summary>
    /// Linked data after schema.org, one object each with <c>@type</c>. The members <c>url</c>, <c>@id</c>, <c>item</c>, <c>image</c>,
    /// <c>contentUrl</c>, <c>urlTemplate</c> and <c>sameAs</c> may be paths from the root; they are written as absolute addresses.
    /// </summary>
    public IReadOnlyList<JsonObject> Data { get; init; } = [];

    /// <summary>Feeds about what this page shows, beside those of the whole site.</summary>
    public IReadOnlyList<PageFeed> Feeds { get; init; } = [];
}

/// <summary>A page above another one.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Path">A path from the root.</param>
public sealed record PageCrumb(string Name, string Path);

/// <summary>A feed that programs find by the page's head.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Path">A path from the root.</param>
/// <param name="ContentType"><c>application/rss+xml</c> or <c>text/calendar</c>.</param>
public sealed record PageFeed(string Title, string Path, string ContentType);

/// <summary>Brings feeds of the whole site, which every public page names in its head.</summary>
public interface ISiteFeeds
{
    /// <summary>The feeds.</summary>
    IReadOnlyList<PageFeed> Feeds { get; }
}

/// <summary>Brings public pages that are no items, such as lists, to the sitemap.</summary>
public interface ISitemapPages
{
    /// <summary>Paths from the root.</summary>
    IReadOnlyList<string> Paths { get; }
}

/// <summary>The model of a whole page.</summary>
public interface IPageModel
{
    /// <summary>What goes into the page's head.</summary>
    PageHead Head { get; }
}
