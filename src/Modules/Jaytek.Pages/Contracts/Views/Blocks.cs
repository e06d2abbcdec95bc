using Jaytek.Engine.Contracts;

namespace Jaytek.Pages.Contracts.Views;

/// <summary>A page made of blocks.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="VersionId">The version that is shown.</param>
/// <param name="Title">The page's title.</param>
/// <param name="Blocks">In the order shown.</param>
/// <param name="HasHero">True where the first block brings the page's heading.</param>
public sealed record PageDetail(PageHead Head, string VersionId, string Title, IReadOnlyList<Block> Blocks, bool HasHero) : IPageModel;

/// <summary>A block of a page and its place in the flow.</summary>
/// <param name="Item">What is shown.</param>
/// <param name="Size">Percent of the width: 25, 33, 50, 66, 75 or 100.</param>
/// <param name="Alignment"><c>left</c>, <c>center</c>, <c>right</c> or <c>justify</c>.</param>
public sealed record Block(DisplayItem Item, int Size, string Alignment);

/// <summary>The block that opens a page.</summary>
/// <param name="Heading">The one thing to read first.</param>
/// <param name="Lead">One or two sentences, or null.</param>
/// <param name="Picture">Behind the words.</param>
/// <param name="Action">The button, or null.</param>
/// <param name="IsPageHeading">True for a page's first block, whose heading is the page's.</param>
public sealed record HeroBlock(string Heading, string? Lead, ImageRequest Picture, LinkText? Action, bool IsPageHeading);

/// <summary>Text.</summary>
/// <param name="Html">Sanitised.</param>
public sealed record TextBlock(string Html);

/// <summary>One picture.</summary>
/// <param name="Picture">The picture; null where the editor has chosen none yet.</param>
/// <param name="Caption">Shown below, or null.</param>
public sealed record PictureBlock(ImageRequest? Picture, string? Caption);

/// <summary>Several pictures.</summary>
/// <param name="Heading">Shown above, or null.</param>
/// <param name="Pictures">In the order shown.</param>
public sealed record GalleryBlock(string? Heading, IReadOnlyList<ImageRequest> Pictures);

/// <summary>A list of items of one type.</summary>
/// <param name="ContentType">The items' type.</param>
/// <param name="Heading">Shown above, or null.</param>
/// <param name="Items">At most 24, each a summary.</param>
/// <param name="More">Where all of them are, or null.</param>
public sealed record ListBlock(string ContentType, string? Heading, IReadOnlyList<DisplayItem> Items, LinkText? More);

/// <summary>A sentence that asks for something, and the button that does it.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Text">One or two sentences, or null.</param>
/// <param name="Action">The button, or null.</param>
public sealed record CallToActionBlock(string Heading, string? Text, LinkText? Action);
