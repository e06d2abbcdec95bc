using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Recipes.Scripting;

namespace Jaytek.Recipes.Settings;

/// <summary>Replaces a section of settings, also one that no module reads yet.</summary>
internal sealed class SaveSettingsSection(ActionRunner runner, SettingsStore store)
{
    /// <summary>What it did to the section.</summary>
    public Task<Result<RecipeChange>> RunAsync(string key, JsonNode? value, CancellationToken ct) =>
        runner.RunAsync<RecipeChange>("recipes.settings.save_section", async scope =>
        {
            if (await scope.RefuseAsync(RecipesPermissions.ManageSettings, null, ct) is { } refusal)
                return refusal;
            var before = await store.FindAsync(key, ct);
            if (!await store.SetAsync(key, ScriptValues.Text(value), ct))
                return RecipeChange.Unchanged;
            // Sections may hold what others must not read, so the audit row says only that one changed.
            scope.Audit("Settings", key, $"Settings section {key} changed");
            return before is null ? RecipeChange.Created : RecipeChange.Changed;
        }, ct);
}
