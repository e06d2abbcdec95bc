using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Pages.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace Jaytek.Pages.Display;

/// <summary>Items by the address that their <c>AutoroutePart</c> gives them. Every other route of the site comes first.</summary>
[Open("The site's public pages; items are shown by the visitor's rights.")]
public sealed class AddressController(
    IContentReader reader, ContentDisplay display, ICompositeViewEngine views, ISettings<HomePageSettings> home)
    : ContentPageController(reader, display, views)
{
    /// <summary>The page at any address that nobody else answers.</summary>
    [HttpGet("/{**path}", Order = int.MaxValue)]
    public async Task<IActionResult> Page(string? path, CancellationToken cancellationToken)
    {
        // One page, one address: a second slash is nobody's.
        if (Request.Path.Value!.Contains("//", StringComparison.Ordinal))
            return NotFound();
        if (string.IsNullOrEmpty(path) || await Reader.FindByPathAsync(path.TrimEnd('/'), cancellationToken) is not { } item)
            return NotFound();
        if (item.ContentItemId == (await home.GetAsync(cancellationToken)).ContentItemId)
            return LocalRedirectPermanent("~/");
        return await ShowAsync(item, cancellationToken);
    }
}
