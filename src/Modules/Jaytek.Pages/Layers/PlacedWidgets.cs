using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Pages.Layers;

/// <summary>Lets the editor of content make widgets for a zone, <c>/admin/content/{type}/new?zone=…&amp;layer=…&amp;title=…</c>, and leads back to the zones.</summary>
internal sealed class PlacedWidgets : IPlacedContent
{
    public const string Stereotype = "Widget";
    public const string List = "/admin/widgets";

    public bool Begin(ContentItem item, ContentTypeDefinition type, IQueryCollection query)
    {
        if (type.Stereotype != Stereotype || query["zone"].ToString() is not { Length: > 0 } zone || query["layer"].ToString() is not { Length: > 0 } layer)
            return false;
        WidgetPlace.Begin(item, layer, zone);
        item.DisplayText = query["title"].ToString() is { Length: > 0 } title ? title : null;
        return true;
    }

    public string? ListedAt(ContentItem item) => item.Part(WidgetPlace.Member) is null ? null : List;
}
