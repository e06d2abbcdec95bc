using Jaytek.Kernel;

namespace Jaytek.Engine.Contracts;

/// <summary>Draws the picture that services show beside a link to an item; the module Media implements it.</summary>
public interface ICards
{
    /// <summary>
    /// The card as a picture to name in a page's head: its address changes with all that is drawn. Null while cards cannot be drawn here, so
    /// that the cover is named instead.
    /// </summary>
    ImageRef? For(CardRequest request);

    /// <summary>The PNG, drawn when it is first asked for and kept; <c>media.tool.missing</c>, <c>media.picture.*</c> where it cannot be drawn.</summary>
    Task<Result<Stream>> OpenAsync(CardRequest request, CancellationToken cancellationToken);
}

/// <summary>What stands on a card. The same request gives the same picture.</summary>
/// <param name="Title">What the item is called.</param>
/// <param name="SiteName">The site.</param>
/// <param name="Cover">The item's picture; where there is none, or none that can be drawn, the cover art of its id.</param>
/// <param name="Lines">What kind of thing it is, and who, when and where.</param>
public sealed record CardRequest(string Title, string SiteName, ImageRequest Cover, CardLines Lines);

/// <summary>The small print of a card.</summary>
/// <param name="Kind">A word above the title, such as <c>Mix</c>; or null.</param>
/// <param name="Line">A line below it, such as a DJ's name or a date with its venue; or null.</param>
public sealed record CardLines(string? Kind, string? Line)
{
    /// <summary>Nothing but the title.</summary>
    public static CardLines None { get; } = new(null, null);
}
