using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Parts;

/// <summary>What the parts that hold items share.</summary>
internal static class ItemLists
{
    /// <summary>Complains where the member is there and is not a list of objects.</summary>
    public static void Validate(PartContext part, string member, ContentErrors errors)
    {
        if (part.Json[member] is { } node && (node is not JsonArray array || array.Any(item => item is not JsonObject)))
            errors.Add(member, $"{part.Part.DisplayName}: '{member}' must be a list of content items.");
    }
}
