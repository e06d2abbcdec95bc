using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Jaytek.Pages.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace Jaytek.Pages.Display;

/// <summary>
/// The newest version of an item as its page would be: the same models, the same views, the site's theme, with a bar that says so.
/// What nobody may preview, what has no page and what does not exist are the same 404.
/// </summary>
[Open("The item is shown to who may preview or edit it; the others learn nothing.")]
public sealed class PreviewController(
    IContentReader reader, ContentDisplay display, ICompositeViewEngine views, IContentRights rights, IContentDefinitionManager definitions,
    Enabled<IContentPreview> previews, ICurrentActor current) : ContentPageController(reader, display, views)
{
    /// <summary>The page of the newest version.</summary>
    [HttpGet("/preview/{id}")]
    public async Task<IActionResult> Preview(string id, CancellationToken cancellationToken)
    {
        if (!current.Actor.IsAuthenticated)
            return Challenge();
        // Neither a cache nor a search engine nor the site behind a link may learn of a draft.
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        Response.Headers["Referrer-Policy"] = "same-origin";
        if (await Reader.GetAsync(id, ContentVersion.Latest, cancellationToken) is not { } item
            || definitions.Current.Type(item.ContentType) is not { } type || previews.All(preview => preview.Of(type, id) is null))
            return NotFound();
        var mayEdit = await rights.MayAsync("edit", item, cancellationToken);
        if (!mayEdit && !await rights.MayAsync("preview", item, cancellationToken))
            return NotFound();
        // Rights were asked above: of a published version the visitor's right to view would count.
        if (await Display.ShowContainedAsync([item], "Detail", cancellationToken) is not [var shown])
            return NotFound();
        HttpContext.Items[typeof(PreviewMark)] = new PreviewMark(item, mayEdit);
        return Show(shown);
    }
}
