using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Features;

namespace Jaytek.Contents.Items;

/// <summary>Refuses a save that changes one of the fields that <see cref="IEditorsFields"/> names, where whoever saves keeps only items of their own.</summary>
internal sealed class CheckEditorsFields(Enabled<IEditorsFields> sources, EditorsRight right) : IContentHandler
{
    public async ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        var changed = sources.SelectMany(source => source.Of(saving.Type.Name)).Select(path => (Path: path, Field: saving.Type.Field(path)))
            .Where(one => one.Field is { } found && !IsSame(ValueOf(saving.Before, found.Part, found.Field), ValueOf(saving.Item, found.Part, found.Field)))
            .ToList();
        if (changed.Count == 0 || await right.HoldsAsync(saving, cancellationToken))
            return;
        foreach (var (path, field) in changed)
            saving.Errors.Add(path, $"{field!.Value.Field.DisplayName} is set by the site's editors alone. Leave it as it is.");
    }

    private static JsonNode? ValueOf(ContentItem? item, ContentTypePartDefinition part, ContentPartFieldDefinition field) => item?.Part(part.Name)?[field.Name];

    // A form posts "no" where nothing was kept.
    private static bool IsSame(JsonNode? before, JsonNode? after) => JsonEquality.AreEqual(before, after) || (IsNothing(before) && IsNothing(after));

    private static bool IsNothing(JsonNode? value) => value is null || (value is JsonObject members && members.All(member =>
        member.Value is null || member.Value.GetValueKind() is JsonValueKind.Null or JsonValueKind.False));
}
