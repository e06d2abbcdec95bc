namespace Jaytek.Pages.Contracts;

/// <summary>Which item is the home page; settings section <c>HomePage</c>. It follows the item that was last published with <c>AutoroutePart.SetHomepage</c>.</summary>
public sealed class HomePageSettings
{
    /// <summary>The item's id; empty where the theme's own home page is shown.</summary>
    public string ContentItemId { get; set; } = "";
}
