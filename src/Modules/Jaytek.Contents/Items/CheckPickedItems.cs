using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Items;

/// <summary>
/// Holds pickers whose setting says <c>EditableOnly</c> to items that the person may edit: nobody hangs a mix on another's profile.
/// What was picked before stays, whoever saves; an import brings what its source allowed.
/// </summary>
internal sealed class CheckPickedItems(IContentReader reader, IContentRights rights) : IContentHandler
{
    public const string Setting = "EditableOnly";

    public async ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        if (saving.IsImport)
            return;
        foreach (var part in saving.Type.Parts)
        {
            foreach (var field in part.Part.Fields.Where(field => field.KindSettings.Flag(Setting)))
            {
                var picked = Picked(saving.Item, part, field).Except(saving.Before is { } before ? Picked(before, part, field) : []).ToList();
                if (picked.Count > 0 && !await MayEditAllAsync(picked, cancellationToken))
                    // The same words for what is foreign and for what is not there, so that nobody learns which ids exist.
                    saving.Errors.In(part.Name).Add(field.Name, $"{field.DisplayName} takes only what you may edit yourself.");
            }
        }
    }

    private static IEnumerable<string> Picked(ContentItem item, ContentTypePartDefinition part, ContentPartFieldDefinition field) =>
        item.Field(part.Name, field.Name)?["ContentItemIds"].AsTexts() ?? [];

    private async ValueTask<bool> MayEditAllAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var items = await reader.GetManyAsync(ids, ContentVersion.Latest, cancellationToken);
        foreach (var id in ids)
        {
            if (!items.TryGetValue(id, out var item) || !await rights.MayAsync("edit", item, cancellationToken))
                return false;
        }
        return true;
    }
}
