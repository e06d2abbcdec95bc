using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Pages.Display;

/// <summary>
/// The items that a field names. They are those that anyone may view, whoever looks: what is made of them is kept and shown to others
/// (<see cref="Contracts.SummaryLists"/>).
/// </summary>
internal sealed class PickedItems(IContentReader reader, IContentRights rights)
{
    private const int Most = 20;

    /// <summary>The items of <c>ContentItemIds</c> in their order.</summary>
    public async Task<IReadOnlyList<ContentItem>> OfAsync(JsonObject field, CancellationToken cancellationToken)
    {
        var ids = field["ContentItemIds"].AsTexts().Take(Most).ToList();
        if (ids.Count == 0)
            return [];
        var found = await reader.GetManyAsync(ids, ContentVersion.Published, cancellationToken);
        var picked = new List<ContentItem>(ids.Count);
        foreach (var item in ids.Select(found.GetValueOrDefault).OfType<ContentItem>())
        {
            if (await rights.MayAnyoneViewAsync(item, cancellationToken))
                picked.Add(item);
        }
        return picked;
    }
}
