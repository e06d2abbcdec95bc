using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Model;

namespace Jaytek.Contents.Items;

/// <summary>
/// Holds pickers whose setting says <c>EditableOnly</c> to items that the person may edit: nobody hangs a mix on another's profile,
/// be it as an item of its own or inside another. What was picked before stays, whoever saves; an import brings what its source allowed.
/// </summary>
internal sealed class CheckPickedItems(IContentReader reader, IContentRights rights, DefinitionView definitions, ContentKinds kinds) : IContentHandler
{
    public const string Setting = "EditableOnly";

    public async ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        if (saving.IsImport)
            return;
        var before = saving.Before is { } old ? Picks(saving.Type, old.Parts).Select(pick => pick.Id).ToHashSet(StringComparer.Ordinal) : [];
        var picks = Picks(saving.Type, saving.Item.Parts).Where(pick => !before.Contains(pick.Id)).ToList();
        if (picks.Count == 0)
            return;
        var items = await reader.GetManyAsync([.. picks.Select(pick => pick.Id).Distinct()], ContentVersion.Latest, cancellationToken);
        foreach (var pick in picks)
        {
            if (!items.TryGetValue(pick.Id, out var item) || !await rights.MayAsync("edit", item, cancellationToken))
                // The same words for what is foreign and for what is not there, so that nobody learns which ids exist.
                saving.Errors.Add(pick.Path, $"{pick.Field} takes only what you may edit yourself.");
        }
    }

    private IEnumerable<Pick> Picks(ContentTypeDefinition type, JsonObject parts)
    {
        foreach (var pick in PicksOf(type, parts, ""))
            yield return pick;
        foreach (var (path, item, itemType) in ContainedLists.Walk(type, parts, definitions.Current, kinds))
        {
            foreach (var pick in itemType is null ? [] : PicksOf(itemType, item, path + "."))
                yield return pick;
        }
    }

    private static IEnumerable<Pick> PicksOf(ContentTypeDefinition type, JsonObject parts, string prefix) =>
        from part in type.Parts
        from field in part.Part.Fields
        where field.KindSettings.Flag(Setting)
        from id in parts[part.Name].Member(field.Name).Member("ContentItemIds").AsTexts()
        select new Pick($"{prefix}{part.Name}.{field.Name}", field.DisplayName, id);

    private sealed record Pick(string Path, string Field, string Id);
}
