using Jaytek.Engine.Contracts;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaytek.Recipes.Steps;

/// <summary>Reads a step's members as Orchard's models do: scalars also where they came as text.</summary>
internal static class StepJson
{
    /// <summary>A scalar as text; null for null, objects and arrays.</summary>
    public static string? Text(this JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
        _ => null,
    };
}
