using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Engine.Settings;

/// <summary>Replaces a section of settings, also one that no module reads yet.</summary>
public sealed class SaveSettingsSection(ActionRunner runner, SettingsStore store)
{
    /// <summary>What it did to the section.</summary>
    /// <param name="key">The section's name.</param>
    /// <param name="json">Its value as JSON.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<RecipeChange>> RunAsync(string key, string json, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync<RecipeChange>("engine.settings.save_section", async scope =>
        {
            if (await scope.RefuseAsync(SaveSiteSettings.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var before = await store.FindAsync(key, cancellationToken);
            if (!await store.SetAsync(key, json, cancellationToken))
                return RecipeChange.Unchanged;
            // Sections may hold what others must not read, so the audit row says only that one changed.
            scope.Audit("Settings", key, $"Settings section {key} changed");
            return before is null ? RecipeChange.Created : RecipeChange.Changed;
        }, cancellationToken);
}
