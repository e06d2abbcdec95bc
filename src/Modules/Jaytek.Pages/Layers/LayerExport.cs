using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaytek.Pages.Layers;

/// <summary>Layers as a recipe that brings them to another site.</summary>
internal static class LayerExport
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The recipe as UTF-8.</summary>
    public static byte[] Recipe(IEnumerable<Layer> layers) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["name"] = "layers",
            ["displayName"] = "Layers",
            ["description"] = "The layers of a site.",
            ["issetuprecipe"] = false,
            ["steps"] = new JsonArray(new JsonObject
            {
                ["name"] = "Layers",
                ["Layers"] = new JsonArray([.. layers.Select(layer => (JsonNode)new JsonObject
                {
                    ["Name"] = layer.Name, ["Description"] = layer.Description, ["LayerRule"] = JsonNode.Parse(layer.Rule),
                })]),
            }),
        },
        Indented);
}
