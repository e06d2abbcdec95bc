using Jaytek.Contents.Contracts;
using Jaytek.Pages.Outlines;

namespace Jaytek.Pages.Menus;

/// <summary>What an entry of a menu leads to.</summary>
internal enum MenuKind
{
    /// <summary>An address of its own.</summary>
    Link,
    /// <summary>A content item, whose address it follows.</summary>
    Content,
    /// <summary>An address, with markup for its text.</summary>
    Html,
    /// <summary>A type that this editor does not know; it is kept as it is.</summary>
    Other,
}

/// <summary>An entry of a menu as the editor shows it.</summary>
/// <param name="Id">The entry's content item id.</param>
/// <param name="TypeName">Its content type.</param>
/// <param name="Kind">What it leads to.</param>
/// <param name="Depth">0 for the outermost.</param>
internal sealed record MenuRow(string Id, string TypeName, MenuKind Kind, int Depth) : IOutlineRow<MenuRow>
{
    /// <summary>The words of the link.</summary>
    public string Text { get; init; } = "";

    public string Url { get; init; } = "";

    /// <summary><c>_blank</c> for a new tab, else empty.</summary>
    public string Target { get; init; } = "";

    /// <summary>The id of the item that it leads to, or empty.</summary>
    public string Picked { get; init; } = "";

    public string Html { get; init; } = "";

    public bool IsRemoved { get; init; }

    /// <summary>Whether its inputs are shown.</summary>
    public bool IsOpen { get; init; }

    public bool Holds => true;

    public string Name => Text.Length > 0 ? Text : Url.Length > 0 ? Url : Kind == MenuKind.Content ? "Content entry" : "Entry";

    public MenuRow At(int depth) => this with { Depth = depth };

    public MenuRow Taken(bool isRemoved) => this with { IsRemoved = isRemoved };

    /// <summary>What entries of a type lead to, by the parts that it has.</summary>
    public static MenuKind KindOf(ContentTypeDefinition? type) =>
        type is null ? MenuKind.Other
        : type.FirstOf("ContentMenuItemPart") is not null ? MenuKind.Content
        : type.FirstOf("HtmlMenuItemPart") is not null ? MenuKind.Html
        : type.FirstOf("LinkMenuItemPart") is not null ? MenuKind.Link
        : MenuKind.Other;
}
