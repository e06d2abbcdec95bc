using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Pages.Layers.Rules;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Layers;

/// <summary>Makes a layer or changes one.</summary>
internal sealed class SaveLayer(ActionRunner runner, LayerUse use, IHostContext host)
{
    public const string Epoch = "layers";

    /// <summary>What the layer shall be. Without an id it is found by its name and made where there is none, as recipes want it.</summary>
    public sealed record Input(string Name, string Description, JsonObject Rule)
    {
        /// <summary>The layer; null finds it by name.</summary>
        public long? Id { get; init; }

        /// <summary>The state that it must have, or null for any.</summary>
        public long? Version { get; init; }

        /// <summary>Whether a layer of this name must not be there yet.</summary>
        public bool IsNew { get; init; }
    }

    /// <summary>The layer's id and what was done. Errors: <c>pages.layer.*</c>.</summary>
    public Task<Result<(long Id, RecipeChange Change)>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<(long, RecipeChange)>("pages.layer.save", async scope =>
        {
            if (await scope.RefuseAsync(LayerRights.Right, null, cancellationToken) is { } refusal)
                return refusal;
            var name = input.Name.Trim();
            if (name.Length is 0 or > LayerTables.MaxName)
                return LayerErrors.NameInvalid;
            if (input.Description.Length > LayerTables.MaxDescription)
                return LayerErrors.DescriptionTooLong;
            if (RuleJson.Read(input.Rule).Error is { } wrong)
                return wrong;
            var own = scope.Db.Set<Layer>().Where(layer => layer.BrandId == host.BrandId);
            var named = await own.SingleOrDefaultAsync(layer => layer.Name == name, cancellationToken);
            var known = input.Id is { } id ? await own.SingleOrDefaultAsync(layer => layer.Id == id, cancellationToken) : input.IsNew ? null : named;
            if (input.Id is not null && known is null)
                return LayerErrors.NotFound;
            if (named is not null && named != known)
                return LayerErrors.NameTaken;
            if (known is null)
                return await AddAsync(scope, name, input, cancellationToken);
            if (input.Version is { } version && version != known.RowVersion)
                return LayerErrors.Conflict;
            if (known.Name != name && await use.IsUsedAsync(scope.Db, known.Name, cancellationToken))
                return LayerErrors.NameInUse;
            return Change(scope, known, name, input);
        }, cancellationToken);

    private async Task<(long, RecipeChange)> AddAsync(ActionScope scope, string name, Input input, CancellationToken cancellationToken)
    {
        var layer = new Layer { BrandId = host.BrandId, Name = name, Description = input.Description, Rule = Text(input.Rule) };
        scope.Db.Add(layer);
        // The database gives it its id.
        await scope.Db.SaveChangesAsync(cancellationToken);
        scope.Audit("Layer", name, $"Layer '{name}' made", null, Value(layer));
        scope.Bump(Epoch);
        return (layer.Id, RecipeChange.Created);
    }

    private static (long, RecipeChange) Change(ActionScope scope, Layer layer, string name, Input input)
    {
        if (layer.Name == name && layer.Description == input.Description && RuleJson.AreEqual(JsonNode.Parse(layer.Rule), input.Rule))
            return (layer.Id, RecipeChange.Unchanged);
        var before = Value(layer);
        (layer.Name, layer.Description, layer.Rule) = (name, input.Description, Text(input.Rule));
        scope.Audit("Layer", name, $"Layer '{name}' changed", before, Value(layer));
        scope.Bump(Epoch);
        return (layer.Id, RecipeChange.Changed);
    }

    private static string Text(JsonObject rule) => rule.ToJsonString(JsonSerializerOptions.Web);

    private static JsonObject Value(Layer layer) => new() { ["Name"] = layer.Name, ["Description"] = layer.Description, ["LayerRule"] = JsonNode.Parse(layer.Rule) };
}
