using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Model;

/// <summary>Checks an item, and the items inside it, against the settings of its definition.</summary>
internal sealed class ContentValidator(ContentDefinitions definitions, ContentKinds kinds)
{
    public void Validate(ContentTypeDefinition type, JsonObject parts, ContentErrors errors)
    {
        ValidateParts(type, parts, errors);
        ValidateContained(type, parts, errors);
    }

    // One look at every text for all kinds. What nobody knows stays as it came.
    private void RefuseStray(ContentTypePartDefinition attached, JsonObject part, ContentErrors errors)
    {
        foreach (var (name, member) in part)
        {
            var isKnown = attached.Part.Field(name) is { } field ? kinds.Field(field.FieldName) is not null : member is JsonValue && kinds.Part(attached.Part.Name) is not null;
            if (isKnown)
                RefuseStray(member, errors.In(name));
        }
    }

    private static void RefuseStray(JsonNode? node, ContentErrors errors)
    {
        // What is refused as a whole needs no second word.
        if (errors.IsWrong)
            return;
        if (node is JsonObject holder)
        {
            foreach (var (name, member) in holder)
                RefuseStray(member, errors.In(name));
        }
        else if (node is JsonArray list)
        {
            for (var at = 0; at < list.Count; at++)
                RefuseStray(list[at], errors.In($"[{at}]"));
        }
        else if (node.AsText() is { } text && text.Any(FieldTools.IsStray))
        {
            errors.Add($"The text holds the control character U+{(int)text.First(FieldTools.IsStray):X4}; it takes no others than tabs and line ends.");
        }
    }

    private void ValidateParts(ContentTypeDefinition type, JsonObject holder, ContentErrors errors)
    {
        foreach (var attached in type.Parts)
        {
            var json = holder[attached.Name];
            var inPart = errors.In(attached.Name);
            if (json is not (null or JsonObject))
            {
                inPart.Add($"'{attached.Name}' must be an object.");
                continue;
            }

            var part = json as JsonObject ?? [];
            kinds.Part(attached.Part.Name)?.Validate(new PartContext(type, attached, part), inPart);
            foreach (var field in attached.Part.Fields)
                ValidateField(type, attached, field, part[field.Name], inPart.In(field.Name));
            if (errors.Check.HasFlag(ContentCheck.Written))
                RefuseStray(attached, part, inPart);
        }
    }

    private void ValidateField(
        ContentTypeDefinition type, ContentTypePartDefinition part, ContentPartFieldDefinition field, JsonNode? json, ContentErrors errors)
    {
        if (kinds.Field(field.FieldName) is not { } kind)
            return;
        if (json is not (null or JsonObject))
            errors.Add($"{field.DisplayName} must be an object, as fields of the kind {field.FieldName} are.");
        else
            kind.Validate(new FieldContext(type, part, field, json as JsonObject ?? []), errors);
    }

    private void ValidateContained(ContentTypeDefinition type, JsonObject holder, ContentErrors errors)
    {
        foreach (var list in ContainedLists.Of(type, holder, kinds))
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                if (list.Items[i] is not JsonObject item)
                    continue;
                var inItem = errors.In($"{list.Path}[{i}]");
                var typeName = item[nameof(ContentItem.ContentType)].AsText();
                if (string.IsNullOrEmpty(typeName))
                    inItem.Add(nameof(ContentItem.ContentType), "The type of the item is missing.");
                // An item of a type that nobody defines is kept as it came.
                if (definitions.Type(typeName) is not { } itemType)
                    continue;
                if (!list.Allows(itemType))
                    inItem.Add(nameof(ContentItem.ContentType), $"An item of the type {itemType.Name} may not stand here.");
                FieldTools.ValidateLine(item[nameof(ContentItem.DisplayText)].AsText(), nameof(ContentItem.DisplayText), "Its name", inItem);
                Validate(itemType, item, inItem);
            }
        }
    }
}
