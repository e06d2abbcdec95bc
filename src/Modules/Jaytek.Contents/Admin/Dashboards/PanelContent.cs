using Jaytek.Admin.Contracts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Logging;

namespace Jaytek.Contents.Admin.Dashboards;

/// <summary>Draws panels, each whole before any of it is sent: one whose view fails takes neither the others nor the page with it.</summary>
internal static class PanelContent
{
    /// <summary>The panel's markup; null where its view failed, and the log says why.</summary>
    public static async Task<IHtmlContent?> PanelAsync(this IHtmlHelper html, WidgetBody body, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            return await html.PartialAsync(body.Partial, body.Model, html.ViewData);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(e, "The panel {Partial} could not be drawn; the dashboard is shown without it", body.Partial);
            return null;
        }
    }
}
