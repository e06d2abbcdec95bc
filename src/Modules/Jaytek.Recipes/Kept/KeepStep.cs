using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Recipes.Kept;

/// <summary>Keeps the data of a step whose module is not there, as they came, and says so.</summary>
internal sealed class KeepStep(ActionRunner runner, KeptJson json)
{
    private const int MaxLiquidWarnings = 20;

    public Task<Result> RunAsync(KeptKind kind, RecipeStepContext context, CancellationToken ct) =>
        runner.RunAsync("recipes.data.keep", async scope =>
        {
            if (await scope.RefuseAsync(RecipesPermissions.Manage, null, ct) is { } refusal)
                return refusal;
            var entries = kind.Split(context.Step).ToList();
            if (entries.Count == 0)
                context.Warn("$", $"The step {kind.Step} holds nothing that could be kept.");
            else
                context.Warn("$.name", $"Nothing here executes {kind.Step} steps yet; its {Things(entries.Count)} kept until {kind.WaitsFor}.");
            var known = await scope.Db.Set<KeptStepData>().Where(row => row.Step == kind.Step).ToDictionaryAsync(row => row.Key, ct);
            foreach (var entry in entries)
            {
                if (!entry.HasKey)
                    context.Warn(entry.Path, "It has no id or name, so its position stands for it; run again after a reordering, it will be kept twice.");
                context.Count(Keep(kind, entry, known, scope));
            }
            WarnOfLiquid(entries, context);
            return Result.Success;
        }, ct);

    private RecipeChange Keep(KeptKind kind, KeptEntry entry, Dictionary<string, KeptStepData> known, ActionScope scope)
    {
        var key = KeptJson.Column(entry.Key);
        if (!known.TryGetValue(key, out var row))
        {
            row = new KeptStepData
            {
                Step = kind.Step,
                Key = key,
                Json = json.Write(entry.Data, kind.IsSecret),
                IsEncrypted = kind.IsSecret,
                KeptAt = scope.Now,
            };
            known.Add(key, row);
            scope.Db.Add(row);
            return RecipeChange.Created;
        }
        if (JsonNode.DeepEquals(json.Read(row), entry.Data))
            return RecipeChange.Unchanged;
        row.Json = json.Write(entry.Data, row.IsEncrypted);
        row.KeptAt = scope.Now;
        return RecipeChange.Changed;
    }

    private static void WarnOfLiquid(List<KeptEntry> entries, RecipeStepContext context)
    {
        var places = entries.SelectMany(entry => LiquidPaths(entry.Data, entry.Path)).ToList();
        foreach (var path in places.Take(MaxLiquidWarnings))
            context.Warn(path, "This is Liquid: it is kept, and never run.");
        if (places.Count > MaxLiquidWarnings)
            context.Warn("$", $"{places.Count - MaxLiquidWarnings} more texts here are Liquid: they are kept, and never run.");
    }

    private static IEnumerable<string> LiquidPaths(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => LiquidPaths(member.Value, SourceMap.Member(path, member.Key))),
        JsonArray items => items.SelectMany((item, index) => LiquidPaths(item, SourceMap.Item(path, index))),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && IsLiquid(value.GetValue<string>()) => [path],
        _ => [],
    };

    private static bool IsLiquid(string text) =>
        text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);

    private static string Things(int count) => count == 1 ? "data are" : $"{count} entries are";
}
