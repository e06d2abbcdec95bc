using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Pages.Layers;

/// <summary>
/// Says where a widget stands and what it is called. What visitors see follows at once, unless the widget has a draft: then the place is
/// the draft's, and comes with it.
/// </summary>
internal sealed class PlaceWidget(ActionRunner runner, IContentReader reader, IContentManager manager)
{
    /// <summary>The widget, its place, its title, and the state that it must have, or null for any.</summary>
    public sealed record Input(string ContentItemId, WidgetPlace Place, string Title, string? Tag = null);

    /// <summary>Errors: <c>pages.widget.not_found</c>, <c>pages.widget.zone</c>, and those of saving content.</summary>
    public Task<Result<ContentItem>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("pages.widget.place", async scope =>
        {
            if (await scope.RefuseAsync(LayerRights.Right, null, cancellationToken) is { } refusal)
                return refusal;
            if (await reader.GetAsync(input.ContentItemId, ContentVersion.Latest, cancellationToken) is not { } widget || WidgetPlace.Of(widget) is not { } before)
                return LayerErrors.WidgetNotFound;
            if (input.Place.Zone.Length is 0 or > LayerTables.MaxName)
                return LayerErrors.ZoneInvalid;
            var placed = widget.Clone();
            placed.DisplayText = input.Title.Length > 0 ? input.Title : null;
            input.Place.Write(placed);
            // In another zone it comes last, as a new one.
            if (before.Zone != input.Place.Zone)
                placed.Part(WidgetPlace.Member)!.Remove("Position");
            return widget.Published
                ? await manager.SaveAndPublishAsync(placed, input.Tag, cancellationToken)
                : await manager.SaveDraftAsync(placed, input.Tag, cancellationToken);
        }, cancellationToken);
}
