using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Pages.Layers.Rules;

namespace Jaytek.Pages.Layers;

/// <summary>Orchard's recipe step <c>Layers</c>: <c>{"Layers":[{"Name","Description","LayerRule":{"Conditions":[]}}]}</c>; a layer replaces the one of its name, others stay.</summary>
internal sealed class LayersStep(SaveLayer save) : IRecipeStep
{
    private const string Layers = "Layers";

    public IReadOnlyList<string> Names { get; } = [Layers];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Step.InAnyCase(Layers) is not JsonArray layers)
            return new Error("pages.layers.step", $"{context.Place("$")}: The step needs an array Layers.");
        for (var index = 0; index < layers.Count; index++)
        {
            var path = $"$.{Layers}[{index}]";
            var saved = layers[index] is JsonObject layer && layer.InAnyCase("Name").AsText() is { Length: > 0 } name
                ? await SaveAsync(context, path, layer, name, cancellationToken)
                : new Error("pages.layers.step", "A layer needs a Name.");
            if (saved.Error is { } error)
                return error with { Message = $"At {context.Place(path)}: {error.Message}" };
            context.Count(saved.Value.Change);
        }

        return Result.Success;
    }

    private async Task<Result<(long Id, RecipeChange Change)>> SaveAsync(
        RecipeStepContext context, string path, JsonObject layer, string name, CancellationToken cancellationToken)
    {
        // Before conditions there was a script; Orchard ignores it too.
        if (layer.InAnyCase("LayerRule") is not JsonObject rule)
        {
            context.Warn(path, "The layer has no LayerRule, so its widgets are never shown.");
            rule = [];
        }

        var rows = RuleJson.Read(rule);
        if (rows.Error is { } wrong)
            return wrong;
        foreach (var unknown in rows.Value.Where(row => row.Kind == ConditionKind.Other))
            context.Warn($"{path}.LayerRule", $"The condition {unknown.Unknown} is unknown here; it is kept and never true.");
        return await save.RunAsync(new SaveLayer.Input(name, layer.InAnyCase("Description").AsText() ?? "", rule.DeepClone().AsObject()), cancellationToken);
    }
}
