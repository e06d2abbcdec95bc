using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Parts;
using Jaytek.Contents.Routing;
using Jaytek.Engine.Actions;

namespace Jaytek.Contents.Items;

/// <summary>Asks of an item that comes back from history whether its address and alias are still free.</summary>
internal sealed class FreeNames(DefinitionView definitions)
{
    /// <summary>Gives the item the names of <paramref name="fallback"/>, or none, where another item has its own since.</summary>
    /// <returns>The address that another item has, or null.</returns>
    public async Task<string?> KeepFreeAsync(ActionScope scope, ItemRow row, ContentItem item, ContentItem? fallback, CancellationToken cancellationToken)
    {
        if (definitions.Current.Type(item.ContentType) is not { } type)
            return null;
        if (type.FirstOf(AliasPart.PartName) is { } alias)
            await KeepAsync(scope, row, item.Part(alias.Name), fallback?.Part(alias.Name), "Alias", Handles.Alias, cancellationToken);
        if (type.FirstOf(AutoroutePart.PartName) is not { } autoroute)
            return null;
        var part = item.Part(autoroute.Name);
        if (part is null || fallback is null || new PartContext(type, autoroute, part).Settings.Flag("AllowCustomPath"))
            return await KeepAsync(scope, row, part, fallback?.Part(autoroute.Name), "Path", Handles.Path, cancellationToken);
        // Where nobody sets addresses, one of back then is not set either: the item's own stays.
        Replace(part, fallback.Part(autoroute.Name), "Path");
        return null;
    }

    private static async Task<string?> KeepAsync(
        ActionScope scope, ItemRow row, JsonObject? part, JsonObject? fallback, string member, string kind, CancellationToken cancellationToken)
    {
        if (part?[member].AsText() is not { Length: > 0 } name
            || await Handles.OwnerOfAsync(scope, row, kind, Handles.Fold(name), cancellationToken) is not { } owner || owner == row.ItemNo)
            return null;
        Replace(part, fallback, member);
        return name;
    }

    private static void Replace(JsonObject part, JsonObject? fallback, string member)
    {
        part.Remove(member);
        if (fallback?[member] is { } now)
            part[member] = now.DeepClone();
    }
}
