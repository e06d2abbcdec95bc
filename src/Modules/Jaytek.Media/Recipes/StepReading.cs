using System.Text.Json;
using System.Text.Json.Serialization;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Media.Recipes;

/// <summary>Reads a step's members as Orchard does: names in any case, numbers also as strings, since expressions yield strings.</summary>
internal static class StepReading
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNameCaseInsensitive = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    public static Result<T> Read<T>(RecipeStepContext context) where T : class
    {
        try
        {
            return context.Step.Deserialize<T>(Json) is { } model ? model : MediaErrors.StepInvalid(context.Name, "it is empty");
        }
        catch (JsonException e)
        {
            return MediaErrors.StepInvalid(context.Name, $"{e.Path} is not of the kind that is expected");
        }
    }
}
