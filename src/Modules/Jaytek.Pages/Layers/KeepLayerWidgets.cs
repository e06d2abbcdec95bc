using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Layers;

/// <summary>Holds the place of a widget right: only who manages layers places one, a new one comes last in its zone, and the table of places follows each save.</summary>
internal sealed class KeepLayerWidgets(IAuthorizer authorizer, IHostContext host) : IContentHandler
{
    /// <summary>More widgets no page could show.</summary>
    public const int Most = 500;

    public async ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        var place = saving.Item.Part(WidgetPlace.Member);
        var before = saving.Before?.Part(WidgetPlace.Member);
        if (JsonEquality.AreEqual(place, before))
            return;
        var errors = saving.Errors.In(WidgetPlace.Member);
        // What stands in a layer is on every page: the right to write a text is not the right to put it there.
        if (!saving.IsImport && !await authorizer.AllowsAsync(saving.Actor, LayerRights.Right, null, cancellationToken))
            errors.Add("Only who manages layers may say where widgets stand.");
        if (place is null)
            return;
        foreach (var member in new[] { "Layer", "Zone" })
        {
            if (place[member].AsText() is not { Length: > 0 and <= LayerTables.MaxName })
                errors.Add(member, $"{member} is a name of 1 to {LayerTables.MaxName} letters.");
        }

        var widgets = saving.Db.Set<LayerWidget>().Where(widget => widget.BrandId == host.BrandId);
        if (before is null && await widgets.CountAsync(cancellationToken) >= Most)
            errors.Add($"A site has at most {Most} widgets in its layers.");
        if (place["Position"].AsNumber() is null && place["Zone"].AsText() is { } zone)
            place["Position"] = (await widgets.Where(widget => widget.Zone == zone).MaxAsync(widget => (double?)widget.Position, cancellationToken) ?? 0) + 1;
    }

    public async ValueTask ChangedAsync(ContentChange change, CancellationToken cancellationToken)
    {
        var row = await change.Db.Set<LayerWidget>().FindAsync([change.ContentItemId], cancellationToken);
        if ((WidgetPlace.Of(change.Latest) ?? WidgetPlace.Of(change.Published)) is not { } place)
        {
            if (row is not null)
                change.Db.Remove(row);
            return;
        }

        if (row is null)
            change.Db.Add(row = new LayerWidget { ContentItemId = change.ContentItemId, BrandId = host.BrandId, Layer = "", Zone = "" });
        (row.Layer, row.Zone, row.Position) = (place.Layer, place.Zone, place.Position);
    }
}
